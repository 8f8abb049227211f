"""Sheets, questions, criteria and targets, from YAML: ours under `data/`, an office's own in their place."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from django.conf import settings

from tgpl.core.law.rule_files import Entry, Mark, check_dates, in_force, load
from tgpl.quality.rules.opinion import Answer, OpinionForm, Question
from tgpl.quality.rules.scoring import Criterion, Grade, Group, ProhibitedAct, Sheet
from tgpl.quality.rules.targets import Band, Counting, TargetYear

DATA = Path(__file__).parent / "data"
DATED = {"valid_from": dt.date, "citation": str, "mark": str}


def file_of(name: str) -> Path:
    """The office's own file of this name, else ours."""
    own = Path(settings.DATA_DIR) / "law" / "quality" / f"{name}.yaml"
    return own if own.exists() else DATA / f"{name}.yaml"


def decimal_of(entry: Entry, key: str) -> Decimal:
    """The number that `key` holds, written whole or in quotation marks."""
    try:
        return Decimal(str(entry[key]))
    except InvalidOperation:
        raise entry.fault(f'“{key}” phải là số, ví dụ "0.5"', key) from None


# The scoring sheet


def sheet_on(day: dt.date) -> Sheet:
    """The scoring sheet in force on `day`, else the first one."""
    sheets = _sheets(file_of("sheets"))
    return in_force(sheets, day) or sheets[0]


@cache
def _sheets(path: Path) -> tuple[Sheet, ...]:
    return tuple(read_sheets(path))


def read_sheets(path: Path) -> Iterator[Sheet]:
    """The sheets in `path`, the oldest first; raises RuleFault at the first fault."""
    document = load(path)
    document.expect({"source": str, "sheets": list})
    for entry in document["sheets"]:
        parts = {"groups": list, "grades": list, "acts": list, "acts_citation": str, "step": str, "step_mark": str}
        entry.expect({**DATED, **parts}, {"valid_to": dt.date, "step_note": str})
        yield _sheet(entry)
    check_dates(document["sheets"])


def _sheet(entry: Entry) -> Sheet:
    sheet = Sheet(
        citation=entry["citation"],
        mark=entry.one_of("mark", Mark),
        valid_from=entry["valid_from"],
        valid_to=entry.get("valid_to"),
        step=decimal_of(entry, "step"),
        step_mark=entry.one_of("step_mark", Mark),
        step_note=entry.get("step_note") or "",
        groups=tuple(_group(group) for group in entry["groups"]),
        grades=tuple(_grade(grade) for grade in entry["grades"]),
        acts=tuple(_act(act, entry["acts_citation"]) for act in entry["acts"]),
    )
    _check_sheet(entry, sheet)
    return sheet


def _check_sheet(entry: Entry, sheet: Sheet) -> None:
    total = sum((criterion.points for criterion in sheet.criteria), Decimal(0))
    least = [grade.least for grade in sheet.grades]
    if total != 100:
        raise entry.fault(f"các tiêu chí cộng lại {total} điểm, phải đủ 100", "groups")
    if least != sorted(set(least), reverse=True) or least[-1] != 0:
        raise entry.fault("các mức xếp loại phải từ cao xuống thấp, mức cuối từ 0 điểm", "grades")
    if sheet.step <= 0:
        raise entry.fault("bước điểm phải lớn hơn 0", "step")


def _group(entry: Entry) -> Group:
    entry.expect({"code": str, "title": str, "criteria": list})
    return Group(entry["code"], entry["title"], tuple(_criterion(one) for one in entry["criteria"]))


def _criterion(entry: Entry) -> Criterion:
    entry.expect({"code": str, "title": str, "points": int}, {"from_opinion": bool})
    return Criterion(entry["code"], entry["title"], decimal_of(entry, "points"), bool(entry.get("from_opinion")))


def _grade(entry: Entry) -> Grade:
    entry.expect({"code": str, "title": str}, {"least": int})
    return Grade(entry["code"], entry["title"], decimal_of(entry, "least"))


def _act(entry: Entry, citation: str) -> ProhibitedAct:
    entry.expect({"code": str, "title": str, "mark": str})
    return ProhibitedAct(entry["code"], entry["title"], f"điểm {entry['code']} {citation}", entry.one_of("mark", Mark))


# The client's opinion


def opinion_form_on(day: dt.date) -> OpinionForm:
    """The questions in force on `day`, else the first ones."""
    forms = _opinion_forms(file_of("opinion"))
    return in_force(forms, day) or forms[0]


def opinion_form(version: str) -> OpinionForm:
    """The questions of a version that somebody answered."""
    return opinion_form_on(dt.date.fromisoformat(version))


@cache
def _opinion_forms(path: Path) -> tuple[OpinionForm, ...]:
    return tuple(read_opinion_forms(path))


def read_opinion_forms(path: Path) -> Iterator[OpinionForm]:
    """The forms in `path`; raises RuleFault at the first fault."""
    document = load(path)
    document.expect({"source": str, "forms": list})
    for entry in document["forms"]:
        entry.expect({**DATED, "questions": list, "link_days": int}, {"valid_to": dt.date, "note": str})
        yield OpinionForm(
            citation=entry["citation"],
            mark=entry.one_of("mark", Mark),
            note=entry.get("note") or "",
            valid_from=entry["valid_from"],
            valid_to=entry.get("valid_to"),
            link_days=entry["link_days"],
            questions=tuple(_question(question) for question in entry["questions"]),
        )
    check_dates(document["forms"])


