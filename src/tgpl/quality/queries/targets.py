"""Yearly targets: who is counted, what counts for them, and against which bands."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Role
from tgpl.cases.models import Assignment, Case, CaseQuerySet
from tgpl.cases.rules.moves import CaseStatus
from tgpl.directory.models import Practitioner, PractitionerKind
from tgpl.intake.models import FormOfAid
from tgpl.quality.models import TargetBand, TargetCircumstance
from tgpl.quality.rulebook import targets
from tgpl.quality.rules.targets import (
    Asked,
    Band,
    Counting,
    Forecast,
    Officer,
    Standing,
    TargetYear,
    asked_of,
    bands_of,
    forecast,
)


def target_years() -> list[TargetYear]:
    """The years whose bands are known: those that an officer entered before those of the files."""
    entered: dict[int, list[TargetBand]] = {}
    for row in TargetBand.objects.all():
        entered.setdefault(row.year, []).append(row)
    known = {target.year: target for target in targets().years}
    return sorted((known | {year: _entered(rows) for year, rows in entered.items()}).values(), key=lambda t: t.year)


def _entered(rows: list[TargetBand]) -> TargetYear:
    bands = tuple(Band(row.years_from, row.reached, row.fair, row.good) for row in rows)
    return TargetYear(rows[0].year, rows[0].citation, rows[0].mark, bands)


def officers_of(actor: Actor, year: int) -> QuerySet[Any]:
    """Trợ giúp viên of a year whom this post may see: oneself, or those of one's offices."""
    own = Q(user=actor.user_id) if actor.role == Role.LEGAL_AID_OFFICER else Q(engagements__agency__in=actor.offices)
    return _officers(year, own)


def _officers(year: int, among: Q) -> QuerySet[Any]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    working = Q(engagements__kind=PractitionerKind.LEGAL_AID_OFFICER, engagements__valid_from__lte=last)
    working &= Q(engagements__valid_to=None) | Q(engagements__valid_to__gte=first)
    found = Practitioner.objects.filter(working, among)
    return found.annotate(engaged_on=Min("engagements__valid_from")).order_by("folded_name", "pk")


def counted_cases(year: int) -> CaseQuerySet:
    """The cases that count in a year for whoever was put on them."""
    counted = Case.objects.filter(form=FormOfAid.PROCEEDINGS)
    first, last = date(year, 1, 1), date(year, 12, 31)
    if targets().counting.basis == "accepted":
        return counted.filter(accepted_on__range=(first, last))
    return counted.filter(status=CaseStatus.ENDED, ended_on__range=(first, last))


@dataclass(frozen=True, slots=True)
class Row:
    """One officer of a year: what is asked, what is done, where it is heading. `asked` is None without any bands."""

    year: int
    today: date

    officer: Practitioner
    facts: Officer
    alone: int
    shared: int
    done: Decimal
    asked: Asked | None
    standing: Standing | None

    @property
    def forecast(self) -> Forecast | None:
        """None of a year that is over or has not begun."""
        return forecast(self.done, self.year, self.today) if self.today.year == self.year else None


@dataclass(frozen=True, slots=True)
class Year:
    """The table of a year, and the bands that it is held against: of that year, or of the last one known."""

    year: int
    bands: TargetYear | None
    rows: list[Row]

    @property
    def is_borrowed(self) -> bool:
        return self.bands is not None and self.bands.year != self.year


def year_of(actor: Actor, year: int, today: date) -> Year:
    """The table of a year: five queries, whatever the number of officers and cases."""
    return _table(officers_of(actor, year), year, today)


def rows_of(practitioners: Collection[int], on: date) -> list[Row]:
    """The same of these practitioners in the year of a day, no more of each than that; who has no target has no row."""
    officers = _officers(on.year, Q(pk__in=practitioners)).only("practising_since")
    return _table(officers, on.year, on).rows


def _table(found: QuerySet[Any], year: int, today: date) -> Year:
    bands = bands_of(target_years(), year)
    officers = list(found)
    noted = {one.practitioner_id: one for one in TargetCircumstance.objects.filter(year=year)}
    done = _done(year, [officer.pk for officer in officers])
    judge = partial(_row, counting=targets().counting, bands=bands, year=year, today=today)
    rows = [judge(officer, noted=noted.get(officer.pk), done=done[officer.pk]) for officer in officers]
    return Year(year, bands, rows)


def _done(year: int, officers: list[int]) -> dict[int, tuple[int, int]]:
    """How many cases each officer had alone and with others.

    All that they lead, or led to the end, are counted from an index. Of the few on which others were put too, at once
    or one after the other, it is looked up who they were: those are not theirs alone.
    """
    led = counted_cases(year).filter(practitioner__in=officers).order_by().values_list("practitioner_id")
    alone = Counter(dict(led.annotate(cases=Count("pk"))))
    several = counted_cases(year).filter(pk__in=Assignment.objects.filter(after_others=True).values("case"))
    on_them = Assignment.objects.filter(case__in=several.order_by("pk")).order_by()
    shares = set(on_them.values_list("practitioner_id", "case_id", "case__practitioner_id"))
    alone.subtract({case: leader for _officer, case, leader in shares}.values())
    together = Counter(officer for officer, _case, _leader in shares)
    return {officer: (alone[officer], together[officer]) for officer in officers}


def _row(
    officer: Any,
    *,
    noted: TargetCircumstance | None,
    done: tuple[int, int],
    counting: Counting,
    bands: TargetYear | None,
    year: int,
    today: date,
) -> Row:
    facts = Officer(
        appointed_on=officer.practising_since or officer.engaged_on,
        absent_months=noted.absent_months if noted else 0,
        share=noted.share / 100 if noted else Decimal(1),
    )
    alone, shared = done
    total = alone + shared * counting.shared_credit
    asked = asked_of(facts, bands.bands, year, counting) if bands else None
    standing = asked.standing(total) if asked else None
    return Row(year, today, officer, facts, alone, shared, total, asked, standing)


def cases_counted_for(officer: Practitioner, year: int) -> QuerySet[Case]:
    """The cases behind one officer's figure, with whether each is shared."""
    mine = Assignment.objects.filter(practitioner=officer)
    others = Assignment.objects.filter(case=OuterRef("pk")).exclude(practitioner=officer)
    found = counted_cases(year).filter(pk__in=mine.values("case")).annotate(shared=Exists(others))
    return found.select_related("office").defer("result")
