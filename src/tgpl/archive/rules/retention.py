"""Thời hạn lưu trữ: how long a closed file is kept, as dated data that an officer corrects."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tgpl.core.law.rule_files import Entry, Mark, check_dates, load


@dataclass(frozen=True, slots=True)
class Retention:
    """The rule of a span of days. `years` None: not known, or for ever: nothing may be destroyed."""

    valid_from: dt.date
    valid_to: dt.date | None
    years: int | None
    citation: str
    mark: Mark


def load_retention(paths: Iterable[Path]) -> list[Retention]:
    """The versions of the rule in order; a hole or an overlap in their dates is a fault with its line."""
    entries = [entry for path in paths for entry in _versions(load(path))]
    check_dates(entries)
    return sorted((_retention(entry) for entry in entries), key=lambda version: version.valid_from)


def _versions(entry: Entry) -> list[Entry]:
    entry.expect({"case_files": list})
    return list(entry["case_files"])


def _retention(entry: Entry) -> Retention:
    entry.expect({"valid_from": dt.date, "citation": str, "mark": str}, {"valid_to": dt.date, "years": int})
    return Retention(
        entry["valid_from"], entry.get("valid_to"), entry.get("years"), entry["citation"], entry.one_of("mark", Mark)
    )


def keep_until(closed_on: dt.date, years: int | None) -> dt.date | None:
    """The last day of keeping: whole years counted from the first of January after the closing; None when unknown."""
    return dt.date(closed_on.year + years, 12, 31) if years is not None else None
