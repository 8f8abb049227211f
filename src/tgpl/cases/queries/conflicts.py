"""Opposing interests (khoản 2 Điều 25): who of a matter stood on the other side in any other, of all years."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from tgpl.cases.models import Assignment, Case, Party
from tgpl.cases.rules.names import may_be_same, name_keys, search_keys, words_of
from tgpl.directory.models import Engagement, Practitioner
from tgpl.intake.models import Request

PERSONAL_NUMBER = 12  # số định danh: given once, never changed
SHOWN = 20
LOOKED_AT = 200  # of the newest who may be meant


@dataclass(frozen=True)
class ConflictHit:
    """A past or present matter in which someone of this one stood on the other side."""

    case_code: str
    name_here: str
    side_here: str
    name_there: str
    side_there: str
    by_identity: bool  # the identity numbers agree; otherwise only the names

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class _There(NamedTuple):
    """A party of another matter, as far as it is compared and told."""

    name: str
    side: str
    identity_index: str
    identity_length: int
    case_code: str


# Someone we help now was against the practitioner's client there, or the other way round.
_OPPOSED = {
    Party.Side.CLIENT: Party.Side.OPPONENT,
    Party.Side.OPPONENT: Party.Side.CLIENT,
}


def conflict_hits(*, case: Case, practitioner: Practitioner) -> list[ConflictHit]:
    """Where `practitioner` acts or acted for an interest opposed to the client of `case`.

    A handful of queries, whatever the number of past matters.
    """
    return _hits(case, _in_cases_of(Assignment.objects.filter(practitioner=practitioner)))


def opposed_practitioners(case: Case, candidates: QuerySet[Engagement]) -> Mapping[int, list[ConflictHit]]:
    """Which of these practitioners acted for an opposed interest, and where. Whether somebody is one of them is asked
    of each who was put on a case: the keys of hundreds would be worded and read anew in every statement."""
    put_on = Assignment.objects.filter(Exists(candidates.filter(practitioner=OuterRef("practitioner"))))
    hits = _hits(case, _in_cases_of(put_on))
    found = defaultdict(list)
    by_code = {hit.case_code: hit for hit in hits}
    for practitioner, code in put_on.filter(case__code__in=by_code).values_list("practitioner_id", "case__code"):
        found[practitioner].append(by_code[code])
    return found


def _in_cases_of(put_on: QuerySet[Assignment]) -> QuerySet[Party]:
    """The parties of these people's cases: asked of each party that a name leads to, never gathered beforehand."""
    return Party.objects.filter(Exists(put_on.filter(case=OuterRef("case"))))


def _hits(case: Case, among: QuerySet[Party]) -> list[ConflictHit]:
    here = [party for party in case.parties.all() if party.side in _OPPOSED]
    elsewhere = among.exclude(case=case)
    alike = set().union(*(_alike(party, elsewhere.filter(side=_OPPOSED[Party.Side(party.side)])) for party in here))
    newest = Party.objects.filter(pk__in=sorted(alike, reverse=True)[:LOOKED_AT]).order_by("-pk")
    there = map(_There._make, newest.values_list("name", "side", "identity_index", "identity_length", "case__code"))
    return [_hit(a, b) for b in there for a in here if _opposed(a, b)]


def _alike(party: Party, among: QuerySet[Party]) -> set[int]:
    """Who may be `party`, to be looked at more closely: a statement for each index, answered from it alone.

    The same name may be that of thousands: the newest of them. More names, another spelling, the same number: all.
    """
    keys = search_keys(party.name)
    longer = among.filter(short_key__in=keys.short).exclude(full_key=party.full_key)
    for word in set(words_of(party.name)):
        longer = longer.filter(full_key__contains=word)
    found = {
        *among.filter(full_key=party.full_key).order_by("-pk").values_list("pk", flat=True)[:LOOKED_AT],
        *among.filter(full_key__in=keys.full - {party.full_key}).values_list("pk", flat=True),
        *longer.values_list("pk", flat=True),
    }
    if party.identity_index:
        # The first term repeats the condition of the partial index, without which SQLite would not use it.
        same_number = among.filter(~Q(identity_index=""), identity_index=party.identity_index)
        found.update(same_number.values_list("pk", flat=True))
    return found


def same_person(a: Party, b: Party | _There) -> bool:
    """Whether two parties may be one person: the same number, or alike names and no number against it."""
    if a.identity_index and a.identity_index == b.identity_index:
        return True
    if a.identity_length == b.identity_length == PERSONAL_NUMBER:
        return False
    return may_be_same(a.name, b.name)


def _opposed(a: Party, b: _There) -> bool:
    return _OPPOSED[Party.Side(a.side)] == b.side and same_person(a, b)


def _hit(a: Party, b: _There) -> ConflictHit:
    return ConflictHit(
        case_code=b.case_code,
        name_here=a.name,
        side_here=a.side,
        name_there=b.name,
        side_there=b.side,
        by_identity=bool(a.identity_index) and a.identity_index == b.identity_index,
    )


def cases_against(request: Request, opponent: str, since: date) -> dict[int, str]:
    """The requests whose cases, of the same field and since that day, name this opponent; at any organisation."""
    keys = search_keys(opponent)
    named = Party.objects.filter(side=Party.Side.OPPONENT, full_key__in=keys.full | {name_keys(opponent).full})
    there = named.filter(case__accepted_on__gte=since)
    if request.matter_field:
        there = there.filter(case__field=request.matter_field)
    rows = there.exclude(case__request=request).order_by("-pk").values_list("case__request", "case__code")[:SHOWN]
    return {key: _("cùng bên kia và lĩnh vực (vụ việc %(code)s)") % {"code": code} for key, code in rows}
