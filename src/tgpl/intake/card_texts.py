"""The words on the card for a place: dated YAML, in the Vietnamese of those who read with effort."""

import datetime as dt
from functools import cache
from pathlib import Path

from tgpl.core.law.rule_files import Entry, load_versions, version_on

FILE = Path(__file__).parent / "data" / "place_card.yaml"
_WORDS = {"title": str, "lead": str, "scan": str, "phones": list, "sections": list}


def words_on(day: dt.date) -> Entry:
    """What the card says on `day`; before the first version, what that one says."""
    return version_on(card_texts(), day) or card_texts()[0]


@cache
def card_texts() -> tuple[Entry, ...]:
    """The versions of the card; raises RuleFault at the first fault."""
    versions = load_versions(FILE, _WORDS)
    for version in versions:
        for phone in version["phones"]:
            phone.expect({"number": str, "words": str})
        for section in version["sections"]:
            section.expect({"heading": str, "lines": list, "citation": str}, {"kinds": list})
    return tuple(versions)


def sections_for(words: Entry, kind: str) -> list[Entry]:
    """The sections that a card at a place of this kind shows."""
    return [section for section in words["sections"] if kind in section.get("kinds", [kind])]
