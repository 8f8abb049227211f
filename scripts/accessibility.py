"""What the tests cover, as data for the public page on accessibility: src/tgpl/portal/data/accessibility/covered.json.

`accessibility.py` reads what the tests declare (pages and states that axe walks, in which looks, whose journeys
stand) and writes it down with the day; `accessibility.py --check` fails when the tests say something else by now.
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COVERED = ROOT / "src/tgpl/portal/data/accessibility/covered.json"
JOURNEYS = ("tgpl.portal.tests.test_journeys", "tgpl.portal.tests.test_poor_line")
DEVICE = "tgpl.portal.tests.test_device"


def declared() -> dict[str, Any]:
    """Everything that the tests say of themselves."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tgpl.config.settings")
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    import_module("django").setup()
    browser, walk = import_module("tgpl.core.testing.browser"), import_module("tests.test_every_page")
    states = import_module("tests.test_every_state").CITIZENS
    behind = {view for ways in states.values() for view, _come_to in ways if isinstance(view, str)}
    return {
        "rules": browser.RULES,
        "looks": list(browser.LOOKS),
        "pages": sorted({*walk.CITIZENS_PAGES, *behind}),
        "states": [*states, *marked("state", import_module(DEVICE))],
        "journeys": [name for module in JOURNEYS for name in marked("journey", import_module(module))],
    }


def marked(name: str, module: ModuleType) -> Iterator[str]:
    """What a module tells by the marks of this name on its tests: whose journeys, which states."""
    for thing in vars(module).values():
        yield from (mark.args[0] for mark in getattr(thing, "pytestmark", []) if mark.name == name)


def main() -> int:
    found = declared()
    held = json.loads(COVERED.read_text()) if COVERED.exists() else {}
    held.pop("on", None)
    if found == held:
        return 0
    if "--check" in sys.argv:
        changed = ", ".join(name for name in found if found[name] != held.get(name))
        print(f"The public page on accessibility is behind the tests ({changed}): run scripts/accessibility.py")
        return 1
    today = datetime.now(UTC).date().isoformat()
    COVERED.write_text(json.dumps({"on": today, **found}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
