"""The content of a periodic report as it stands now, ready to be frozen."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.utils import translation

from tgpl.accounts.models import Agency
from tgpl.indicators.catalogue import indicator
from tgpl.indicators.queries import all_offices, read_figures
from tgpl.indicators.rules import Scope
from tgpl.reports.periodic.rules.content import PeriodFigure, PeriodicContent, PeriodSection, PeriodTable
from tgpl.reports.periodic.rules.template import Section, Template
from tgpl.reports.queries.plans import figure_line
from tgpl.reports.rules.content import FigureLine
from tgpl.reports.rules.plan_report import grouped
from tgpl.reports.tables.queries.counting import read_table
from tgpl.reports.tables.queries.sources import Span
from tgpl.reports.tables.rules.form import TableForm
from tgpl.reports.tables.rules.periods import Period
from tgpl.reports.tables.rules.sheet import shown

MOST_RECORDS = 500  # lines of a list inside a report


def offices_of(agency: Agency) -> frozenset[int]:
    """The offices that a report of `agency` covers: a department all of them, an office itself and its branches."""
    if agency.kind == Agency.Kind.DEPARTMENT:
        return all_offices()
    under = Agency.objects.filter(parent=agency, kind__in=Agency.OFFICES)
    return frozenset({agency.pk, *under.values_list("pk", flat=True)})


def periodic_content(template: Template, period: Period, agency: Agency, as_of: dt.date) -> PeriodicContent:
    """What the report says if it is written at the end of `as_of`: always in Vietnamese, it becomes a paper."""
    offices = offices_of(agency)
    span = Span(period.first, min(period.last, as_of), offices, whole=offices >= all_offices())
    with translation.override("vi"):
        figures = _figures(template, span)
        return PeriodicContent(
            template=template.code,
            name=template.name,
            subject=template.subject.format(period=period.name),
            period=period.code,
            period_name=period.name,
            first=span.first.isoformat(),
            last=span.last.isoformat(),
            citation=template.citation,
            mark=template.mark.value,
            as_of=as_of,
            figures=figures,
            tables={name: _table(form, span) for name, form in template.tables.items()},
            indicators=_indicators(template, span, as_of),
            sections=tuple(_section(section, figures, span, period, as_of) for section in template.sections),
            notes=template.notes,
        )


def _figures(template: Template, span: Span) -> tuple[PeriodFigure, ...]:
    now, before = (_row(template.counted, one) for one in (span, _year_before(span)))
    return tuple(
        PeriodFigure(figure.key, figure.label, figure.unit, now[figure.key], before[figure.key])
        for figure in template.figures
    )


def _row(form: TableForm, span: Span) -> dict[str, float]:
    cells = read_table(form, span).cells
    return {column.key: shown(cells["TS", column.key]) or 0 for column in form.columns}


def _year_before(span: Span) -> Span:
    """The same days of the year before; the last of February is its last day there too."""
    return replace(span, first=_back(span.first), last=_back(span.last))


def _back(day: dt.date) -> dt.date:
    after = day + dt.timedelta(days=1)
    if after.day == 1:
        return after.replace(year=after.year - 1) - dt.timedelta(days=1)
    return day.replace(year=day.year - 1)


def _table(form: TableForm, span: Span) -> PeriodTable:
    filled = read_table(form, span)
    columns = filled.columns()
    rows = tuple(
        (row.label, tuple(shown(filled.cells[row.key, column.key]) for column in columns)) for row in filled.rows()
    )
    return PeriodTable(form.title, tuple(column.label for column in columns), rows)


def _indicators(template: Template, span: Span, as_of: dt.date) -> dict[str, FigureLine]:
    readings = read_figures(_scope(span, as_of), template.indicators)
    return {code: figure_line(indicator(code), reading) for code, reading in readings.items()}


def _scope(span: Span, as_of: dt.date) -> Scope:
    return Scope(span.first, span.last, max(as_of, span.last), span.offices)


def _section(
    section: Section, figures: tuple[PeriodFigure, ...], span: Span, period: Period, as_of: dt.date
) -> PeriodSection:
    words: dict[str, Any] = {figure.key: grouped(int(figure.value)) for figure in figures}
    words |= {"period": period.name, "first": f"{span.first:%d/%m/%Y}", "last": f"{span.last:%d/%m/%Y}"}
    words["scope"] = _scope(span, as_of)
    blocks = tuple({kind: _said(kind, told, words) for kind, told in block.items()} for block in section.blocks)
    return PeriodSection(section.heading, blocks)


def _said(kind: str, told: Any, words: dict[str, Any]) -> Any:
    if kind == "records":
        return _records(told, words["scope"])
    if kind == "say":
        return told.format_map(words)
    return dict(told) if isinstance(told, dict) else told


def _records(code: str, scope: Scope) -> dict[str, Any]:
    """The records that a figure counts, as a list that is frozen with the report."""
    figure = indicator(code)
    population = figure.population
    rows = population.rows(scope).filter(figure.counted(scope)).select_related(*population.related).order_by("pk")
    return {
        "caption": str(figure.name),
        "heads": [str(column.label) for column in population.columns],
        "rows": [[_worded(column.value(row)) for column in population.columns] for row in rows[:MOST_RECORDS]],
    }


def _worded(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value or "–")
