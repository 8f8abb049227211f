"""Very many cases at once, shaped like a province's real mix: for trying the product at the size it must bear."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any
from uuid import UUID

from django.db import models, transaction

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
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
from tgpl.cases.queries import register_pattern, required_papers
from tgpl.cases.rules.codes import case_code
from tgpl.cases.rules.names import name_key
from tgpl.core.bulk import Row, next_key, reset_sequences, write_rows
from tgpl.core.search import name_terms
from tgpl.core.text import fold
from tgpl.directory.models import Engagement
from tgpl.eligibility.queries import rulebook
from tgpl.intake.models import EligibilityCheck, Request, RequestMove, RequestNameTerm
from tgpl.intake.services import REFERENCES, reference_of
from tgpl.people.models import Disability, Person

BATCH = 5_000
YEARS = 8  # back into the years of the Law of 2017, in force since 2018
TABLES: list[type[models.Model]] = [
    Person, Disability, Request, RequestNameTerm, RequestMove, EligibilityCheck, Case, CaseNameTerm, CaseMove, Party,
    ConflictCheck, Assignment, WorkEntry, CasePaper, BriefAdvice,
]  # fmt: skip


class Weighted:
    """Draws keys of a table of shares."""

    def __init__(self, shares: Mapping[Any, float]) -> None:
        self.keys = list(shares)
        self.heights = list(accumulate(shares.values()))

    def draw(self, chance: Random) -> Any:
        return chance.choices(self.keys, cum_weights=self.heights)[0]


@dataclass
class Seeder:
    """Makes the rows of one batch after another; keys are given here, so rows may point at each other unsaved."""

    mix: dict[str, Any]
    chance: Random
    until: date
    engagements: Sequence[Engagement]
    offices: Sequence[Agency]
    partners: Sequence[Agency]
    rows: dict[type[models.Model], list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})
    numbers: dict[tuple[int, str, int], int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.keys = {table: next_key(table) for table in TABLES}
        self.draws = {name: Weighted(self.mix[name]) for name in ("forms", "channels", "surnames", "middles")}
        self.draws["kinds"] = Weighted(self.mix["disability_kinds"])
        self.draws["given"] = Weighted({given: 1 / rank for rank, given in enumerate(self.mix["given"], start=1)})
        self.fields = {form: Weighted(shares) for form, shares in self.mix["fields"].items()}
        grounds = self.mix["grounds"]
        self.grounds = Weighted({index: ground["share"] for index, ground in enumerate(grounds)})
        others = self.mix["others_per_100_cases"]
        self.fates = Weighted({"accepted": 100, **others})
        self.by = Actor.system("Dữ liệu thử")
        self.papers = {form: required_papers(form, self.until) for form in self.mix["forms"]}

    def add(self, table: type[models.Model], **row: Any) -> int:
        key = self.keys[table]
        self.keys[table] = key + 1
        self.rows[table].append({"id": key, **row})
        return key

    def flush(self) -> None:
        """Write what was made, parents before children."""
        for table in TABLES:
            write_rows(table, self.rows[table])
            self.rows[table].clear()
        record_many(self.lines)
        self.lines.clear()

    def make(self, cases: int) -> Iterator[int]:
        """Make people until there are `cases` cases, in the order of the days they came; yields the count so far."""
        made, span = 0, YEARS * 365
        while made < cases:
            # More come each year than the year before: days are drawn over the square root of the share.
            day = self.until - timedelta(days=int(span * (1 - (made / cases) ** 0.5)) + 1)
            made += self.make_one(day)
            yield made

    def make_one(self, day: date) -> bool:
        """One person who asks on `day`; True when a case comes of it."""
        at = datetime(day.year, day.month, day.day, self.chance.randrange(1, 10), self.chance.randrange(60), tzinfo=UTC)
        ground = self.mix["grounds"][self.grounds.draw(self.chance)]
        person, name, disabled = self._person(ground, day)
        office = self.chance.choice(self.offices)
        fate = self.fates.draw(self.chance)
        form = self.draws["forms"].draw(self.chance)
        what = {"field": self.fields[form].draw(self.chance), "disabled": disabled, "name": name, "person": person}
        request, reference = self._request(what, form, office, fate, at)
        if fate == "advised":
            self._advice(what, request, office, at)
        elif fate == "accepted":
            self._check(request, ground, at)
            self._case(what, request, form, ground, office, at + timedelta(hours=4))
        self.lines.append(Line(by=self.by, action="request.received", kind="request", key=reference, at=at))
        return fate == "accepted"

    def _person(self, ground: dict[str, Any], day: date) -> tuple[int, str, bool]:
        chance = self.chance
        name = " ".join(self.draws[part].draw(chance) for part in ("surnames", "middles", "given")) + " Mẫu"
        disabled = ground["code"] == "disability" or chance.random() < self.mix["disability_share"] / 2
        year = day.year - ground["age"]
        key = self.add(
            Person,
            uid=UUID(int=chance.getrandbits(128), version=4),
            full_name=name,
            folded_name=fold(name),
            sex="female" if " Thị " in name else "male",
            birth_date=date(year, 1 + chance.randrange(12), 1 + chance.randrange(28)),
            birth_year=year,
            ethnicity="Kinh",
            identity_number=f"000{chance.randrange(10**9):09d}",
            identity_index=f"{chance.getrandbits(128):032x}",
            has_disability=disabled,
            disability_degree="severe" if disabled else "",
            created_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
        if disabled:
            for kind in {self.draws["kinds"].draw(chance) for _ in range(1 + (chance.random() < 0.1))}:
                self.add(Disability, person_id=key, kind=kind)
        return key, name, disabled

    def _request(self, what: dict[str, Any], form: str, office: Agency, fate: str, at: datetime) -> tuple[int, str]:
        channel = self.draws["channels"].draw(self.chance)
        # Times a number that has no factor in common with REFERENCES: scattered, and never the same twice.
        reference = reference_of(self.keys[Request] * 7_919_999_983 % REFERENCES)
        referred = channel in {"notice", "information", "introduction"}
        key = self.add(
            Request,
            uid=UUID(int=self.chance.getrandbits(128), version=4),
            reference=reference,
            secret=f"{self.chance.getrandbits(128):032x}",
            channel=channel,
            office_id=office.pk,
            person_id=what["person"],
            referred_by_id=self.chance.choice(self.partners).pk if referred else None,
            received_at=at,
            received_on=at.date(),
            asker_has_disability=what["disabled"],
            matter_field=what["field"],
            wanted_form=form,
            story="Dữ liệu thử, không phải việc có thật.",
            status=fate,
            status_at=at + timedelta(hours=4),
        )
        for term in sorted(name_terms(what["name"])):
            self.add(RequestNameTerm, term=term, request_id=key)
        ends = {"ground": "điểm a", "by_id": self._someone()} if fate == "refused" else {}
        ends |= {"to_agency_id": self.partners[0].pk} if fate == "transferred" else {}
        self.add(RequestMove, request_id=key, was="", now="received", at=at, by_name=self.by.name)
        self.add(
            RequestMove,
            request_id=key,
            was="received",
            now=fate,
            at=at + timedelta(hours=4),
            by_name=self.by.name,
            **ends,
        )
        return key, reference

    def _someone(self) -> int:
        """A colleague's user id, for what only a named person may decide."""
        return next(e.practitioner.user_id for e in self.engagements if e.practitioner.user_id)

    def _check(self, request: int, ground: dict[str, Any], at: datetime) -> None:
        self.add(
            EligibilityCheck,
            request_id=request,
            on=at.date(),
            proposed_answer="yes",
            answer="yes",
            **_law_of(ground, at.date()),
            decided_at=at,
            decided_by_name=self.by.name,
            created_at=at,
        )

    def _advice(self, what: dict[str, Any], request: int, office: Agency, at: datetime) -> None:
        self.add(
            BriefAdvice,
            office_id=office.pk,
            number=self._number(office, "brief_advice", at.year),
            year=at.year,
            request_id=request,
            person_id=what["person"],
            field=what["field"],
            client_has_disability=what["disabled"],
            answer="Dữ liệu thử.",
            advised_at=at,
            advised_on=at.date(),
            by_name=self.by.name,
        )

    def _number(self, office: Agency, register: str, year: int) -> int:
        place = (office.pk, register, year)
        if place not in self.numbers:
            counter = RegisterCounter.objects.filter(office=office, register=register, year=year).first()
            self.numbers[place] = counter.last if counter else 0
        self.numbers[place] += 1
        return self.numbers[place]

    def _case(
        self, what: dict[str, Any], request: int, form: str, ground: dict[str, Any], office: Agency, at: datetime
    ) -> None:
        chance = self.chance
        engagement = chance.choice(self.engagements)
        ended = at.date() + timedelta(days=chance.randrange(20, 300))
        done = ended < self.until
        number = self._number(office, "cases", at.year)
        pattern = register_pattern(at.date())
        code = case_code(
            pattern.pattern, office=office.register_prefix, form=pattern.forms[form], number=number, year=at.year
        )
        complete = done and chance.random() < 0.85
        key = self.add(
            Case,
            uid=UUID(int=chance.getrandbits(128), version=4),
            code=code,
            office_id=office.pk,
            number=number,
            year=at.year,
            request_id=request,
            person_id=what["person"],
            form=form,
            role="defence" if form == "proceedings" else "",
            field=what["field"],
            **_law_of(ground, at.date()),
            client_has_disability=what["disabled"],
            accepted_at=at,
            accepted_on=at.date(),
            accepted_by_name=self.by.name,
            status="ended" if done else "assigned",
            status_at=at + timedelta(days=1),
            assigned_at=at + timedelta(days=1),
            practitioner_id=engagement.practitioner_id,
            practitioner_kind=engagement.kind,
            ended_on=ended if done else None,
            ending="completed" if done else "",
            result="Dữ liệu thử." if done else None,
            file_complete=complete,
        )
        self._around(key, what["name"], form, engagement, at, done=done, complete=complete)
        self.lines.append(Line(by=self.by, action="case.accepted", kind="case", key=code, at=at))

    def _around(
        self, case: int, name: str, form: str, engagement: Engagement, at: datetime, *, done: bool, complete: bool
    ) -> None:
        """Everything that hangs on a case: terms, moves, parties, assignment, work, papers."""
        by_name = self.by.name
        for term in sorted(name_terms(name)):
            self.add(CaseNameTerm, term=term, case_id=case)
        steps = ["accepted", "assigned", "ended"][: 3 if done else 2]
        for was, now in zip(["", *steps], steps, strict=False):
            self.add(CaseMove, case_id=case, was=was, now=now, at=at, by_name=by_name)
        other = " ".join(self.draws[part].draw(self.chance) for part in ("surnames", "middles", "given")) + " Mẫu"
        for side, party in (("client", name), ("opponent", other)):
            self.add(Party, case_id=case, name=party, name_key=name_key(party), side=side)
        who = {"case_id": case, "practitioner_id": engagement.practitioner_id}
        check = self.add(ConflictCheck, **who, clear=True, at=at, by_name=by_name)
        ended = {"ended_at": at + timedelta(days=20)} if done else {}
        self.add(Assignment, **who, conflict_check_id=check, assigned_at=at, by_name=by_name, **ended)
        for kind in ("meeting", "file_study", "hearing")[: self.chance.randrange(1, 4)]:
            day = at.date() + timedelta(days=3)
            self.add(WorkEntry, **who, kind=kind, done_on=day, minutes=120, description="Dữ liệu thử.", added_at=at)
        held = self.papers[form][: None if complete else -2]
        for number, paper in enumerate(held, start=1):
            title = {"number": number, "kind": paper.kind, "title": paper.title}
            uid = UUID(int=self.chance.getrandbits(128), version=4)
            self.add(CasePaper, case_id=case, uid=uid, **title, added_at=at, added_by_name=by_name)


