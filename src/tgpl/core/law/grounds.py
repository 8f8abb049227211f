"""Closed lists of the law (grounds of refusal, of stopping, of acting at once): dated YAML with citation and mark.

Each version has `citation`, `mark`, `valid_from`, `valid_to` and `grounds`: a `code` and a `text`, with a `citation`
of its own where the law gives one.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tgpl.core.law.rule_files import Entry, load_versions, version_on


@dataclass(frozen=True, slots=True)
class Ground:
    """One entry of such a list."""

    code: str
    text: str
    citation: str
    mark: str


def grounds_on(file: Path, day: dt.date) -> list[Ground]:
    """The grounds that `file` holds for `day`."""
    version = version_on(read_grounds(file), day)
    return [_ground(entry, version) for entry in version["grounds"]] if version else []


def ground_on(file: Path, code: str, day: dt.date) -> Ground | None:
    """One of them; None when the law knows no such ground."""
    return next((ground for ground in grounds_on(file, day) if ground.code == code), None)


@cache
def read_grounds(file: Path) -> tuple[Entry, ...]:
    """The versions of the list in `file`; raises RuleFault at the first fault."""
    versions = load_versions(file, {"grounds": list})
    for version in versions:
        for entry in version["grounds"]:
            entry.expect({"code": str, "text": str}, {"citation": str, "mark": str})
    return tuple(versions)


def _ground(entry: Entry, version: Entry) -> Ground:
    source = {key: entry.get(key) or version[key] for key in ("citation", "mark")}
    return Ground(entry["code"], entry["text"], **source)
