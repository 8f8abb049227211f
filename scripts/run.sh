#!/usr/bin/env bash
# Installs nothing more: prepares the embedded database, loads the demonstration province once, serves it.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8000}
tgpl=.venv/bin/tgpl
$tgpl migrate --verbosity 0
$tgpl collectstatic --noinput --verbosity 0
$tgpl demo --once
$tgpl work --with-parent &
echo "TGPL Mở: http://localhost:$port/   (Ctrl+C dừng / stops)"
exec .venv/bin/gunicorn --config python:tgpl.config.server --bind "127.0.0.1:$port"
