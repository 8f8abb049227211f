"""How the form of a survey and its faults are told: on pages and in workbooks alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.network.rules import FEMALE, MALE, TOTAL, Broken, Fault, Section, Survey

COLUMN_NAMES: dict[str, str | Promise] = {
    MALE: gettext_lazy("Nam"),
    FEMALE: gettext_lazy("Nữ"),
    TOTAL: gettext_lazy("Tổng số"),
}
NUMBER_NAME = gettext_lazy("Số lượng")


def column_name(section: Section, column: str) -> str:
    return str(COLUMN_NAMES[column] if len(section.columns) > 1 else NUMBER_NAME)


def fault_words(fault: Fault) -> str:
    """What is wrong with a cell, and what to do."""
    if fault.kind == "no_number":
        return _("“%s” không phải là số người. Chỉ ghi chữ số, ví dụ 12; chưa biết thì để trống.") % fault.text
    if fault.kind == "too_large":
        return _("%s lớn quá mức có thể có. Hãy kiểm tra lại.") % fault.text
    if fault.kind == "sum":
        men, women, everybody = fault.numbers
        told = {"men": men, "women": women, "sum": men + women, "all": everybody}
        return _("Nam %(men)s + nữ %(women)s = %(sum)s, không phải %(all)s. Hãy sửa một trong ba ô.") % told
    return _("Tổng số %s ít hơn số nam hoặc số nữ. Hãy sửa lại.") % fault.numbers[0]


def broken_words(broken: Broken) -> str:
    """A check that does not hold, with the two figures."""
    told = {"text": _(broken.check.text), "left": broken.left, "right": broken.right}
    return _("%(text)s Hiện ghi %(left)s so với %(right)s (%(column)s).") % {
        **told,
        "column": str(COLUMN_NAMES[broken.column]).lower(),
    }


@dataclass(frozen=True, slots=True)
class Named:
    """A cell by its section, row and column in words."""

    section: Section
    row: str
    column: str

    def __str__(self) -> str:
        return f"{_(self.section.title)} – {_(self.row)}, {self.column.lower()}"


def names_of(survey: Survey) -> dict[str, Named]:
    """Each cell of the form in words."""
    return {
        f"{section.code}.{row.code}.{column}": Named(section, row.text, column_name(section, column))
        for section in survey.sections
        for row in section.rows
        for column in section.columns
    }


def told_changes(survey: Survey, changes: Iterable[dict[str, object]]) -> list[tuple[str, str, str]]:
    """What a correction changed: cell, before, now; a blank reads "chưa rõ"."""
    names = names_of(survey)
    return [
        (str(names.get(str(one["cell"]), one["cell"])), number_words(one["was"]), number_words(one["now"]))
        for one in changes
    ]


def number_words(value: object) -> str:
    return _("chưa rõ") if value is None else str(value)
