#!/usr/bin/env bash
# Everything: checks, all tests on SQLite with headless Chromium, then those that ask a database again on PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/packages.sh gettext postgresql chromium tesseract-ocr tesseract-ocr-vie espeak-ng opus-tools
scripts/check.sh
.venv/bin/python -m pytest -n 2 "$@"
scripts/postgres.sh start -c fsync=off  # no test pulls the plug
trap 'scripts/postgres.sh stop' EXIT
DATABASE_URL=$(scripts/postgres.sh url) .venv/bin/python -m pytest -n 2 -m "database and not browser" "$@"
