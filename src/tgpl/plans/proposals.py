"""Which figures are proposed for a task, from the words of the plan (`data/evidence.yaml`)."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tgpl.core.language.text import fold
from tgpl.core.law.rule_files import Entry, load
from tgpl.plans.figures import FIGURES

_KEPT = {figure.code for figure in FIGURES}
FILE = Path(__file__).parent / "data" / "evidence.yaml"
# Figures by their codes, each with what it should reach.
Proposal = dict[str, int | None]


@cache
def proposals() -> list[Entry]:
    """The entries of the file; raises RuleFault on a faulty one, or one that names a figure that nobody keeps."""
    document = load(FILE)
    document.expect({"source": str, "mark": str, "proposals": list})
    for entry in document["proposals"]:
        entry.expect({"figures": list}, {"words": list, "any": list, "title": list, "collective": bool, "alone": bool})
        for figure in entry["figures"]:
            figure.expect({"code": str}, {"target": int})
            if figure["code"] not in _KEPT:
                raise figure.fault(f"không có con số nào tên là “{figure['code']}”", "code")
    return list(document["proposals"])


def proposal_for(outputs: Iterable[str], title: str, *, collective: bool = False) -> Proposal:
    """The figures for a task: what its outputs ask for; where they ask for nothing, what its title does.

    `collective`: all agencies of a kind lead it.
    """
    said, titled = f" {fold(' '.join(outputs))} ", f" {fold(title)} "
    return _found(said, titled, collective) or _found(titled, titled, collective)


def _found(said: str, title: str, collective: bool) -> Proposal:
    """The figures of every entry that matches, up to one that stands alone."""
    found: Proposal = {}
    for entry in proposals():
        if _matches(entry, said, title) and (collective or not entry.get("collective")):
            for figure in entry["figures"]:
                found.setdefault(figure["code"], figure.get("target"))
            if entry.get("alone"):
                break
    return found


def _matches(entry: Entry, said: str, title: str) -> bool:
    one_of = _stand_in(said, entry.get("any"))
    return (
        all(_stand_in(said, entry.get("words")))
        and all(_stand_in(title, entry.get("title")))
        and (any(one_of) or not one_of)
    )


def _stand_in(text: str, words: Iterable[str] | None) -> list[bool]:
    return [f" {fold(word)} " in text for word in words or []]
