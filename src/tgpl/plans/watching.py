"""When the board gives an alarm: numbers in `data/watch.yaml`, or in `law/plans/watch.yaml` of an office's own."""

from functools import cache
from pathlib import Path

from django.conf import settings

from tgpl.core.law.rule_files import Entry, load
from tgpl.plans.rules import Watch

_AGAIN = 7  # where an office's own file does not say
FILE = Path(__file__).parent / "data" / "watch.yaml"


@cache
def watch_file() -> Entry:
    """The office's own file, else ours; raises RuleFault on a faulty one."""
    own = Path(settings.DATA_DIR) / "law" / "plans" / "watch.yaml"
    document = load(own if own.exists() else FILE)
    document.expect(
        {"source": str, "mark": str, "soon": int, "silent": int, "falling": int, "remind": int}, {"again": int}
    )
    return document


def watch() -> Watch:
    document = watch_file()
    return Watch(document["soon"], document["silent"], document["falling"], document["remind"])


def again_after() -> int:
    """After how many days a body is written to again about what it was told already."""
    return int(watch_file().get("again") or _AGAIN)
