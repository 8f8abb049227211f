"""The dated law of fees, from YAML: ours under `data/`, an office's own before them."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext_lazy as _

from tgpl.core.law.editions import LawKind
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


def law_on(on: dt.date) -> Law:
    """The law of fees in force on the day `on`, as its files stand for that day."""
    return law_of(FEES.book_on(on), on)


@dataclass(frozen=True, slots=True, eq=False)
class FeeBook:
    """Every version of what the files of fees say."""

    figures: Mapping[str, Versions[Figure]]
    norms: Versions[tuple[Norm, ...]]
    time_kinds: Versions[Mapping[str, TimeKind]]
    work_kinds: Versions[Mapping[str, Source]]
    expense_kinds: Versions[Mapping[str, ExpenseKind]]


@lru_cache(maxsize=256)
def law_of(book: FeeBook, on: dt.date) -> Law:
    """What `book` says on the day `on`."""
    return Law(
        on=on,
        figures={code: figure for code, versions in book.figures.items() if (figure := _content(versions, on))},
        norms=_content(book.norms, on) or (),
        time_kinds=_content(book.time_kinds, on) or {},
        work_kinds=_content(book.work_kinds, on) or {},
        expense_kinds=_content(book.expense_kinds, on) or {},
    )


def _content(versions: Versions[T], on: dt.date) -> T | None:
    found = in_force(versions, on)
    return found.content if found else None


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


READERS: Mapping[str, tuple[str, Callable[[Path], Any]]] = {
    "figures.yaml": ("figures", read_figures),
    "norms.yaml": ("norms", read_norms),
    "times.yaml": ("time_kinds", read_time_kinds),
    "works.yaml": ("work_kinds", read_work_kinds),
    "expenses.yaml": ("expense_kinds", read_expense_kinds),
}


def read_fees(paths: Iterable[Path]) -> FeeBook:
    """Every file of fees; raises RuleFault at the first fault."""
    by_name = {path.name: path for path in paths}
    return FeeBook(**{part: read(by_name[name]) for name, (part, read) in READERS.items()})


def known_fees(book: FeeBook, on: dt.date) -> set[str]:
    """The codes of what a claim may name on the day `on`, and whether there are norms."""
    law = law_of(book, on)
    kinds = {*law.figures, *law.time_kinds, *law.work_kinds, *law.expense_kinds}
    return kinds | ({"norms"} if law.norms else set())


FEES = LawKind(
    code="fees",
    title=_("Thù lao, bồi dưỡng"),
    ours=DATA,
    read=read_fees,
    known=known_fees,
    takes=READERS.__contains__,
)
