"""Who may be put on a case, ranked by what an office weighs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from tgpl.cases.models import Case
from tgpl.cases.queries.conflicts import opposed_practitioners
from tgpl.cases.queries.matters import open_workload
from tgpl.cases.rulebook import dated_on
from tgpl.cases.rules.ranking import Candidate, Ranked, Wanted, rank
from tgpl.cases.standing import Standing, standings
from tgpl.directory.models import Engagement, PractitionerKind
from tgpl.directory.queries import candidates_for, fields_of, on_leave
from tgpl.people.models import AccessNeed

_GENDERS = {AccessNeed.Need.WOMAN: "female", AccessNeed.Need.MAN: "male"}


class Able(NamedTuple):
    """Who may take a case, as far as it is weighed and told: of hundreds, none is read whole."""

    key: int
    full_name: str
    folded_name: str
    gender: str
    knows_sign_language: bool
    disability_experience: bool
    kind: str
    agency: int
    commune: int | None

    @property
    def kind_words(self) -> str:
        return str(PractitionerKind(self.kind).label)


_READ = [
    *("practitioner_id", "practitioner__full_name", "practitioner__folded_name", "practitioner__gender"),
    *("practitioner__knows_sign_language", "practitioner__disability_experience"),
    *("kind", "agency_id", "agency__commune_id"),
]


@dataclass(frozen=True, slots=True)
class Choice:
    """A practitioner who may take the case, with the place in the ranking and what the reasons rest on."""

    place: int
    who: Able
    ranked: Ranked
    standing: Standing | None
    away_until: date | None

    @property
    def is_clear(self) -> bool:
        return not self.ranked.candidate.is_opposed


ByKey = Mapping[int, Able]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is the same of practitioners whichever case they are weighed for."""

    fields: Mapping[int, frozenset[str]]
    told: Mapping[int, Standing]
    away: Mapping[int, date]
    workload: dict[int, int]

    @classmethod
    def of(cls, keys: Collection[int], on: date) -> "_Known":
        return cls(fields_of(keys), standings.of(keys, on), on_leave(keys, on), open_workload(keys))


def ranked_candidates(case: Case, on: date) -> list[Choice]:
    """Who may give this form of aid for this office, the likeliest first."""
    able = _able(case, on)
    return _ranked(case, able, _Known.of(able.keys(), on), on)


def proposals(cases: Iterable[Case], on: date, *, without: int) -> dict[str, list[Choice]]:
    """The same for several cases of somebody who is gone, by their codes; who is proposed for one counts it as theirs
    before the next, so that the matters spread."""
    cases = list(cases)
    able: dict[tuple[int, str], ByKey] = {}
    for case in cases:
        if (case.office_id, case.form) not in able:
            able[case.office_id, case.form] = {key: who for key, who in _able(case, on).items() if key != without}
    known, found = _Known.of({key for those in able.values() for key in those}, on), {}
    for case in cases:
        found[case.code] = _ranked(case, able[case.office_id, case.form], known, on)
        if first := next((choice for choice in found[case.code] if choice.is_clear), None):
            known.workload[first.who.key] = first.ranked.candidate.open_cases + 1
    return found


def _engagements(case: Case, on: date) -> QuerySet[Engagement]:
    return candidates_for(office=case.office, form=case.form, on=on).prefetch_related(None)


def _able(case: Case, on: date) -> ByKey:
    return {row[0]: Able._make(row) for row in _engagements(case, on).values_list(*_READ)}


def _ranked(case: Case, able: ByKey, known: _Known, on: date) -> list[Choice]:
    opposed = opposed_practitioners(case, _engagements(case, on))
    candidates = [_candidate(case, who, known, opposed=who.key in opposed) for who in able.values()]
    ranked = rank(candidates, wanted_of(case), weights(on))
    return [
        Choice(place, able[r.candidate.key], r, known.told.get(r.candidate.key), known.away.get(r.candidate.key))
        for place, r in enumerate(ranked, start=1)
    ]


def _candidate(case: Case, who: Able, known: _Known, *, opposed: bool) -> Candidate:
    told, home = known.told.get(who.key), case.person.commune_id
    return Candidate(
        key=who.key,
        name=who.folded_name,
        fields=known.fields.get(who.key, frozenset()),
        open_cases=known.workload.get(who.key, 0),
        gender=who.gender,
        knows_sign_language=who.knows_sign_language,
        disability_experience=who.disability_experience,
        is_near=who.agency == case.office_id or bool(home and who.commune == home),
        standing=told.share if told else None,
        on_leave=who.key in known.away,
        is_opposed=opposed,
    )


def wanted_of(case: Case) -> Wanted:
    """What the person and the matter ask for."""
    needs = set(case.person.access_needs.values_list("need", flat=True))
    asked = [gender for need, gender in _GENDERS.items() if need in needs]
    return Wanted(
        field=case.field,
        gender=asked[0] if len(asked) == 1 else "",
        sign_language=AccessNeed.Need.SIGN_LANGUAGE in needs,
        disability=bool(case.client_has_disability),
    )


def weights(on: date) -> dict[str, float]:
    """The points of each reason, as they stand on a day."""
    return dict(dated_on("ranking", on)["points"])
