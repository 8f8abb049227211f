"""Yearly targets: who is counted, what counts for them, and against which bands."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Role
from tgpl.cases.models import Assignment, Case
from tgpl.directory.models import Practitioner, PractitionerKind
from tgpl.intake.models import FormOfAid
from tgpl.quality.models import TargetBand, TargetCircumstance
from tgpl.quality.rulebook import targets
from tgpl.quality.rules.targets import (
    Asked,
    Band,
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


def counted_cases(year: int) -> QuerySet[Any]:
    """The assignments whose case counts in a year; `shared`: somebody else was put on the case too."""
    basis = targets().counting.basis
    period = {f"case__{basis}_on__gte": date(year, 1, 1), f"case__{basis}_on__lte": date(year, 12, 31)}
    others = Assignment.objects.filter(case=OuterRef("case")).exclude(practitioner=OuterRef("practitioner"))
    found = Assignment.objects.filter(case__form=FormOfAid.PROCEEDINGS, **period)
    return found.order_by().annotate(shared=Exists(others))


@dataclass(frozen=True, slots=True)
class Row:
    """One officer of a year: what is asked, what is done, where it is heading. `asked` is None without any bands."""

    officer: Practitioner
    facts: Officer
    alone: int
    shared: int
    done: Decimal
    asked: Asked | None
    standing: Standing | None
    forecast: Forecast | None


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
    """The table of a year: four queries, whatever the number of officers and cases."""
    return _table(officers_of(actor, year), year, today)


def rows_of(practitioners: Collection[int], on: date) -> list[Row]:
    """The same of these practitioners, in the year of a day; whoever has no target has no row."""
    return _table(_officers(on.year, Q(pk__in=practitioners)), on.year, on).rows


def _table(found: QuerySet[Any], year: int, today: date) -> Year:
    bands = bands_of(target_years(), year)
    officers = list(found)
    noted = {one.practitioner_id: one for one in TargetCircumstance.objects.filter(year=year)}
    done = _done(year, [officer.pk for officer in officers])
    rows = [
        _row(officer, noted.get(officer.pk), done.get(officer.pk, (0, 0)), bands, year, today) for officer in officers
    ]
    return Year(year, bands, rows)


def _done(year: int, officers: list[int]) -> dict[int, tuple[int, int]]:
    """How many cases each officer had alone and with others."""
    rows = counted_cases(year).filter(practitioner__in=officers).values_list("practitioner_id", "shared")
    done: dict[int, tuple[int, int]] = {}
    for officer, shared, cases in rows.annotate(cases=Count("case", distinct=True)):
        alone, together = done.get(officer, (0, 0))
        done[officer] = (alone, together + cases) if shared else (alone + cases, together)
    return done


def _row(
    officer: Any,
    noted: TargetCircumstance | None,
    done: tuple[int, int],
    bands: TargetYear | None,
    year: int,
    today: date,
) -> Row:
    counting = targets().counting
    facts = Officer(
        appointed_on=officer.practising_since or officer.engaged_on,
        absent_months=noted.absent_months if noted else 0,
        share=noted.share / 100 if noted else Decimal(1),
    )
    alone, shared = done
    total = alone + shared * counting.shared_credit
    asked = asked_of(facts, bands.bands, year, counting) if bands else None
    ahead = forecast(total, year, today) if today.year == year else None
    return Row(officer, facts, alone, shared, total, asked, asked.standing(total) if asked else None, ahead)


def cases_counted_for(officer: Practitioner, year: int) -> QuerySet[Case]:
    """The cases behind one officer's figure, with whether each is shared."""
    mine = counted_cases(year).filter(practitioner=officer)
    others = Assignment.objects.filter(case=OuterRef("pk")).exclude(practitioner=officer)
    found = Case.objects.filter(pk__in=mine.values("case")).annotate(shared=Exists(others))
    return found.select_related("office").defer("result")