def _question(entry: Entry) -> Question:
    entry.expect({"code": str, "text": str, "easy": str, "answers": list}, {"counts": bool, "warns": str})
    answers = tuple(_answer(answer) for answer in entry["answers"])
    warns = entry.get("warns") or ""
    if warns and warns not in {answer.code for answer in answers}:
        raise entry.fault(f"không có câu trả lời “{warns}”", "warns")
    return Question(entry["code"], entry["text"], entry["easy"], answers, entry.get("counts") is not False, warns)


def _answer(entry: Entry) -> Answer:
    entry.expect({"code": str, "text": str}, {"worth": str})
    return Answer(entry["code"], entry["text"], decimal_of(entry, "worth") if entry.get("worth") else None)


# The criteria of success


@dataclass(frozen=True, slots=True)
class SuccessGroup:
    """A group of criteria, and the fields of law that fall under it; `criteria` may be unknown."""

    code: str
    title: str
    fields: tuple[str, ...]
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuccessRules:
    """What makes a case in proceedings successful, between two dates."""

    citation: str
    mark: str
    note: str
    valid_from: dt.date
    valid_to: dt.date | None
    groups: tuple[SuccessGroup, ...]

    def group_of(self, field: str) -> SuccessGroup:
        """The group of a field of law."""
        return next((group for group in self.groups if field in group.fields), self.groups[0])


def success_rules_on(day: dt.date) -> SuccessRules:
    """The criteria in force on `day`, else the first ones."""
    versions = _success_rules(file_of("success"))
    return in_force(versions, day) or versions[0]


@cache
def _success_rules(path: Path) -> tuple[SuccessRules, ...]:
    return tuple(read_success_rules(path))


def read_success_rules(path: Path) -> Iterator[SuccessRules]:
    """The versions in `path`; raises RuleFault at the first fault."""
    document = load(path)
    document.expect({"source": str, "versions": list})
    for entry in document["versions"]:
        entry.expect({**DATED, "groups": list}, {"valid_to": dt.date, "note": str})
        groups = tuple(_success_group(group) for group in entry["groups"])
        mark, note = entry.one_of("mark", Mark), entry.get("note") or ""
        yield SuccessRules(entry["citation"], mark, note, entry["valid_from"], entry.get("valid_to"), groups)
    check_dates(document["versions"])


def _success_group(entry: Entry) -> SuccessGroup:
    entry.expect({"code": str, "title": str, "fields": list}, {"criteria": list})
    return SuccessGroup(entry["code"], entry["title"], tuple(entry["fields"]), tuple(entry.get("criteria") or ()))


# Yearly targets


@dataclass(frozen=True, slots=True)
class Targets:
    """How cases are counted, and the bands of the years that files know."""

    counting: Counting
    years: tuple[TargetYear, ...]


def targets() -> Targets:
    """What the files say of yearly targets."""
    return _targets(file_of("targets"))


@cache
def _targets(path: Path) -> Targets:
    return read_targets(path)


def read_targets(path: Path) -> Targets:
    """The targets in `path`; raises RuleFault at the first fault."""
    document = load(path)
    document.expect({"source": str, "counting": dict, "years": list})
    return Targets(_counting(document["counting"]), tuple(_years(document["years"])))


def _counting(entry: Entry) -> Counting:
    months = {"exempt_absent_months": int, "exempt_appointed_months": int}
    entry.expect({"basis": str, "shared_credit": str, "citation": str, "mark": str, **months}, {"note": str})
    if entry["basis"] not in {"ended", "accepted"}:
        raise entry.fault("“basis” phải là ended hoặc accepted", "basis")
    return Counting(
        basis=entry["basis"],
        shared_credit=decimal_of(entry, "shared_credit"),
        exempt_absent_months=entry["exempt_absent_months"],
        exempt_appointed_months=entry["exempt_appointed_months"],
        citation=entry["citation"],
        mark=entry.one_of("mark", Mark),
        note=entry.get("note") or "",
    )


def _years(entries: Iterable[Entry]) -> Iterator[TargetYear]:
    for entry in entries:
        entry.expect({"year": int, "citation": str, "mark": str, "bands": list})
        bands = tuple(_band(band) for band in entry["bands"])
        if bands[0].years_from != 0:
            raise entry.fault("phải có mức cho người mới bổ nhiệm (years_from: 0)", "bands")
        yield TargetYear(entry["year"], entry["citation"], entry.one_of("mark", Mark), bands)


def _band(entry: Entry) -> Band:
    entry.expect({"reached": int, "fair": int, "good": int}, {"years_from": int})
    numbers = [decimal_of(entry, key) for key in ("reached", "fair", "good")]
    if numbers != sorted(numbers):
        raise entry.fault("mức đạt, khá, tốt phải tăng dần", "fair")
    return Band(entry["years_from"], *numbers)
