"""How statistical tables are worded on pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tgpl.intake.models import FormOfAid, MatterField
from tgpl.reports.queries.statistics import ENDED, NEW
from tgpl.reports.rules.statistics import TOTAL, Counts, rows

FIELDS = {value: label for value, label in MatterField.choices if value != MatterField.BUSINESS}
FORMS = dict(FormOfAid.choices)


@dataclass(frozen=True)
class Cell:
    """A number in the table and the page of the cases behind it."""

    value: int
    url: str
    label: str


@dataclass(frozen=True)
class Line:
    label: str
    is_total: bool
    cells: list[Cell]


def table(counts: Mapping[tuple[str, str], Counts], year: int) -> list[Line]:
    """The table of a year: a line per field, two cells (new, ended) per form, the totals last."""
    return [
        Line(_field(field), field == TOTAL, _line(year, field, found)) for field, found in rows(counts, FIELDS, FORMS)
    ]


def _line(year: int, field: str, found: list[Counts]) -> list[Cell]:
    forms = zip([*FORMS, TOTAL], found, strict=True)
    return [cell for form, counts in forms for cell in _cells(year, field, form, counts)]


def _cells(year: int, field: str, form: str, counts: Counts) -> list[Cell]:
    return [
        Cell(value, cell_url(year, field, form, what), f"{_field(field)}, {_form(form)}, {what_label(what)}: {value}")
        for what, value in ((NEW, counts.new), (ENDED, counts.ended))
    ]


def cell_url(year: int, field: str, form: str, what: str) -> str:
    query = {"linh-vuc": field, "hinh-thuc": form, "loai": what}
    return f"{reverse('reports:list_cell', kwargs={'year': year})}?{urlencode(query)}"


def what_label(what: str) -> str:
    return _("thụ lý mới") if what == NEW else _("kết thúc")


def _field(field: str) -> str:
    return str(FIELDS[field]) if field else _("Tất cả lĩnh vực")


def _form(form: str) -> str:
    return str(FORMS[form]) if form else _("mọi hình thức")


def cell_title(field: str, form: str, what: str, year: int) -> str:
    """What the list behind a cell is called."""
    parts = {"field": _field(field), "form": _form(form), "what": what_label(what), "year": year}
    return _("%(field)s, %(form)s: %(what)s năm %(year)s") % parts
