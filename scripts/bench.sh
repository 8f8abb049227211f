#!/usr/bin/env bash
# Measures the main paths beside bare pages and the bare database: bench.sh [--engine sqlite|postgres] [--cases N] [--quick]
set -euo pipefail
export TGPL_COMPRESS=0  # as behind a proxy, which compresses
cd "$(dirname "$0")/.."
case " $* " in *postgres*) scripts/postgres.sh start ;; esac
exec .venv/bin/python -m bench "$@"
