"""Finding people who may be the same."""

from django.db.models import Q, QuerySet

from tgpl.core.prepared import prepared
from tgpl.core.text import fold
from tgpl.people.models import AccessNeed, Disability, Person, identity_index, phone_index


@prepared
def access_needs_of(person: int) -> QuerySet[AccessNeed]:
    """What this person needs in order to be met on equal terms."""
    return AccessNeed.objects.filter(person=person).order_by("pk")


@prepared
def disabilities_of(person: int) -> QuerySet[Disability]:
    """The kinds of disability of this person."""
    return Disability.objects.filter(person=person)


def possibly_same(*, full_name: str, identity_number: str = "", phone: str = "") -> QuerySet[Person]:
    """People with the same identity number, or the same folded name and telephone, newest first."""
    match = Q(folded_name=fold(full_name), phone_index=phone_index(phone)) if phone else Q(pk__in=[])
    if identity_number:
        match |= Q(identity_index=identity_index(identity_number))
    return Person.objects.filter(match).order_by("-pk")
