"""Finding people who may be the same; what they need, and what they agreed to."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tgpl.core.prepared import prepared
from tgpl.core.rule_files import load
from tgpl.core.text import fold
from tgpl.people.models import AccessNeed, Consent, Disability, Person, identity_index, phone_index


@prepared
def access_needs_of(person: int) -> QuerySet[AccessNeed]:
    """What this person needs in order to be met on equal terms."""
    return AccessNeed.objects.filter(person=person).order_by("pk")


@prepared
def disabilities_of(person: int) -> QuerySet[Disability]:
    """The kinds of disability of this person."""
    return Disability.objects.filter(person=person)


def possibly_same(*, full_name: str, identity_number: str = "", phone: str = "") -> list[int]:
    """The keys of people with the same identity number, or the same folded name and telephone, newest first."""
    identity, line, name = identity_index(identity_number), phone_index(phone), fold(full_name)
    found = _found_by(identity or _NO_INDEX, line or _NO_INDEX)
    return [who.pk for who in found if who.identity_index == identity != "" or who.folded_name == name]


_NO_INDEX = "-"  # nobody's


@prepared
def _found_by(identity: str, phone: str) -> QuerySet:
    """Only numbers are looked up: a common name has thousands of bearers, and would be read before the numbers are."""
    people = Person.objects.filter(Q(identity_index=identity) | Q(phone_index=phone)).order_by("-pk")
    return people.values_list("pk", "identity_index", "folded_name", named=True)


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
