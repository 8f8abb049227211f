#!/usr/bin/env bash
# Lint, format, types, import order, migrations, translations, what the public page on accessibility says.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"
python scripts/translations.py --compile
ruff check -q .
ruff format -q --check .
lint-imports | tail -n 4
shopt -s globstar nullglob
mypy src/tgpl/*/{rules,services,queries}.py src/tgpl/*/{rules,services,queries,reader,reading}/**/*.py | tail -n 20
tgpl makemigrations --check --dry-run >/dev/null || { echo "Models and migrations differ: run tgpl makemigrations" >&2; exit 1; }
python scripts/translations.py --check
python scripts/house.py --check
python scripts/accessibility.py --check
