"""Closed lists of the law (grounds of refusal, of stopping, of acting at once): dated YAML with citation and mark.

Each version has `citation`, `mark`, `valid_from`, `valid_to` and `grounds`: a `code` and a `text`, with a `citation`
of its own where the law gives one.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tgpl.core.rule_files import in_force


@dataclass(frozen=True, slots=True)
class Ground:
    """One entry of such a list."""

    code: str
    text: str
    citation: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Version:
    valid_from: dt.date
    valid_to: dt.date | None
    grounds: tuple[Ground, ...]


def grounds_on(file: Path, day: dt.date) -> list[Ground]:
    """The grounds that `file` holds for `day`."""
    version = in_force(_versions(file), day)
    return list(version.grounds) if version else []


def ground_on(file: Path, code: str, day: dt.date) -> Ground | None:
    """One of them; None when the law knows no such ground."""
    return next((ground for ground in grounds_on(file, day) if ground.code == code), None)


@cache
def _versions(file: Path) -> tuple[_Version, ...]:
    return tuple(
        _Version(
            version["valid_from"],
            version["valid_to"],
            tuple(
                Ground(g["code"], g["text"], g.get("citation") or version["citation"], g.get("mark") or version["mark"])
                for g in version["grounds"]
            ),
        )
        for version in yaml.safe_load(file.read_text(encoding="utf-8"))
    )
