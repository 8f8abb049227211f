#!/usr/bin/env bash
# Makes .venv with the hashed requirements: venv.sh base|dev
set -euo pipefail
cd "$(dirname "$0")/.."
what=$1
python=$(command -v python3.11 || command -v python3 || true)
if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "TGPL Mở needs Python 3.11 or later: apt-get install python3 python3-venv" >&2; exit 1
fi
if [ ! -x .venv/bin/pip ]; then
  "$python" -m venv .venv 2>/dev/null || {
    rm -rf .venv
    [ "$(id -u)" = 0 ] || { echo "Python's venv is missing: sudo apt-get install python3-venv" >&2; exit 1; }
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
    "$python" -m venv .venv
  }
fi
.venv/bin/pip install -q --require-hashes --only-binary :all: -r "requirements/$what.txt"
.venv/bin/pip install -q --no-deps --no-build-isolation -e . 2>/dev/null || .venv/bin/pip install -q --no-deps -e .
.venv/bin/python scripts/translations.py --compile
touch .venv/base
[ "$what" = dev ] && touch .venv/dev || true
