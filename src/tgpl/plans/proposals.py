"""Which figures are proposed for a task, from the words of the plan (`data/evidence.yaml`)."""

from functools import cache
from pathlib import Path

from tgpl.core.rule_files import Entry, load
from tgpl.core.text import fold
from tgpl.indicators.catalogue import INDICATORS

_KEPT = {figure.code for figure in INDICATORS}
FILE = Path(__file__).parent / "data" / "evidence.yaml"


@cache
def proposals() -> list[Entry]:
    """The entries of the file; raises RuleFault on a faulty one, or one that names a figure that nobody keeps."""
    document = load(FILE)
    document.expect({"source": str, "mark": str, "proposals": list})
    for entry in document["proposals"]:
        entry.expect({"words": list, "indicators": list})
        unknown = [code for code in entry["indicators"] if code not in _KEPT]
        if unknown:
            raise entry.fault(f"không có con số nào tên là “{unknown[0]}”", "indicators")
    return list(document["proposals"])


def proposed_indicators(text: str) -> list[str]:
    """The codes of the figures proposed for a task whose title and outputs say `text`."""
    folded = f" {fold(text)} "
    entry = next((e for e in proposals() if all(f" {fold(word)} " in folded for word in e["words"])), None)
    return list(entry["indicators"]) if entry else []
