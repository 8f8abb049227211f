"""How well everybody can use these pages, as far as it is known: from the tests, beside what only people can check."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from tgpl.core.law.rule_files import load

_DATA = Path(__file__).parent / "data" / "accessibility"


@dataclass(frozen=True, slots=True)
class Statement:
    """The page, in the language of the moment."""

    on: date
    version: str
    pages: int
    looks: list[str]
    states: list[str]
    journeys: list[str]
    only_people: list[str]
    gaps: list[str]


def statement() -> Statement:
    covered, words = _covered(), _words()
    return Statement(
        on=date.fromisoformat(covered["on"]),
        version=version("tgpl-mo"),
        pages=len(covered["pages"]),
        looks=_in_words(words["looks"], covered["looks"]),
        states=_in_words(words["states"], covered["states"]),
        journeys=_in_words(words["journeys"], covered["journeys"]),
        only_people=[_(line) for line in words["only_people"]],
        gaps=[_(line) for line in words["gaps"]],
    )


def _in_words(words: dict[str, Any], names: Iterable[str]) -> list[str]:
    return [_(words[name]["words"]) for name in names]


@cache
def _covered() -> dict[str, Any]:
    """As scripts/accessibility.py wrote it."""
    return dict(json.loads((_DATA / "covered.json").read_text()))


@cache
def _words() -> dict[str, Any]:
    return load(_DATA / "words.yaml")
