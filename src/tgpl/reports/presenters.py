"""How statistical tables are worded on pages."""

from collections.abc import Iterable, Iterator, Mapping
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
    behind = reverse("reports:list_cell", kwargs={"year": year})
    forms = {form: _form(form) for form in [*FORMS, TOTAL]}
    whats = {what: what_label(what) for what in (NEW, ENDED)}
    return [
        Line(_field(field), field == TOTAL, list(_cells(behind, field, zip(forms.items(), found, strict=True), whats)))
        for field, found in rows(counts, FIELDS, FORMS)
    ]


def _cells(
    behind: str, field: str, found: Iterable[tuple[tuple[str, str], Counts]], whats: Mapping[str, str]
) -> Iterator[Cell]:
    of_field = _field(field)
    for (form, of_form), counts in found:
        for (what, label), value in zip(whats.items(), (counts.new, counts.ended), strict=True):
            query = urlencode({"linh-vuc": field, "hinh-thuc": form, "loai": what})
            yield Cell(value, f"{behind}?{query}", f"{of_field}, {of_form}, {label}: {value}")


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
