#!/usr/bin/env bash
# The inner loop: all checks, then the fast tests on SQLite.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/check.sh
.venv/bin/python -m pytest -m "not browser and not slow" "$@"
