"""Taking a person down and correcting what is held about them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.core.database.writing import insert, insert_all
from tgpl.people.models import AccessNeed, Consent, Disability, Person, SafeContact
from tgpl.people.rules import Given, PersonDetails
from tgpl.people.services.records import change_kept_consents, columns, contact_columns

CONSENT_WORDING = "2026-11"


@transaction.atomic(savepoint=False)
def register_person(*, by: Actor, details: PersonDetails) -> Person:
    """Take down a person with their disabilities, access needs and contact rules.

    The caller's own deed (a request received) is what the audit record tells; this adds no line of its own.
    """
    person = insert(Person(**columns(details)))
    theirs = {"person_id": person.pk}
    insert_all(Disability, [{**theirs, "kind": kind} for kind in dict.fromkeys(details.disability_kinds)])
    insert_all(AccessNeed, [{**theirs, "need": need} for need in dict.fromkeys(details.access_needs)])
    if details.safe_contact:
        insert_all(SafeContact, [{**theirs, **contact_columns(details.safe_contact)}])
    return person


def give_consent(*, person: Person, purposes: Iterable[str], at: datetime, how: str) -> None:
    """Keep each purpose that the person agreed to, with the wording they saw."""
    seen = {"person_id": person.pk, "wording": CONSENT_WORDING, "given_at": at, "given_how": how}
    insert_all(Consent, [{"purpose": purpose, **seen} for purpose in dict.fromkeys(purposes)])


@transaction.atomic
def agree(*, by: Actor, person: Person, purpose: str, at: datetime, how: str) -> None:
    """Keep that a person agreed to `purpose` later on; who agreed already agrees to nothing more."""
    asked = {"wording": CONSENT_WORDING, "given_at": at, "given_how": how}
    _, is_new = person.consents.get_or_create(purpose=purpose, withdrawn_at=None, defaults=asked)
    if is_new:
        change_kept_consents(person, lambda consents: [*consents, Given(purpose, CONSENT_WORDING, at, how)])
        _record(by, person, action="consent.given", purpose=purpose)


@transaction.atomic
def withdraw_consent(*, by: Actor, person: Person, purpose: str, at: datetime) -> None:
    """Close the open consent for `purpose`, in every record of the person; the row stays as proof of what held."""
    records = [person, *person.merged.all()]
    changed = Consent.objects.filter(person__in=records, purpose=purpose, withdrawn_at=None).update(withdrawn_at=at)
    for one in records:
        change_kept_consents(one, lambda consents: [_withdrawn(given, purpose, at) for given in consents])
    if changed:
        _record(by, person, action="consent.withdrawn", purpose=purpose)


def _withdrawn(given: Given, purpose: str, at: datetime) -> Given:
    still = given.purpose == purpose and given.withdrawn_at is None
    return replace(given, withdrawn_at=at) if still else given


def note_reading(*, by: Actor, person: Person) -> None:
    """Write down that someone opened everything that is held about a person."""
    _record(by, person, action="person.read")


def note_own_reading(*, person: Person) -> None:
    """Write down that who holds the codes opened what is held about the person."""
    _record(Actor.citizen(), person, action="person.own_read")


def note_own_file(*, person: Person) -> None:
    """Write down that who holds the codes took it along as a file."""
    _record(Actor.citizen(), person, action="person.own_taken")


def _record(by: Actor, person: Person, *, action: str, **details: str) -> None:
    record(by=by, action=action, kind="person", key=str(person.uid), person=str(person.uid), **details)
