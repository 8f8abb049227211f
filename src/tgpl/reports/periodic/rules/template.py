"""A template of a periodic report: which figures and tables it takes, and what it says of them, section by section."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tgpl.core.law.rule_files import Entry, Mark, RuleFault, load
from tgpl.reports.tables.rules.files import Fields, read_small_table
from tgpl.reports.tables.rules.form import Row, TableForm

SPAN = "span"  # a template for any span of days, not for a period of a circular
BLOCKS = {"say", "table", "chart", "compare", "passage", "parts", "indicators", "records", "missing"}


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure that sentences call by `key`."""

    key: str
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    blocks: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of report. `counted` holds all its figures as columns of one table: few statements read them."""

    code: str
    name: str
    subject: str
    citation: str
    mark: Mark
    periods: tuple[str, ...]
    figures: tuple[NamedFigure, ...]
    counted: TableForm
    tables: Mapping[str, TableForm]
    sections: tuple[Section, ...]
    addressees: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = field(default=())


def read_template(path: Path, fields: Fields) -> Template:
    """The template in a file; raises RuleFault at the first fault."""
    entry = load(path)
    entry.expect(
        {"code": str, "name": str, "subject": str, "citation": str, "mark": str, "periods": list, "figures": dict,
         "sections": list},
        {"tables": dict, "addressees": list, "notes": list},
    )  # fmt: skip
    sections = tuple(_section(section) for section in entry["sections"])
    template = Template(
        code=entry["code"],
        name=entry["name"],
        subject=entry["subject"],
        citation=entry["citation"],
        mark=entry.one_of("mark", Mark),
        periods=tuple(entry["periods"]),
        figures=tuple(_figure(key, told) for key, told in entry["figures"].items()),
        counted=_counted(entry["figures"], fields),
        tables={name: read_small_table(told, fields) for name, told in (entry.get("tables") or {}).items()},
        sections=sections,
        addressees=tuple(entry.get("addressees") or ()),
        notes=tuple(entry.get("notes") or ()),
        indicators=tuple(dict.fromkeys(_indicators(sections))),
    )
    _check_names(entry, template)
    return template


def _figure(key: str, told: Entry) -> NamedFigure:
    told.expect({"label": str, "unit": str, "counts": str}, {"where": dict})
    return NamedFigure(key, told["label"], told["unit"])


def _counted(figures: Entry, fields: Fields) -> TableForm:
    columns = []
    for key, told in figures.items():
        one = Entry(caption=key, counts=told["counts"], columns=[_column(key, told)])
        one.path, one.line, one.key_lines = told.path, told.line, told.key_lines
        columns += read_small_table(one, fields).columns
    return TableForm(
        code="", number="", title="", unit="", citation="", mark=Mark.CONFIRMED, valid_from=dt.date.min, valid_to=None,
        columns=tuple(columns), rows=(Row("TS", ""),), checks=(),
    )  # fmt: skip


def _column(key: str, told: Entry) -> Entry:
    column = Entry(key=key, label=told["label"], where=told.get("where"))
    column.path, column.line, column.key_lines = told.path, told.line, told.key_lines
    return column


def _section(entry: Entry) -> Section:
    entry.expect({"heading": str}, {"blocks": list})
    for block in entry.get("blocks") or ():
        if len(block) != 1 or not BLOCKS.intersection(block):
            raise block.fault(f"mỗi phần phải là một trong: {', '.join(sorted(BLOCKS))}")
        if "passage" in block:
            block["passage"].expect({"key": str, "label": str}, {"hint": str, "missing": str})
    return Section(entry["heading"], tuple(entry.get("blocks") or ()))


def _indicators(sections: tuple[Section, ...]) -> list[str]:
    found: list[str] = []
    for section in sections:
        for block in section.blocks:
            found += block.get("indicators") or []
            found += [block[kind] for kind in ("parts", "records") if kind in block]
    return found


def _check_names(entry: Entry, template: Template) -> None:
    """What the sections name is there."""
    figures = dict.fromkeys((figure.key for figure in template.figures), "0")
    for section in template.sections:
        for block in section.blocks:
            try:
                str(block.get("say", "")).format_map({**figures, "period": "", "first": "", "last": ""})
                for key in block.get("compare") or ():
                    figures[key]
                for name in ("table", "chart"):
                    if name in block:
                        template.tables[block[name]]
            except (KeyError, ValueError, IndexError) as unknown:
                raise _fault(entry, block, str(unknown)) from None


def _fault(entry: Entry, block: Any, name: str) -> RuleFault:
    return RuleFault(entry.path, getattr(block, "line", entry.line), f"không có số liệu hoặc bảng nào tên là {name}")