@cache
def _citation(code: str, day: date) -> tuple[str, str]:
    """The version in force and the citation of one of its grounds."""
    law = rulebook().law.on(day)
    return law.version.name, next(g.citation for g in law.grounds() if g.code == code)


def _law_of(told: dict[str, Any], day: date) -> dict[str, str]:
    """The ground with its version and citation as the law stood on `day`."""
    code = told["before_2026"] if "before_2026" in told and day.year < 2026 else told["code"]
    version, citation = _citation(code, day)
    return {"ground": code, "law_version": version, "citation": citation}


def seed_cases(
    *, cases: int, mix: dict[str, Any], until: date, seed: int, tell: Callable[[int], None] = lambda made: None
) -> None:
    """Add `cases` cases with their people, events and papers to a province that has offices and practitioners."""
    seeder = Seeder(
        mix=mix,
        chance=Random(f"{seed}/{next_key(Request)}"),  # a second seeding makes other people
        until=until,
        engagements=list(Engagement.objects.filter(valid_to=None).select_related("practitioner").order_by("pk")),
        offices=list(Agency.objects.filter(kind__in=Agency.OFFICES).exclude(register_prefix="").order_by("pk")),
        partners=list(Agency.objects.filter(kind__in=["police", "court", "commune", "procuracy"]).order_by("pk")),
    )
    for people, made in enumerate(seeder.make(cases), start=1):
        if people % BATCH == 0:
            with transaction.atomic():
                seeder.flush()
            tell(made)
    with transaction.atomic():
        seeder.flush()
        _keep_numbers(seeder.numbers)
        reset_sequences(*TABLES)
    tell(cases)


def _keep_numbers(numbers: dict[tuple[int, str, int], int]) -> None:
    """Leave the registers' counters where the seeding stopped, so that the next real case goes on from there."""
    for (office, register, year), last in numbers.items():
        place = {"office_id": office, "register": register, "year": year}
        RegisterCounter.objects.update_or_create(**place, defaults={"last": last})
