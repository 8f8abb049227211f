"""How the funnel is worded: each number leads to its requests, each share is of those who asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import formats

from tgpl.indicators.funnel.queries import Counted
from tgpl.indicators.funnel.steps import LAPSED, LAPSED_LABEL, STEPS, Group


@dataclass(frozen=True)
class Cell:
    """A number, its share of those who asked, and its requests."""

    value: int
    share: int
    url: str
    label: str


@dataclass(frozen=True)
class Line:
    name: str
    steps: list[Cell]
    lapsed: Cell
    tries: str  # on the average, before a request of this group lapsed; empty where none did


def lines(by: Group, counted: Iterable[Counted], asked: Mapping[str, str]) -> list[Line]:
    """The funnel; `asked`: what the form was sent with, which the lists are narrowed by too."""
    names = by.names()
    return [_line(str(names[one.value]), one, {**asked, "theo": by.code, "gia-tri": one.value}) for one in counted]


def _line(name: str, one: Counted, asked: Mapping[str, str]) -> Line:
    whole = one.reached[0]

    def cell(step: str, label: object, value: int) -> Cell:
        url = f"{reverse('indicators:list_funnel')}?{urlencode({**asked, 'buoc': step})}"
        return Cell(value, 100 * value // whole, url, f"{name}, {label}: {value}")

    steps = [cell(step.code, step.label, value) for step, value in zip(STEPS, one.reached, strict=True)]
    return Line(name, steps, cell(LAPSED, LAPSED_LABEL, one.lapsed), _average(one))


def _average(one: Counted) -> str:
    if not one.lapsed:
        return ""
    mean = (Decimal(one.tries) / one.lapsed).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return formats.localize(mean)
