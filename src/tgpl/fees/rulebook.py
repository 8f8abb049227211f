"""The dated law of fees, from YAML: ours under `data/`, an office's own before them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.conf import settings

from tgpl.core.law.rule_files import Entry, Mark, check_dates, in_force, load
from tgpl.fees.rules.law import ExpenseKind, Figure, Law, Matter, Norm, Severity, Source, Stage, TimeKind

DATA = Path(__file__).parent / "data"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Version(Generic[T]):
    """What a file says from one day to another."""

    valid_from: dt.date
    valid_to: dt.date | None
    content: T


Versions = tuple[Version[T], ...]


def office_files() -> Path:
    """Where an office corrects a file: one of the same name takes the place of ours."""
    return Path(settings.DATA_DIR) / "law" / "fees"


def law_on(on: dt.date) -> Law:
    """The law of fees in force on the day `on`, as the files stood when this process first needed them."""
    return law_of(on, office_files())


@cache
def law_of(on: dt.date, office: Path) -> Law:
    return Law(
        on=on,
        figures={code: figure for code, versions in _figures(office).items() if (figure := _content(versions, on))},
        norms=_content(_norms(office), on) or (),
        time_kinds=_content(_time_kinds(office), on) or {},
        work_kinds=_content(_work_kinds(office), on) or {},
        expense_kinds=_content(_expense_kinds(office), on) or {},
    )


def _content(versions: Versions[T], on: dt.date) -> T | None:
    found = in_force(versions, on)
    return found.content if found else None


def file_named(name: str, office: Path) -> Path:
    own = office / name
    return own if own.exists() else DATA / name


@cache
def _figures(office: Path) -> Mapping[str, Versions[Figure]]:
    return read_figures(file_named("figures.yaml", office))


@cache
def _norms(office: Path) -> Versions[tuple[Norm, ...]]:
    return read_norms(file_named("norms.yaml", office))


@cache
def _time_kinds(office: Path) -> Versions[Mapping[str, TimeKind]]:
    return read_time_kinds(file_named("times.yaml", office))


@cache
def _work_kinds(office: Path) -> Versions[Mapping[str, Source]]:
    return read_work_kinds(file_named("works.yaml", office))


@cache
def _expense_kinds(office: Path) -> Versions[Mapping[str, ExpenseKind]]:
    return read_expense_kinds(file_named("expenses.yaml", office))


def read_figures(path: Path) -> dict[str, Versions[Figure]]:
    """The versions of every figure; raises RuleFault at the first fault, as the other readers do."""
    document = load(path)
    document.expect({"source": str, "figures": list})
    found: dict[str, Versions[Figure]] = {}
    for entry in document["figures"]:
        entry.expect({"code": str, "name": str, "citation": str, "versions": list}, {"value": object})
        if entry["code"] in found:
            raise entry.fault(f"số liệu “{entry['code']}” ghi hai lần", "code")
        found[entry["code"]] = tuple(_figure_versions(entry))
    return found


def _figure_versions(entry: Entry) -> Iterator[Version[Figure]]:
    for version in entry["versions"]:
        version.expect(
            {"valid_from": dt.date, "mark": str}, {"valid_to": dt.date, "value": object, "citation": str, "note": str}
        )
        stated = version if "value" in version else entry
        figure = Figure(
            code=entry["code"],
            name=entry["name"],
            citation=version.get("citation") or entry["citation"],
            mark=version.one_of("mark", Mark),
            value=_number(stated, "value"),
        )
        yield Version(version["valid_from"], version.get("valid_to"), figure)
    check_dates(entry["versions"])


def _number(entry: Entry, key: str) -> Decimal:
    """A number that is not negative; text keeps its digits ("0.38")."""
    try:
        value = Decimal(str(entry.get(key)))
    except InvalidOperation:
        value = Decimal(-1)
    if isinstance(entry.get(key), bool) or not value.is_finite() or value < 0:
        raise entry.fault(f"“{key}” phải là số không âm", key)
    return value


def _versions(path: Path, name: str, required: dict[str, type], read: Callable[[Entry], T]) -> Versions[T]:
    document = load(path)
    document.expect({"source": str, name: list})
    found = []
    for version in document[name]:
        version.expect({"valid_from": dt.date, **required}, {"valid_to": dt.date, "note": str})
        found.append(Version(version["valid_from"], version.get("valid_to"), read(version)))
    check_dates(document[name])
    return tuple(found)


def read_norms(path: Path) -> Versions[tuple[Norm, ...]]:
    return _versions(path, "norms", {"citation": str, "mark": str, "rows": list}, _norm_rows)


def _norm_rows(version: Entry) -> tuple[Norm, ...]:
    found: dict[tuple[Any, ...], Norm] = {}
    for row in version["rows"]:
        norm = _norm(version, row)
        if (norm.matter, norm.severity, norm.first, norm.last) in found:
            raise row.fault("định mức này ghi hai lần")
        found[norm.matter, norm.severity, norm.first, norm.last] = norm
    return tuple(found.values())


def _norm(version: Entry, row: Entry) -> Norm:
    row.expect({"matter": str, "from": str, "to": str}, {"severity": str, "sessions": object, "kinds": dict})
    first, last = row.one_of("from", Stage), row.one_of("to", Stage)
    if last.place < first.place:
        raise row.fault("“to” là giai đoạn đứng trước “from”", "to")
    kinds = row.get("kinds") or {}
    return Norm(
        code="norm",
        name="Định mức của vụ việc",
        citation=version["citation"],
        mark=version.one_of("mark", Mark),
        matter=row.one_of("matter", Matter),
        severity=row.one_of("severity", Severity) if row.get("severity") else None,
        first=first,
        last=last,
        sessions=_number(row, "sessions"),
        of_kinds={kind: _number(kinds, kind) for kind in kinds},
    )


def read_time_kinds(path: Path) -> Versions[Mapping[str, TimeKind]]:
    return _versions(path, "times", {"citation": str, "kinds": list}, lambda version: dict(_times(version)))


def _times(version: Entry) -> Iterator[tuple[str, TimeKind]]:
    for entry in _once(version):
        entry.expect(
            {"code": str, "letter": str, "name": str, "confirmed_by": list, "mark": str}, {"within_norm": bool}
        )
        kind = TimeKind(
            code=entry["code"],
            name=entry["name"],
            citation=f"{version['citation']}, loại {entry['letter']}",
            mark=entry.one_of("mark", Mark),
            letter=entry["letter"],
            confirmed_by=tuple(entry["confirmed_by"]),
            within_norm=bool(entry.get("within_norm")),
        )
        yield kind.code, kind


def read_work_kinds(path: Path) -> Versions[Mapping[str, Source]]:
    return _versions(path, "works", {"citation": str, "mark": str, "kinds": list}, lambda v: dict(_works(v)))


def _works(version: Entry) -> Iterator[tuple[str, Source]]:
    mark = version.one_of("mark", Mark)
    for entry in _once(version):
        entry.expect({"code": str, "name": str})
        yield (
            entry["code"],
            Source(code=entry["code"], name=entry["name"], citation=version["citation"], mark=mark),
        )


def read_expense_kinds(path: Path) -> Versions[Mapping[str, ExpenseKind]]:
    return _versions(path, "expenses", {"kinds": list}, lambda version: dict(_expenses(version)))


def _expenses(version: Entry) -> Iterator[tuple[str, ExpenseKind]]:
    for entry in _once(version):
        entry.expect({"code": str, "name": str, "citation": str, "mark": str}, {"needs_receipt": bool})
        kind = ExpenseKind(
            code=entry["code"],
            name=entry["name"],
            citation=entry["citation"],
            mark=entry.one_of("mark", Mark),
            needs_receipt=bool(entry.get("needs_receipt")),
        )
        yield kind.code, kind


def _once(version: Entry) -> Iterator[Entry]:
    """The kinds of a version, each code once."""
    seen: set[object] = set()
    for entry in version["kinds"]:
        if entry.get("code") in seen:
            raise entry.fault(f"“{entry['code']}” ghi hai lần", "code")
        seen.add(entry.get("code"))
        yield entry
