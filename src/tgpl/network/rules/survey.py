"""The form of a survey: sections of rows and columns, checks between them, a few questions in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tgpl.core.law.rule_files import Entry, Mark, load

MALE, FEMALE, TOTAL = "male", "female", "total"
PEOPLE, NUMBER = "people", "number"
COLUMNS = {PEOPLE: (MALE, FEMALE, TOTAL), NUMBER: (TOTAL,)}
RULES = ("equal", "at_most", "at_least")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a section: what is counted."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the form. `kind`: "people" (men, women, all) or "number"; `need`: what of it may stand for need."""

    code: str
    title: str
    hint: str
    kind: str
    rows: tuple[Row, ...]
    need: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return COLUMNS[self.kind]

    def cells(self) -> Iterator[str]:
        """The names of its cells: "degree.severe.male"."""
        return (f"{self.code}.{row.code}.{column}" for row in self.rows for column in self.columns)


@dataclass(frozen=True, slots=True)
class Check:
    """What must hold between two figures: each "section.row", or "section" for the sum of its rows."""

    text: str
    left: str
    rule: str
    right: str


@dataclass(frozen=True, slots=True)
class Survey:
    """The whole form of a round, as it was when the round was opened."""

    sections: tuple[Section, ...]
    checks: tuple[Check, ...]
    words: tuple[Row, ...]
    source: str
    mark: str

    def section(self, code: str) -> Section | None:
        return next((section for section in self.sections if section.code == code), None)

    def cells(self) -> list[str]:
        return [cell for section in self.sections for cell in section.cells()]

    def rows_of(self, operand: str) -> list[str]:
        """The rows that a check speaks of; none where the form has no such row (a ground of another law)."""
        code, _, row = operand.partition(".")
        section = self.section(code)
        wanted = section.rows if section else ()
        return [f"{code}.{one.code}" for one in wanted if row in ("", one.code)]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Survey":
        """The form as a round keeps it."""
        return cls(
            tuple(Section(**{**one, "rows": _rows(one["rows"])}) for one in kept["sections"]),
            tuple(Check(**one) for one in kept["checks"]),
            _rows(kept["words"]),
            kept["source"],
            kept["mark"],
        )


def _rows(kept: Sequence[Mapping[str, str]]) -> tuple[Row, ...]:
    return tuple(Row(one["code"], one["text"]) for one in kept)


@dataclass(frozen=True, slots=True)
class SurveyFile:
    """The file of the form: what is asked, and on how many days before the end the silent are reminded."""

    entry: Entry
    reminders: tuple[int, ...]

    def survey(self, grounds: Sequence[Row]) -> Survey:
        """The form with the grounds of one law in it."""
        sections = tuple(_section(one, grounds) for one in self.entry["sections"])
        survey = Survey(
            sections,
            tuple(Check(**one) for one in self.entry["checks"]),
            _rows(self.entry["words"]),
            self.entry["source"],
            self.entry["mark"],
        )
        for one in self.entry["checks"]:
            _check_operands(one, survey)
        return survey


def load_survey(path: Path) -> SurveyFile:
    """The file; raises RuleFault with the line of the fault."""
    entry = load(path)
    entry.expect({"source": str, "mark": str, "reminders": list, "sections": list, "checks": list, "words": list})
    entry.one_of("mark", Mark)
    for section in entry["sections"]:
        _expect_section(section)
    for check in entry["checks"]:
        check.expect({"text": str, "left": str, "rule": str, "right": str})
    for words in entry["words"]:
        words.expect({"code": str, "text": str})
    return SurveyFile(entry, tuple(entry["reminders"]))


def _expect_section(section: Entry) -> None:
    section.expect(
        {"code": str, "title": str, "hint": str, "columns": str}, {"grounds": bool, "rows": list, "need": str}
    )
    if section["columns"] not in COLUMNS:
        raise section.fault(f"“columns” phải là một trong: {', '.join(COLUMNS)}", "columns")
    if bool(section.get("grounds")) == bool(section.get("rows")):
        raise section.fault("mỗi phần có hoặc “rows”, hoặc “grounds: true”")
    for row in section.get("rows") or []:
        row.expect({"code": str, "text": str})


def _section(entry: Entry, grounds: Sequence[Row]) -> Section:
    rows = tuple(grounds) if entry.get("grounds") else _rows(entry["rows"])
    need = entry.get("need") or ""
    return Section(entry["code"], entry["title"], entry["hint"], entry["columns"], rows, need)


def _check_operands(entry: Entry, survey: Survey) -> None:
    if entry["rule"] not in RULES:
        raise entry.fault(f"“rule” phải là một trong: {', '.join(RULES)}", "rule")
    for side in ("left", "right"):
        if survey.section(entry[side].partition(".")[0]) is None:
            raise entry.fault(f"không có phần nào tên là “{entry[side]}”", side)
