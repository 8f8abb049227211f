"""Who may be put on a case, ranked by what an office weighs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tgpl.cases.models import Case
from tgpl.cases.queries.conflicts import opposed_practitioners
from tgpl.cases.queries.matters import open_workload
from tgpl.cases.rulebook import dated_on
from tgpl.cases.rules.ranking import Candidate, Ranked, Wanted, rank
from tgpl.cases.standing import Standing, standings
from tgpl.directory.models import Engagement
from tgpl.directory.queries import candidates_for, on_leave
from tgpl.people.models import AccessNeed

_GENDERS = {AccessNeed.Need.WOMAN: "female", AccessNeed.Need.MAN: "male"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A practitioner who may take the case, with the place in the ranking and what the reasons rest on."""

    place: int
    engagement: Engagement
    ranked: Ranked
    standing: Standing | None
    away_until: date | None

    @property
    def is_clear(self) -> bool:
        return not self.ranked.candidate.is_opposed


Engagements = Mapping[int, Engagement]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is the same of practitioners whichever case they are weighed for."""

    told: Mapping[int, Standing]
    away: Mapping[int, date]
    workload: dict[int, int]

    @classmethod
    def of(cls, keys: Collection[int], on: date) -> "_Known":
        return cls(standings.of(keys, on), on_leave(keys, on), open_workload(keys))


def ranked_candidates(case: Case, on: date) -> list[Choice]:
    """Who may give this form of aid for this office, the likeliest first."""
    engagements = _engagements(case, on)
    return _ranked(case, engagements, _Known.of(engagements.keys(), on), on)


def proposals(cases: Iterable[Case], on: date, *, without: int) -> dict[str, list[Choice]]:
    """The same for several cases of somebody who is gone, by their codes; who is proposed for one counts it as theirs
    before the next, so that the matters spread."""
    cases = list(cases)
    able: dict[tuple[int, str], Engagements] = {}
    for case in cases:
        if (case.office_id, case.form) not in able:
            able[case.office_id, case.form] = {k: e for k, e in _engagements(case, on).items() if k != without}
    known, found = _Known.of({key for engagements in able.values() for key in engagements}, on), {}
    for case in cases:
        found[case.code] = _ranked(case, able[case.office_id, case.form], known, on)
        if first := next((choice for choice in found[case.code] if choice.is_clear), None):
            known.workload[first.engagement.practitioner_id] = first.ranked.candidate.open_cases + 1
    return found


def _engagements(case: Case, on: date) -> Engagements:
    return {e.practitioner_id: e for e in candidates_for(office=case.office, form=case.form, on=on)}


def _ranked(case: Case, engagements: Engagements, known: _Known, on: date) -> list[Choice]:
    told, away, opposed = known.told, known.away, opposed_practitioners(case, engagements)
    candidates = [
        _candidate(
            case, e, open_cases=known.workload.get(key, 0), told=told.get(key), away=key in away, opposed=key in opposed
        )
        for key, e in engagements.items()
    ]
    ranked = rank(candidates, wanted_of(case), weights(on))
    return [
        Choice(place, engagements[r.candidate.key], r, told.get(r.candidate.key), away.get(r.candidate.key))
        for place, r in enumerate(ranked, start=1)
    ]


def _candidate(
    case: Case, engagement: Engagement, *, open_cases: int, told: Standing | None, away: bool, opposed: bool
) -> Candidate:
    who, home = engagement.practitioner, case.person.commune_id
    return Candidate(
        key=who.pk,
        name=who.folded_name,
        fields=frozenset(field.field for field in who.fields.all()),
        open_cases=open_cases,
        gender=who.gender,
        knows_sign_language=who.knows_sign_language,
        disability_experience=who.disability_experience,
        is_near=engagement.agency_id == case.office_id or bool(home and engagement.agency.commune_id == home),
        standing=told.share if told else None,
        on_leave=away,
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
