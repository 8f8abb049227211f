"""Taking a person down and correcting what is held about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.core.text import fold, squeeze
from tgpl.core.writing import insert, insert_all
from tgpl.people.models import (
    AccessNeed,
    Consent,
    Disability,
    Person,
    SafeContact,
    Sex,
    identity_index,
    phone_index,
)

CONSENT_WORDING = "2026-11"


@dataclass(frozen=True, kw_only=True)
class SafeContactRules:
    """How a person may be contacted; all empty means that no rule was asked for."""

    do_not_call: bool = False
    no_message: bool = False
    discreet_name: str = ""
    safe_hours: str = ""

    def __bool__(self) -> bool:
        return self.do_not_call or self.no_message or bool(self.discreet_name or self.safe_hours)


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """What is known of a person when they are first taken down. `birth`: a date, a year, or None."""

    full_name: str
    sex: str = Sex.UNSTATED
    birth: date | int | None = None
    ethnicity: str = ""
    identity_number: str = ""
    phone: str = ""
    email: str = ""
    commune_id: int | None = None
    address: str = ""
    has_disability: bool | None = None
    disability_kinds: Sequence[str] = ()
    disability_degree: str = ""
    access_needs: Sequence[str] = ()
    safe_contact: SafeContactRules = field(default_factory=SafeContactRules)


@transaction.atomic(savepoint=False)
def register_person(*, by: Actor, details: PersonDetails) -> Person:
    """Take down a person with their disabilities, access needs and contact rules.

    The caller's own deed (a request received) is what the audit record tells; this adds no line of its own.
    """
    person = insert(_person_from(details))
    insert_all([Disability(person=person, kind=kind) for kind in dict.fromkeys(details.disability_kinds)])
    insert_all([AccessNeed(person=person, need=need) for need in dict.fromkeys(details.access_needs)])
    if details.safe_contact:
        rules = details.safe_contact
        insert(
            SafeContact(
                person=person,
                do_not_call=rules.do_not_call,
                no_message=rules.no_message,
                discreet_name=rules.discreet_name or None,
                safe_hours=rules.safe_hours or None,
            )
        )
    return person


def _person_from(details: PersonDetails) -> Person:
    name = squeeze(details.full_name)
    birth = details.birth
    return Person(
        full_name=name,
        folded_name=fold(name),
        sex=details.sex,
        birth_date=birth if isinstance(birth, date) else None,
        birth_year=birth.year if isinstance(birth, date) else birth,
        ethnicity=details.ethnicity,
        identity_number=details.identity_number or None,
        identity_index=identity_index(details.identity_number),
        phone=details.phone or None,
        phone_index=phone_index(details.phone),
        email=details.email or None,
        commune_id=details.commune_id,
        address=details.address or None,
        has_disability=True if details.disability_kinds else details.has_disability,
        disability_degree=details.disability_degree,
    )


def give_consent(*, person: Person, purposes: Iterable[str], at: datetime, how: str) -> None:
    """Keep each purpose that the person agreed to, with the wording they saw."""
    agreed = dict.fromkeys(purposes)
    insert_all(
        [
            Consent(person=person, purpose=purpose, wording=CONSENT_WORDING, given_at=at, given_how=how)
            for purpose in agreed
        ]
    )


@transaction.atomic
def agree(*, by: Actor, person: Person, purpose: str, at: datetime, how: str) -> None:
    """Keep that a person agreed to `purpose` later on; who agreed already agrees to nothing more."""
    asked = {"wording": CONSENT_WORDING, "given_at": at, "given_how": how}
    _, is_new = person.consents.get_or_create(purpose=purpose, withdrawn_at=None, defaults=asked)
    if is_new:
        _record(by, person, action="consent.given", purpose=purpose)


@transaction.atomic
def withdraw_consent(*, by: Actor, person: Person, purpose: str, at: datetime) -> None:
    """Close the open consent for `purpose`; the row stays as proof of what held until then."""
    changed = person.consents.filter(purpose=purpose, withdrawn_at=None).update(withdrawn_at=at)
    if changed:
        _record(by, person, action="consent.withdrawn", purpose=purpose)


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
