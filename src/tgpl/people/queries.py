"""Finding people who may be the same, and what became of records that were; what they need and agreed to."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.core.database.prepared import prepared
from tgpl.core.language.text import fold
from tgpl.core.law.rule_files import load
from tgpl.people.models import AccessNeed, Consent, Disability, Merge, Person, identity_index, phone_index
from tgpl.people.ties import Thing, ties

SHOWN = 10


@prepared
def access_needs_of(person: int) -> QuerySet[AccessNeed]:
    """What this person needs in order to be met on equal terms."""
    return AccessNeed.objects.filter(person=person).order_by("pk")


IN_WRITING_ONLY = frozenset({AccessNeed.Need.TEXT_ONLY.value, AccessNeed.Need.SIGN_LANGUAGE.value})


def is_in_writing_only(person: int) -> bool:
    """Whether this person is reached in writing or in signs, and is never offered a call alone."""
    return any(need.need in IN_WRITING_ONLY for need in access_needs_of(person))


@prepared
def disabilities_of(person: int) -> QuerySet[Disability]:
    """The kinds of disability of this person."""
    return Disability.objects.filter(person=person)


def possibly_same(*, full_name: str, identity_number: str = "", phone: str = "") -> list[int]:
    """The keys of people with the same identity number, or the same folded name and telephone, the newest few first.

    Of records that were merged, the key of the one that speaks for them.
    """
    identity, line, name = identity_index(identity_number), phone_index(phone), fold(full_name)
    found = _found_by(identity or _NO_INDEX, line or _NO_INDEX)
    same = (who for who in found if who.identity_index == identity != "" or who.folded_name == name)
    return list(dict.fromkeys(who.merged_into_id or who.pk for who in same))[:MOST_ALIKE]


_NO_INDEX = "-"  # nobody's
# The telephone of an institution is the number of hundreds.
MOST_LOOKED_AT, MOST_ALIKE = 500, 20


@prepared
def _found_by(identity: str, phone: str) -> QuerySet:
    """Only numbers are looked up: a common name has thousands of bearers, and would be read before the numbers are."""
    people = Person.objects.filter(Q(identity_index=identity) | Q(phone_index=phone)).order_by("-pk")
    return people.values_list("pk", "merged_into_id", "identity_index", "folded_name", named=True)[:MOST_LOOKED_AT]


@cache
def _wordings() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return load(Path(__file__).parent / "data" / "consents.yaml")


def consent_asked(wording: str, purpose: str) -> str:
    """The words in which a consent was asked for; "" for a wording that was lost."""
    words = _wordings().get(wording, {}).get(purpose, {}).get("asked", "")
    return _(words) if words else ""


def what_withdrawing_means(wording: str, purpose: str) -> str:
    """What follows when the consent is withdrawn."""
    return _(_wordings()[wording][purpose]["ends"])


def consents_of(person: Person) -> list[Consent]:
    """Every consent that was ever given, the newest first."""
    return list(Consent.objects.filter(person=person).order_by("-given_at", "-pk"))


def took_back(person: Person, purpose: str) -> bool:
    """Whether the person agreed to `purpose`, withdrew it, and has not agreed again."""
    given = Consent.objects.filter(person=person, purpose=purpose)
    return given.exists() and not given.filter(withdrawn_at=None).exists()


def merged_here(person: Person) -> list[Person]:
    """The records merged into this very one, in the order in which they were."""
    standing = Merge.objects.standing().filter(survivor=person).select_related("other").order_by("pk")
    return [merge.other for merge in standing]


def branch_of(person: Person) -> list[int]:
    """The keys of all records merged into this one, and into those."""
    found, level = [], [person.pk]
    while level:
        level = list(Merge.objects.standing().filter(survivor__in=level).values_list("other", flat=True))
        found += level
    return found


def uids_of(uid: str) -> list[str]:
    """Every uid of the person of this one."""
    if not _is_uid(uid):
        return []
    speaking = Person.objects.filter(uid=uid).values(key=Coalesce("merged_into_id", "pk"))
    records = Person.objects.filter(Q(pk__in=speaking) | Q(merged_into__in=speaking))
    return [str(found) for found in records.values_list("uid", flat=True)]


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def others_like(actor: Actor, person: Person) -> list[Person]:
    """The records that may be the same person and that this post may open, besides this one."""
    same = possibly_same(
        full_name=person.full_name, identity_number=person.identity_number or "", phone=person.phone or ""
    )
    found = Person.objects.visible_to(actor).filter(pk__in=same).exclude(pk=person.pk)
    return list(found.order_by("-pk")[:SHOWN])


def merges_of(person: Person) -> list[Merge]:
    """Every merge by which the record came to speak for others, undone ones too, the newest first."""
    survivors = [person.pk, *branch_of(person)]
    return list(Merge.objects.filter(survivor__in=survivors).select_related("survivor", "other").order_by("-pk"))


def came_since(merge: Merge) -> list[Thing]:
    """What is the person's now and was neither record's when they were merged: whose it is must be asked."""
    survivor = merge.survivor
    speaking = survivor.merged_into_id or survivor.pk
    known = merge.keys("moved") | merge.keys("stayed")
    above = {merge.pk for merge in merges_above(survivor)}
    for other in Merge.objects.standing().filter(survivor__in=[speaking, *branch_of(Person(pk=speaking))]):
        known |= other.keys("stayed" if other.pk in above else "moved")
    kinds = {tie.kind for tie in ties.given}
    return [thing for thing in ties.of([speaking]) if thing.kind in kinds and (thing.kind, thing.key) not in known]


def merges_above(person: Person) -> list[Merge]:
    """The merges by which the record came, step by step, under the one that speaks."""
    chain: list[Merge] = []
    step = person.pk
    while merge := Merge.objects.standing().filter(other=step).select_related("survivor").first():
        chain.append(merge)
        step = merge.survivor_id
    return chain
