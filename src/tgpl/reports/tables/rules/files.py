"""Reading tables, periods and fields from YAML, so that a fault names its file and line."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tgpl.core.law.rule_files import Entry, Mark, check_dates, load
from tgpl.reports.tables.rules.form import (
    CarriedOver,
    Check,
    Choice,
    Column,
    Due,
    Row,
    Sender,
    TableForm,
    Where,
)
from tgpl.reports.tables.rules.periods import Regime, RegimePeriod

OTHERS = "others"
Fields = Mapping[str, tuple[str, ...]]


def read_fields(path: Path) -> Fields:
    """The fields of the statistics, each with the fields of the register that it takes in."""
    document = load(path)
    document.expect({"fields": dict, "citation": str, "mark": str})
    document.one_of("mark", Mark)
    return {name: tuple(fields) for name, fields in document["fields"].items()}


def read_regimes(path: Path) -> tuple[Regime, ...]:
    """The circulars' kinds of period, each circular between its dates."""
    document = load(path)
    document.expect({"regimes": list})
    check_dates(document["regimes"])
    return tuple(_regime(entry) for entry in document["regimes"])


def _regime(entry: Entry) -> Regime:
    entry.expect(
        {"name": str, "valid_from": dt.date, "citation": str, "mark": str, "periods": dict}, {"valid_to": dt.date}
    )
    return Regime(
        name=entry["name"],
        valid_from=entry["valid_from"],
        valid_to=entry.get("valid_to"),
        citation=entry["citation"],
        mark=entry.one_of("mark", Mark),
        periods={kind: _regime_period(period) for kind, period in entry["periods"].items()},
    )


def _regime_period(entry: Entry) -> RegimePeriod:
    entry.expect({"name": str, "first": str, "last": str})
    return RegimePeriod(entry["name"], _day(entry, "first"), _day(entry, "last"))


def _day(entry: Entry, key: str) -> Due:
    """ "20/01" or "20/01/+1" (of the year after)."""
    parts = str(entry[key]).split("/")
    try:
        due = Due(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) == 3 else 0)
        due.in_year(2024)
    except (ValueError, IndexError):
        raise entry.fault(f"“{entry[key]}” phải viết như 31/05 hoặc 20/01/+1", key) from None
    return due


def read_tables(paths: list[Path], fields: Fields) -> tuple[TableForm, ...]:
    """Every table in every version; raises RuleFault at the first fault."""
    entries = [load(path) for path in paths]
    found = tuple(_table(entry, fields) for entry in entries)
    for code in {table.code for table in found}:
        check_dates([entry for entry in entries if entry["code"] == code])
    return found


def _table(entry: Entry, fields: Fields) -> TableForm:
    entry.expect(
        {"code": str, "number": str, "title": str, "unit": str, "counts": str, "valid_from": dt.date,
         "citation": str, "mark": str, "columns": list, "rows": list, "checks": list},
        {"valid_to": dt.date, "notes": list, "senders": list, "due": dict, "combined": dict, "sharing": str,
         "carried_over": dict},
    )  # fmt: skip
    columns = tuple(_with_others(list(_columns(entry["columns"], entry["counts"], fields))))
    rows = tuple(_row(row, fields) for row in entry["rows"])
    table = TableForm(
        code=entry["code"],
        number=entry["number"],
        title=entry["title"],
        unit=entry["unit"],
        citation=entry["citation"],
        mark=entry.one_of("mark", Mark),
        valid_from=entry["valid_from"],
        valid_to=entry.get("valid_to"),
        columns=columns,
        rows=rows,
        checks=tuple(_check(check) for check in entry["checks"]),
        notes=tuple(entry.get("notes") or ()),
        senders=tuple(Sender(sender["from"], sender["to"]) for sender in entry.get("senders") or ()),
        due={kind: {to: _day(days, to) for to in days} for kind, days in (entry.get("due") or {}).items()},
        combined={name: tuple(codes) for name, codes in (entry.get("combined") or {}).items()},
        sharing=entry.get("sharing") or "",
        carried_over=CarriedOver(**entry["carried_over"]) if entry.get("carried_over") else None,
    )
    _check_keys(entry, table)
    return table


