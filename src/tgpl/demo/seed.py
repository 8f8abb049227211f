"""Very many cases at once, shaped like a province's real mix: for trying the product at the size it must bear."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import Line
from tgpl.cases.models import (
    Assignment,
    BriefAdvice,
    Case,
    CaseMove,
    CaseNameTerm,
    CasePaper,
    ConflictCheck,
    Party,
    WorkEntry,
)
from tgpl.cases.queries import register_pattern, required_papers
from tgpl.cases.rules.codes import case_code
from tgpl.cases.rules.names import name_key
from tgpl.core.search import name_terms
from tgpl.core.text import fold
from tgpl.demo.batch import Batch
from tgpl.demo.mix import Ground, Mix
from tgpl.demo.province import home_communes
from tgpl.directory.models import Engagement
from tgpl.intake.models import EligibilityCheck, Request, RequestMove, RequestNameTerm
from tgpl.intake.services import REFERENCES, reference_of
from tgpl.people.models import Disability, Person

PEOPLE_AT_ONCE = 5_000
YEARS = 8  # back into the years of the Law of 2017, in force since 2018
BY = Actor.system("Dữ liệu thử")
TEXT = "Dữ liệu thử, không phải việc có thật."


@dataclass(frozen=True)
class Asking:
    """One seeded person on the day they ask."""

    person: int
    name: str
    disabled: bool
    ground: Ground
    at: datetime
    office: Agency
    form: str
    field: str


@dataclass
class Seeder:
    """Makes people who ask, one after the other, with everything that comes of it."""

    mix: Mix
    batch: Batch
    chance: Random
    until: date
    engagements: Sequence[Engagement]
    offices: Sequence[Agency]
    partners: Sequence[Agency]
    communes: Sequence[int | None]

    def make(self, cases: int) -> Iterator[int]:
        """Make people until there are `cases` cases, in the order of their days; yields the count of cases so far."""
        made, span = 0, YEARS * 365
        while made < cases:
            # More come each year than the year before: days follow the square root of the share made.
            day = self.until - timedelta(days=int(span * (1 - (made / cases) ** 0.5)) + 1)
            made += self._make_one(day)
            yield made

    def _make_one(self, day: date) -> bool:
        """One person who asks on `day`; True when a case comes of it."""
        fate = self.mix.fate()
        asking = self._ask(day)
        request = self._request(asking, fate)
        if fate == "advised":
            self._advice(asking, request)
        elif fate == "accepted":
            self._check(asking, request)
            self._case(asking, request)
        return fate == "accepted"

    def _uid(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def _digest(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def _ask(self, day: date) -> Asking:
        ground, form, name = self.mix.ground(day), self.mix.form(), self.mix.name()
        kinds = self.mix.kinds(ground)
        time = {"hour": self.chance.randrange(1, 10), "minute": self.chance.randrange(60)}
        return Asking(
            person=self._person(name, ground, kinds, day),
            name=name,
            disabled=bool(kinds),
            ground=ground,
            at=datetime(day.year, day.month, day.day, **time, tzinfo=UTC),
            office=self.chance.choice(self.offices),
            form=form,
            field=self.mix.field(form),
        )

    def _person(self, name: str, ground: Ground, kinds: set[str], day: date) -> int:
        year = day.year - ground.age
        person = self.batch.add(
            Person,
            uid=self._uid(),
            full_name=name,
            folded_name=fold(name),
            sex="female" if " Thị " in name else "male",
            birth_date=date(year, self.chance.randrange(1, 13), self.chance.randrange(1, 29)),
            birth_year=year,
            ethnicity="Kinh",
            commune_id=self.chance.choice(self.communes),
            identity_number=f"000{self.chance.randrange(10**9):09d}",
            identity_index=self._digest(),
            has_disability=bool(kinds),
            disability_degree="severe" if kinds else "",
            created_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
        for kind in sorted(kinds):
            self.batch.add(Disability, person_id=person, kind=kind)
        return person

    def _request(self, asking: Asking, fate: str) -> int:
        channel = self.mix.channel()
        referred = channel in {"notice", "information", "introduction"}
        # Times a number that has no factor in common with REFERENCES: scattered, and never the same twice.
        reference = reference_of(self.batch.keys[Request] * 7_919_999_983 % REFERENCES)
        request = self.batch.add(
            Request,
            uid=self._uid(),
            reference=reference,
            secret=self._digest(),
            channel=channel,
            office_id=asking.office.pk,
            person_id=asking.person,
            referred_by_id=self.chance.choice(self.partners).pk if referred else None,
            received_at=asking.at,
            received_on=asking.at.date(),
            asker_has_disability=asking.disabled,
            matter_field=asking.field,
            wanted_form=asking.form,
            story=TEXT,
            status=fate,
            status_at=asking.at + timedelta(hours=4),
        )
        for term in sorted(name_terms(asking.name)):
            self.batch.add(RequestNameTerm, term=term, request_id=request)
        self._request_moves(asking, request, fate)
        self.batch.add_line(Line(by=BY, action="request.received", kind="request", key=reference, at=asking.at))
        return request

    def _request_moves(self, asking: Asking, request: int, fate: str) -> None:
        named: dict[str, Any] = {}
        if fate == "refused":
            named = {"ground": "điểm a", "by_id": self.engagements[0].practitioner.user_id}
        elif fate == "transferred":
            named = {"to_agency_id": self.partners[0].pk}
        decided = asking.at + timedelta(hours=4)
        about = {"request_id": request, "by_name": BY.name}
        self.batch.add(RequestMove, **about, was="", now="received", at=asking.at)
        self.batch.add(RequestMove, **about, was="received", now=fate, at=decided, **named)

    def _law(self, asking: Asking) -> dict[str, str]:
        ground = asking.ground
        return {"ground": ground.code, "law_version": ground.version, "citation": ground.citation}

    def _check(self, asking: Asking, request: int) -> None:
        self.batch.add(
            EligibilityCheck,
            request_id=request,
            on=asking.at.date(),
            proposed_answer="yes",
            answer="yes",
            **self._law(asking),
            decided_at=asking.at,
            decided_by_name=BY.name,
            created_at=asking.at,
        )

    def _advice(self, asking: Asking, request: int) -> None:
        self.batch.add(
            BriefAdvice,
            office_id=asking.office.pk,
            number=self.batch.number(asking.office.pk, "brief_advice", asking.at.year),
            year=asking.at.year,
            request_id=request,
            person_id=asking.person,
            field=asking.field,
            client_has_disability=asking.disabled,
            answer=TEXT,
            advised_at=asking.at,
            advised_on=asking.at.date(),
            by_name=BY.name,
        )

    def _case(self, asking: Asking, request: int) -> None:
        at = asking.at + timedelta(hours=4)
        ended = at.date() + timedelta(days=self.chance.randrange(20, 300))
        done = ended < self.until
        complete = done and self.chance.random() < 0.85
        engagement = self.chance.choice(self.engagements)
        number = self.batch.number(asking.office.pk, "cases", at.year)
        code = self._code(asking, number, at.date())
        case = self.batch.add(
            Case,
            uid=self._uid(),
            code=code,
            office_id=asking.office.pk,
            number=number,
            year=at.year,
            request_id=request,
            person_id=asking.person,
            form=asking.form,
            role="defence" if asking.form == "proceedings" else "",
            field=asking.field,
            **self._law(asking),
            client_has_disability=asking.disabled,
            accepted_at=at,
            accepted_on=at.date(),
            accepted_by_name=BY.name,
            status="ended" if done else "assigned",
            status_at=at + timedelta(days=1),
            assigned_at=at + timedelta(days=1),
            practitioner_id=engagement.practitioner_id,
            practitioner_kind=engagement.kind,
            ended_on=ended if done else None,
            ending="completed" if done else "",
            result=TEXT if done else None,
            file_complete=complete,
        )
        self._events(case, asking, engagement, at, done=done)
        self._file(case, asking.form, at, complete=complete)
        self.batch.add_line(Line(by=BY, action="case.accepted", kind="case", key=code, at=at))

    def _code(self, asking: Asking, number: int, day: date) -> str:
        pattern = register_pattern(day)
        prefix, form = asking.office.register_prefix, pattern.forms[asking.form]
        return case_code(pattern.pattern, office=prefix, form=form, number=number, year=day.year)

    def _events(self, case: int, asking: Asking, engagement: Engagement, at: datetime, *, done: bool) -> None:
        """What hangs on a case: terms to find it by, moves, parties, assignment, work."""
        add = self.batch.add
        for term in sorted(name_terms(asking.name)):
            add(CaseNameTerm, term=term, case_id=case)
        steps = ["accepted", "assigned", "ended"][: 3 if done else 2]
        for was, now in zip(["", *steps], steps, strict=False):
            add(CaseMove, case_id=case, was=was, now=now, at=at, by_name=BY.name)
        for side, name in (("client", asking.name), ("opponent", self.mix.name())):
            add(Party, case_id=case, name=name, name_key=name_key(name), side=side)
        who = {"case_id": case, "practitioner_id": engagement.practitioner_id}
        check = add(ConflictCheck, **who, clear=True, at=at, by_name=BY.name)
        ended = at + timedelta(days=20) if done else None
        add(Assignment, **who, conflict_check_id=check, assigned_at=at, by_name=BY.name, ended_at=ended)
        worked = {"done_on": at.date() + timedelta(days=3), "minutes": 120, "description": TEXT, "added_at": at}
        for kind in ("meeting", "file_study", "hearing")[: self.chance.randrange(1, 4)]:
            add(WorkEntry, **who, kind=kind, **worked)

    def _file(self, case: int, form: str, at: datetime, *, complete: bool) -> None:
        required = required_papers(form, at.date())
        added = {"added_at": at, "added_by_name": BY.name}
        for number, paper in enumerate(required if complete else required[:-2], start=1):
            told = {"number": number, "kind": paper.kind, "title": paper.title}
            self.batch.add(CasePaper, case_id=case, uid=self._uid(), **told, **added)


def seed_cases(
    *, cases: int, mix: dict[str, Any], until: date, seed: int, tell: Callable[[int], None] = lambda made: None
) -> None:
    """Add `cases` cases with their people, events and papers to a province that has offices and practitioners."""
    batch = Batch()
    chance = Random(f"{seed}/{batch.keys[Request]}")  # a second seeding makes other people
    engagements = Engagement.objects.filter(valid_to=None).select_related("practitioner")
    seeder = Seeder(
        mix=Mix(mix, chance),
        batch=batch,
        chance=chance,
        until=until,
        engagements=list(engagements.exclude(practitioner__user=None).order_by("pk")),
        offices=list(Agency.objects.filter(kind__in=Agency.OFFICES).exclude(register_prefix="").order_by("pk")),
        partners=list(Agency.objects.filter(kind__in=["police", "court", "commune", "procuracy"]).order_by("pk")),
        communes=home_communes(),
    )
    for people, made in enumerate(seeder.make(cases), start=1):
        if people % PEOPLE_AT_ONCE == 0:
            batch.flush()
            tell(made)
    batch.flush()
    tell(cases)
