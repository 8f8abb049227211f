"""What a round of survey came to, as its report tells it. Pure."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row of a section: its sums (None where no commune knew), and how many communes knew the last of them."""

    text: str
    sums: tuple[int | None, ...]
    communes: int


@dataclass(frozen=True, slots=True)
class ResultTable:
    """A section of the form with the names of its columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[ResultRow, ...]


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """A round with all its sums; `silent`: who sent nothing; `words`: of each question, who said what."""

    title: str
    purpose: str
    opens_on: dt.date
    closes_on: dt.date
    law_on: dt.date
    ended_on: dt.date | None
    issuer: str
    superior: str
    place: str
    asked: int
    late: int
    silent: tuple[str, ...]
    tables: tuple[ResultTable, ...]
    words: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    source: str
    mark: str

    @property
    def answered(self) -> int:
        return self.asked - len(self.silent)