def read_small_table(entry: Entry, fields: Fields) -> TableForm:
    """A table that is no table of a circular: `caption`, `counts`, `columns` and `rows` (one for all without them)."""
    entry.expect({"caption": str, "counts": str, "columns": list}, {"rows": list, "unit": str})
    table = TableForm(
        code="",
        number="",
        title=entry["caption"],
        unit=entry.get("unit") or "",
        citation="",
        mark=Mark.CONFIRMED,
        valid_from=dt.date.min,
        valid_to=None,
        columns=tuple(_with_others(list(_columns(entry["columns"], entry["counts"], fields)))),
        rows=tuple(_row(row, fields) for row in entry.get("rows") or ()) or (Row("TS", "Tổng số"),),
        checks=(),
    )
    _check_keys(entry, table)
    return table


def _columns(entries: list[Entry], counts: str, fields: Fields, path: tuple[str, ...] = ()) -> Iterator[Column]:
    for entry in entries:
        if "columns" in entry:
            entry.expect({"label": str, "columns": list})
            yield from _columns(entry["columns"], counts, fields, (*path, entry["label"]))
            continue
        entry.expect({"key": str, "label": str}, {"counts": str, "where": dict, "sum": list, "only_if_filled": bool})
        yield Column(
            key=entry["key"],
            label=entry["label"],
            counts=entry.get("counts") or counts,
            where=_where(entry, fields),
            total_of=tuple(entry.get("sum") or ()),
            path=path,
            only_if_filled=bool(entry.get("only_if_filled")),
        )


def _row(entry: Entry, fields: Fields) -> Row:
    entry.expect({"key": str, "label": str}, {"level": int, "counts": str, "where": dict, "only_if_filled": bool})
    return Row(
        key=entry["key"],
        label=entry["label"],
        level=entry.get("level") or 0,
        counts=entry.get("counts") or "",
        where=_where(entry, fields),
        only_if_filled=bool(entry.get("only_if_filled")),
    )


def _where(entry: Entry, fields: Fields) -> Where:
    found = {}
    for dimension, given in (entry.get("where") or {}).items():
        values = [given] if isinstance(given, str) else list(given)
        if dimension == "field":
            for name in set(values) - set(fields):
                raise entry.fault(f"không có lĩnh vực thống kê nào tên là “{name}”", "where")
            values = [field for name in values for field in fields[name]]
        found[dimension] = Choice(frozenset(values))
    return found


def _with_others(columns: list[Column]) -> Iterator[Column]:
    """`others` stands for every value that no column of the table names."""
    named: dict[str, set[str]] = {}
    for column in columns:
        for dimension, choice in column.where.items():
            named.setdefault(dimension, set()).update(choice.values - {OTHERS})
    for column in columns:
        where = {
            dimension: Choice(frozenset(named[dimension]), others=True) if OTHERS in choice.values else choice
            for dimension, choice in column.where.items()
        }
        yield replace(column, where=where)


def _check(entry: Entry) -> Check:
    axis = "rows" if "rows" in entry else "columns"
    entry.expect({axis: str, "text": str})
    left, _, right = str(entry[axis]).partition(" = ")
    return Check(entry["text"], axis, left, () if right == "0" else tuple(right.split(" + ")))


def _check_keys(entry: Entry, table: TableForm) -> None:
    """Keys stand once, and what checks and sums name is there."""
    keys: dict[str, list[str]] = {"columns": [c.key for c in table.columns], "rows": [r.key for r in table.rows]}
    for axis, found in keys.items():
        if len(set(found)) < len(found):
            raise entry.fault("có số cột hoặc số dòng ghi hai lần", axis)
    wanted: list[tuple[str, Any]] = [(check.axis, key) for check in table.checks for key in (check.left, *check.right)]
    wanted += [("columns", key) for column in table.columns for key in column.total_of]
    for axis, key in wanted:
        if key not in keys[axis]:
            raise entry.fault(f"không có cột hoặc dòng nào mang số “{key}”", "checks")
