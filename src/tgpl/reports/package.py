"""Everything that a year asks for in one archive: statistical tables, periodic reports, figures, the data set."""

import json
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone, translation

from tgpl.accounts.models import Agency
from tgpl.documents.services import render
from tgpl.indicators.catalogue import INDICATORS
from tgpl.indicators.dataset.dimensions import TRAITS
from tgpl.indicators.dataset.presenters import as_csv, grid
from tgpl.indicators.dataset.queries import cross
from tgpl.indicators.dataset.rules import without_empty
from tgpl.indicators.presenters import as_json
from tgpl.indicators.queries import read_figures
from tgpl.indicators.rules import Scope
from tgpl.reports.periodic.queries.catalogue import templates
from tgpl.reports.periodic.queries.content import offices_of, periodic_content
from tgpl.reports.periodic.rules.drawing import period_paper
from tgpl.reports.rules.content import digest
from tgpl.reports.rules.plan_report import Letterhead
from tgpl.reports.tables.drawing import as_paper, as_xlsx
from tgpl.reports.tables.queries.catalogue import is_in_force, tables
from tgpl.reports.tables.queries.sheets import read_sheet
from tgpl.reports.tables.rules.periods import Period

MADE = (1980, 1, 1, 0, 0, 0)  # the same figures, the same archive
CROSSED = ("kind", "degree", "sex", "age", "channel", "outcome", "need", "days")


def yearly_package(year: Period, agency: Agency) -> bytes:
    """The archive for one agency; each file is made and put away before the next."""
    out = BytesIO()
    with ZipFile(out, "w") as archive, translation.override("vi"):
        for name, content in _files(year, agency):
            archive.writestr(ZipInfo(name, MADE), content, ZIP_DEFLATED)
    return out.getvalue()


def _files(year: Period, agency: Agency) -> Iterator[tuple[str, bytes]]:
    yield from _tables(year, agency)
    yield from _reports(year, agency)
    yield from _figures(year, agency)


def _tables(year: Period, agency: Agency) -> Iterator[tuple[str, bytes]]:
    for form in tables():
        if is_in_force(form, year):
            sheet, name = read_sheet(form.code, year, offices_of(agency)), f"bieu-{form.code}-{year.code}"
            yield f"bieu/{name}.json", _json(sheet.as_json())
            yield f"bieu/{name}.xlsx", as_xlsx(sheet)
            yield f"bieu/{name}.pdf", render(as_paper(sheet), "pdf")


def _reports(year: Period, agency: Agency) -> Iterator[tuple[str, bytes]]:
    head = Letterhead(agency.name.upper(), agency.parent.name.upper() if agency.parent else "")
    for template in templates().values():
        if year.kind in template.periods:
            content = periodic_content(template, year, agency, timezone.localdate())
            paper = period_paper(content, {}, head, digest(content.as_json()))
            yield f"bao-cao/{template.code}-{year.code}.docx", render(paper, "docx")
            yield f"bao-cao/{template.code}-{year.code}.pdf", render(paper, "pdf")


def _figures(year: Period, agency: Agency) -> Iterator[tuple[str, bytes]]:
    last = min(year.last, timezone.localdate())
    scope = Scope(year.first, last, last, offices_of(agency))
    readings = read_figures(scope)
    yield "chi-so.json", _json([as_json(figure, readings[figure.code]) for figure in INDICATORS])
    for row, column in combinations(CROSSED, 2):
        rows = grid(TRAITS[row], without_empty(cross(TRAITS[row], TRAITS[column], scope)))
        yield f"bo-du-lieu/{row}-{column}.csv", as_csv(rows)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2).encode()
