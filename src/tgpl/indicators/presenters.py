"""How figures are worded on pages, in reports and on the command line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from tgpl.indicators.figures import Indicator, Population
from tgpl.indicators.queries import COUNTED, MISSING
from tgpl.indicators.rules import Reading, Scope


def value_words(figure: Indicator, reading: Reading) -> str:
    """A figure in words: "3/9 (33,3%)" for a share, "12 vụ việc" for a count."""
    if reading.out_of is None:
        return f"{number(reading.value)} {figure.unit}"
    if reading.percent is None:
        return _("Chưa có ai thuộc diện tính")
    return f"{number(reading.value)}/{number(reading.out_of)} ({formats.localize(reading.percent)}%)"


def number(value: int) -> str:
    return formats.number_format(value, use_l10n=True, force_grouping=True)


@dataclass(frozen=True)
class Part:
    """One part of a figure and the page of its records."""

    key: str
    label: str
    value: int
    url: str


@dataclass(frozen=True)
class Line:
    """A figure as a page shows it, leading to the records behind it; `parts` when it is split."""

    figure: Indicator
    reading: Reading
    url: str
    parts: list[Part]

    @property
    def words(self) -> str:
        return value_words(self.figure, self.reading)


def line(figure: Indicator, reading: Reading, scope: Scope) -> Line:
    names = figure.by.names() if figure.by else {}
    parts = [
        Part(f"={name}", str(names[name]), value, records_url(figure.code, scope, f"={name}"))
        for name, value in reading.parts.items()
    ]
    return Line(figure, reading, records_url(figure.code, scope), parts)


def ways(shown: Line, scope: Scope) -> list[Part]:
    """The lists that can be opened behind a figure: all that it counts, what it misses, each of its parts."""
    figure, reading = shown.figure, shown.reading
    label = _("Được tính") if figure.is_share else _("Tất cả")
    found = [Part(COUNTED, label, reading.value, records_url(figure.code, scope))]
    if figure.is_share:
        found.append(Part(MISSING, _("Chưa đạt"), reading.missing, records_url(figure.code, scope, MISSING)))
    return found + shown.parts


def records_url(code: str, scope: Scope, part: str = COUNTED) -> str:
    """The page of the records behind a figure, or behind one part of it."""
    address = reverse("indicators:list_records", kwargs={"code": code})
    query = {"tu": scope.first.isoformat(), "den": scope.last.isoformat()}
    if scope.as_of != scope.last:
        query["ngay"] = scope.as_of.isoformat()
    return f"{address}?{urlencode(query if part == COUNTED else {**query, 'phan': part})}"


def as_json(figure: Indicator, reading: Reading) -> dict[str, Any]:
    """A figure for other programs."""
    return {
        "code": figure.code,
        "name": str(figure.name),
        "definition": str(figure.definition),
        "unit": str(figure.unit),
        "source": str(figure.source.text),
        "mark": figure.source.mark.value,
        "value": reading.value,
        "out_of": reading.out_of,
        "percent": None if reading.percent is None else float(reading.percent),
        "parts": dict(reading.parts),
    }


def cell(value: Any) -> str:
    """A value in a list of records."""
    return formats.date_format(value, "SHORT_DATE_FORMAT") if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class Record:
    """One record in the list behind a figure, and its own page where it has one."""

    url: str
    cells: Sequence[str]


def records(population: Population, rows: Iterable[Any]) -> list[Record]:
    """The rows of a list, in the columns of their population."""
    return [Record(population.address(row), [cell(shown.value(row)) for shown in population.columns]) for row in rows]
