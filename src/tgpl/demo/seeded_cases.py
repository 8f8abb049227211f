"""A seeded case with all that hangs on it: name terms, moves, parties, assignment, work, papers, clocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from tgpl.audit.services import Line
from tgpl.cases.models import Assignment, Case, CaseMove, CaseNameTerm, CasePaper, ConflictCheck, Party, WorkEntry
from tgpl.cases.queries import register_pattern, required_papers
from tgpl.cases.rules.codes import case_code
from tgpl.cases.rules.moves import CaseStatus
from tgpl.cases.services.clocks import first_rule
from tgpl.core.database.search import name_terms
from tgpl.demo.asking import BY, TEXT, Asking, uid
from tgpl.demo.batch import Batch
from tgpl.demo.mix import Mix
from tgpl.demo.seeded_clocks import Clocks
from tgpl.directory.models import Engagement
from tgpl.intake.models import Request

STEPS = {
    CaseStatus.ACCEPTED: ["accepted"],
    CaseStatus.ASSIGNED: ["accepted", "assigned"],
    CaseStatus.SUSPENDED: ["accepted", "assigned", "suspended"],
    CaseStatus.ENDED: ["accepted", "assigned", "ended"],
}

KINDS = {"accepted": "accept", "assigned": "assign", "suspended": "suspend", "ended": "complete"}


@dataclass(frozen=True)
class Course:
    """How a case has gone by the day of the seeding."""

    at: datetime
    status: CaseStatus
    ended_at: datetime | None
    engagement: Engagement | None
    complete: bool

    @property
    def assigned_at(self) -> datetime | None:
        return self.at + timedelta(days=1) if self.engagement else None

    @property
    def moments(self) -> list[datetime]:
        """When it was accepted, assigned, and brought to where it stands."""
        return [self.at, *([self.assigned_at, self.ended_at or self.assigned_at] if self.assigned_at else [])]

    @property
    def who(self) -> dict[str, Any]:
        """The practitioner in the columns of a case."""
        if self.engagement is None:
            return {}
        return {"practitioner_id": self.engagement.practitioner_id, "practitioner_kind": self.engagement.kind}


@dataclass(frozen=True)
class SeededCases:
    """Enters seeded people in the register."""

    mix: Mix
    batch: Batch
    chance: Random
    until: date
    clocks: Clocks
    engagements: Sequence[Engagement]

    def accept(self, asking: Asking, request: int) -> None:
        """Put down the case of an accepted request."""
        course = self._course(asking.decided)
        number = self.batch.number(asking.office.pk, "cases", course.at.year)
        code = _code(asking, number, course.at.date())
        case = self._case(asking, request, course, code=code, number=number)
        self._people(case, asking)
        self._moves(case, course)
        self._work(case, course)
        self._papers(case, asking.form, course)
        self._clocks(code, asking, course)
        self.batch.add_line(Line(by=BY, action="case.accepted", kind="case", key=code, at=course.at))

    def _course(self, at: datetime) -> Course:
        ended_at = at + timedelta(days=self.chance.randrange(20, 300))
        status, since = CaseStatus.ASSIGNED, (self.until - at.date()).days
        if ended_at.date() < self.until:
            status = CaseStatus.ENDED
        elif self.mix.still("unassigned", since):
            status = CaseStatus.ACCEPTED
        elif self.mix.still("suspended", since):
            status = CaseStatus.SUSPENDED
        done = status is CaseStatus.ENDED
        return Course(
            at=at,
            status=status,
            ended_at=ended_at if done else None,
            engagement=None if status is CaseStatus.ACCEPTED else self.chance.choice(self.engagements),
            complete=done and self.chance.random() < 0.85,
        )

    def _case(self, asking: Asking, request: int, course: Course, *, code: str, number: int) -> int:
        return self.batch.add(
            Case,
            uid=uid(self.chance),
            code=code,
            office_id=asking.office.pk,
            number=number,
            year=course.at.year,
            request_id=request,
            person_id=asking.person,
            form=asking.form,
            role="defence" if asking.form == "proceedings" else "",
            field=asking.field,
            **asking.law,
            client_has_disability=asking.disabled,
            accepted_at=course.at,
            accepted_on=course.at.date(),
            accepted_by_name=BY.name,
            status=course.status.value,
            status_at=course.moments[-1],
            assigned_at=course.assigned_at,
            **course.who,
            ended_on=course.ended_at.date() if course.ended_at else None,
            ending="completed" if course.ended_at else "",
            result=TEXT if course.ended_at else None,
            file_complete=course.complete,
        )

    def _people(self, case: int, asking: Asking) -> None:
        for term in sorted(name_terms(asking.name)):
            self.batch.add(CaseNameTerm, term=term, case_id=case)
        for side, name in (("client", asking.name), ("opponent", self.mix.name())):
            self.batch.add(Party, case_id=case, side=side, **Party.known_as(name))

    def _moves(self, case: int, course: Course) -> None:
        steps = STEPS[course.status]
        for was, now, at in zip(["", *steps], steps, course.moments, strict=False):
            self.batch.add(CaseMove, case_id=case, kind=KINDS[now], was=was, now=now, at=at, by_name=BY.name)

    def _work(self, case: int, course: Course) -> None:
        """The practitioner's check for conflicts, assignment and hours."""
        if course.engagement is None:
            return
        who = {"case_id": case, "practitioner_id": course.engagement.practitioner_id}
        check = self.batch.add(ConflictCheck, **who, clear=True, at=course.at, by_name=BY.name)
        told = {"assigned_at": course.assigned_at, "by_name": BY.name, "ended_at": course.ended_at}
        self.batch.add(Assignment, **who, conflict_check_id=check, **told)
        worked = {"done_on": course.at.date() + timedelta(days=3), "minutes": 120, "description": TEXT}
        for kind in ("meeting", "file_study", "hearing")[: self.chance.randrange(1, 4)]:
            self.batch.add(WorkEntry, **who, kind=kind, **worked, added_at=course.at)

    def _papers(self, case: int, form: str, course: Course) -> None:
        required = required_papers(form, course.at.date())
        added = {"added_at": course.at, "added_by_name": BY.name}
        for number, paper in enumerate(required if course.complete else required[:-2], start=1):
            told = {"number": number, "kind": paper.kind, "title": paper.title}
            self.batch.add(CasePaper, case_id=case, uid=uid(self.chance), **told, **added)

    def _clocks(self, code: str, asking: Asking, course: Course) -> None:
        """The clock of the assignment, and after the end that of handing the file over."""
        about = {"subject_kind": "case", "subject_key": code, "office": asking.office}
        rule = first_rule(Case(form=asking.form, request=Request(channel=asking.channel)))
        put = {"stopped_at": course.assigned_at, "because": "assigned"}
        self.clocks.add(rule=rule, **about, who="centre_director", started_at=course.at, **put)
        if course.ended_at and course.engagement:
            handed_over = course.ended_at + timedelta(days=self.chance.randrange(3, 35))
            whose = {"who": "legal_aid_officer", "holder": course.engagement.practitioner.user}
            put = {"started_at": course.ended_at, "stopped_at": handed_over, "because": "handed_over"}
            self.clocks.add(rule="hand_over_file", **about, **whose, **put)


def _code(asking: Asking, number: int, day: date) -> str:
    pattern = register_pattern(day)
    prefix, form = asking.office.register_prefix, pattern.forms[asking.form]
    return case_code(pattern.pattern, office=prefix, form=form, number=number, year=day.year)
