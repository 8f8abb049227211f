"""Rows of many tables made together and written together, parents before children."""

from typing import Any

from django.db import models, transaction

from tgpl.audit.services import Line, record_many
from tgpl.cases.models import (
    Assignment,
    BriefAdvice,
    Case,
    CaseMove,
    CaseNameTerm,
    CasePaper,
    ConflictCheck,
    Party,
    RegisterCounter,
    WorkEntry,
)
from tgpl.core.database.bulk import Row, next_key, reset_sequences, write_rows
from tgpl.deadlines.models import Clock
from tgpl.intake.models import EligibilityCheck, Request, RequestMove, RequestNameTerm
from tgpl.people.models import Disability, Person

TABLES: list[type[models.Model]] = [
    Person, Disability, Request, RequestNameTerm, RequestMove, EligibilityCheck, Case, CaseNameTerm, CaseMove, Party,
    ConflictCheck, Assignment, WorkEntry, CasePaper, BriefAdvice, Clock,
]  # fmt: skip


class Batch:
    """Rows not yet written. Keys are given here, so that rows may point at each other before they are saved."""

    def __init__(self) -> None:
        self.keys = {table: next_key(table) for table in TABLES}
        self._rows: dict[type[models.Model], list[Row]] = {table: [] for table in TABLES}
        self._lines: list[Line] = []
        self._numbers: dict[tuple[int, str, int], int] = {}

    def add(self, table: type[models.Model], **row: Any) -> int:
        """Put down a row; its key."""
        key = self.keys[table]
        self.keys[table] = key + 1
        self._rows[table].append({"id": key, **row})
        return key

    def add_line(self, line: Line) -> None:
        """Put down a line of the audit record."""
        self._lines.append(line)

    def number(self, office: int, register: str, year: int) -> int:
        """The next number of a register, going on from what it gave before."""
        place = (office, register, year)
        if place not in self._numbers:
            counter = RegisterCounter.objects.filter(office_id=office, register=register, year=year).first()
            self._numbers[place] = counter.last if counter else 0
        self._numbers[place] += 1
        return self._numbers[place]

    @transaction.atomic
    def flush(self) -> None:
        """Write what was put down, and leave counters and sequences where real work can go on."""
        for table in TABLES:
            write_rows(table, self._rows[table])
            self._rows[table].clear()
        record_many(self._lines)
        self._lines.clear()
        for (office, register, year), last in self._numbers.items():
            place = {"office_id": office, "register": register, "year": year}
            RegisterCounter.objects.update_or_create(**place, defaults={"last": last})
        reset_sequences(*TABLES)
