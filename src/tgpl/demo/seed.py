"""Very many cases at once, shaped like a province's real mix: for trying the product at the size it must bear."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction

from tgpl.accounts.models import Agency
from tgpl.audit.services import Line
from tgpl.cases.models import BriefAdvice
from tgpl.core.database.search import name_terms
from tgpl.core.language.text import fold
from tgpl.demo.asking import BY, TEXT, Asking, uid
from tgpl.demo.batch import Batch
from tgpl.demo.mix import Ground, Mix
from tgpl.demo.province import SINCE, home_communes
from tgpl.demo.seeded_cases import SeededCases
from tgpl.demo.seeded_clocks import Clocks
from tgpl.directory.models import Engagement
from tgpl.directory.services import add_practitioner
from tgpl.intake.models import EligibilityCheck, Request, RequestMove, RequestNameTerm
from tgpl.intake.rules import OPEN
from tgpl.intake.services import REFERENCES, first_rule, reference_of
from tgpl.people.models import Disability, Person

PEOPLE_AT_ONCE = 5_000
YEARS = 8  # back into the years of the Law of 2017, in force since 2018

# The move that brings a seeded request to where it stands.
KINDS = {
    "accepted": "accept",
    "advised": "advise",
    "refused": "refuse",
    "transferred": "transfer",
    "withdrawn": "withdraw",
    "lapsed": "lapse",
    "awaiting_papers": "ask_for_papers",
}


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

    def __post_init__(self) -> None:
        self.clocks = Clocks(self.batch, self.until)
        self.register = SeededCases(self.mix, self.batch, self.chance, self.until, self.clocks, self.engagements)

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
        fate = self._by_now(self.mix.fate(), day)
        asking = self._ask(day)
        request = self._request(asking, fate)
        if fate == "advised":
            self._advice(asking, request)
        elif fate == "accepted":
            self._check(asking, request)
            self.register.accept(asking, request)
        return fate == "accepted"

    def _by_now(self, fate: str, day: date) -> str:
        """`fate`, unless the request is still open."""
        since = (self.until - day).days
        return next((status for status in sorted(OPEN) if self.mix.still(status, since)), fate)

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
            channel=self.mix.channel(),
            form=form,
            field=self.mix.field(form),
        )

    def _person(self, name: str, ground: Ground, kinds: set[str], day: date) -> int:
        year = day.year - ground.age
        person = self.batch.add(
            Person,
            uid=uid(self.chance),
            full_name=name,
            folded_name=fold(name),
            sex=sex_of(name),
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
        referred = asking.channel in {"notice", "information", "introduction"}
        # Times a number that has no factor in common with REFERENCES: scattered, and never the same twice.
        reference = reference_of(self.batch.keys[Request] * 7_919_999_983 % REFERENCES)
        request = self.batch.add(
            Request,
            uid=uid(self.chance),
            reference=reference,
            secret=self._digest(),
            channel=asking.channel,
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
            status_at=asking.at if fate == "received" else asking.decided,
        )
        for term in sorted(name_terms(asking.name)):
            self.batch.add(RequestNameTerm, term=term, request_id=request)
        self._request_moves(asking, request, fate)
        self._request_clock(asking, reference, fate)
        self.batch.add_line(Line(by=BY, action="request.received", kind="request", key=reference, at=asking.at))
        return request

    def _request_moves(self, asking: Asking, request: int, fate: str) -> None:
        about = {"request_id": request, "by_name": BY.name}
        self.batch.add(RequestMove, **about, kind="receive", was="", now="received", at=asking.at)
        if fate != "received":
            decided = {"at": asking.decided, **self._decision(fate)}
            self.batch.add(RequestMove, **about, kind=KINDS[fate], was="received", now=fate, **decided)

    def _decision(self, fate: str) -> dict[str, Any]:
        """What the database asks of some decisions."""
        if fate == "refused":
            return {"ground": "điểm a", "by_id": self.engagements[0].practitioner.user_id}
        return {"to_agency_id": self.partners[0].pk} if fate == "transferred" else {}

    def _request_clock(self, asking: Asking, reference: str, fate: str) -> None:
        self.clocks.add(
            rule=first_rule(asking.channel),
            subject_kind="request",
            subject_key=reference,
            office=asking.office,
            who="reception",
            started_at=asking.at,
            stopped_at=None if fate == "received" else asking.decided,
            because=fate,
        )

    def _check(self, asking: Asking, request: int) -> None:
        self.batch.add(
            EligibilityCheck,
            request_id=request,
            on=asking.at.date(),
            proposed_answer="yes",
            answer="yes",
            **asking.law,
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


def sex_of(name: str) -> str:
    return "female" if " Thị " in name else "male"


@transaction.atomic
def add_practitioners(*, cases: int, offices: Sequence[Agency], mix: Mix) -> None:
    """As many practitioners as `cases` cases keep busy, beside those that are there."""
    enough = cases // mix.cases_per_practitioner
    for number in range(Engagement.objects.count(), enough):
        name = mix.name()
        add_practitioner(
            by=BY,
            full_name=name,
            gender=sex_of(name),
            agency=offices[number % len(offices)],
            kind="legal_aid_officer",
            valid_from=SINCE,
        )


def seed_cases(
    *, cases: int, mix: dict[str, Any], until: date, seed: int, tell: Callable[[int], None] = lambda made: None
) -> None:
    """Add `cases` cases with their people, events and papers to a province that has offices and practitioners."""
    batch = Batch()
    chance = Random(f"{seed}/{batch.keys[Request]}")  # a second seeding makes other people
    offices = list(Agency.objects.filter(kind__in=Agency.OFFICES).exclude(register_prefix="").order_by("pk"))
    drawn = Mix(mix, chance)
    add_practitioners(cases=cases, offices=offices, mix=drawn)
    engagements = Engagement.objects.filter(valid_to=None).select_related("practitioner__user").order_by("pk")
    seeder = Seeder(
        mix=drawn,
        batch=batch,
        chance=chance,
        until=until,
        engagements=list(engagements),
        offices=offices,
        partners=list(Agency.objects.filter(kind__in=["police", "court", "commune", "procuracy"]).order_by("pk")),
        communes=home_communes(),
    )
    for people, made in enumerate(seeder.make(cases), start=1):
        if people % PEOPLE_AT_ONCE == 0:
            batch.flush()
            tell(made)
    batch.flush()
    tell(cases)
