"""Taking a request down, from any channel, once."""

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.core.database.prepared import prepared
from tgpl.core.database.search import name_terms
from tgpl.core.database.writing import insert, insert_all
from tgpl.core.safety.wall_clock import machine_clock
from tgpl.intake.models import Channel, Request, RequestMove, RequestNameTerm, secret_index
from tgpl.intake.rules import RequestStatus
from tgpl.intake.services.errors import IntakeError
from tgpl.intake.services.moves import KIND, start_for
from tgpl.people.models import Person
from tgpl.people.services import PersonDetails, give_consent, register_person

# Without 0/O, 1/I/L: read aloud, written by hand and typed on an old phone without mistakes.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
REFERENCES = len(_LETTERS) ** 8
# The first clock of a request, by the way it came (rules of the deadlines room).
_FIRST_CLOCK = {Channel.NOTICE: "accept_on_notice", Channel.INFORMATION: "assign_on_notice"}


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """A request as it comes in, from any channel. `uid` is made by the sender's device, so a repeat is known."""

    person: PersonDetails
    channel: str
    received_at: datetime
    uid: uuid.UUID = field(default_factory=uuid.uuid4)
    story: str = ""
    matter_field: str = ""
    wanted_form: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    detained: bool = False
    hearing_on: date | None = None
    relation: str = ""
    requester_name: str = ""
    requester_phone: str = ""
    referred_by: Agency | None = None
    came_by: int | None = None  # the card that led the person here
    consents: Sequence[str] = ()
    # Made by a device that had no line, and printed on its slip; otherwise made here.
    secret: str = ""


@dataclass(frozen=True)
class Receipt:
    """What the sender gets: the request, and the secret to follow it with (None when it had come before)."""

    request: Request
    secret: str | None

    @property
    def is_new(self) -> bool:
        return self.secret is not None


def receive_request(*, by: Actor, office: Agency, new: NewRequest) -> Receipt:
    """Take down a request once, with its person, its first clock and its line in the record.

    The same `new.uid` again changes nothing and answers with the request that came first, also when both
    arrive at the same moment: the second one fails on the unique uid, and finds the first. Looking beforehand would
    cost everybody a statement.
    """
    for _attempt in range(2):
        try:
            return _take_down(by=by, office=office, new=new)
        except IntegrityError:
            if came_before := _came_before.first(new.uid):
                return Receipt(came_before, None)
    raise IntakeError(_("Hệ thống chưa ghi được yêu cầu. Hãy gửi lại; yêu cầu sẽ không bị ghi hai lần."))


@prepared
def _came_before(uid: uuid.UUID) -> QuerySet[Request]:
    return Request.objects.filter(uid=uid)


@transaction.atomic
def _take_down(*, by: Actor, office: Agency, new: NewRequest) -> Receipt:
    person = register_person(by=by, details=new.person)
    give_consent(person=person, purposes=new.consents, at=new.received_at, how=new.channel)
    secret = new.secret or new_secret()
    request = insert(_request_from(new, office=office, person=person, secret=secret))
    name_request(request, person.full_name)
    note_receiving(request, by=by)
    start_for(request, by=by, rule=first_rule(new.channel), at=new.received_at, come_what_may=True)
    record(
        by=by, action="request.received", kind=KIND, key=request.reference, person=str(person.uid), channel=new.channel
    )
    return Receipt(request, secret)


def name_request(request: Request, name: str) -> None:
    """Let `request`, which is new, be found by this name."""
    insert_all(RequestNameTerm, [{"request_id": request.pk, "term": term} for term in sorted(name_terms(name))])


def note_receiving(request: Request, *, by: Actor) -> None:
    """The first step of `request`: it came in."""
    taken = {"kind": RequestMove.Kind.RECEIVE, "now": request.status, "at": request.received_at}
    insert_all(RequestMove, [{"request_id": request.pk, **taken, **signed(by)}])


def _request_from(new: NewRequest, *, office: Agency, person: Person, secret: str) -> Request:
    return Request(
        uid=new.uid,
        reference=new_reference(),
        secret=secret_index(secret),
        channel=new.channel,
        office=office,
        person=person,
        referred_by=new.referred_by,
        came_by_id=new.came_by,
        received_at=new.received_at,
        received_on=timezone.localdate(new.received_at),
        asker_has_disability=person.has_disability,
        requester_name=new.requester_name or None,
        requester_phone=new.requester_phone or None,
        relation=new.relation,
        matter_field=new.matter_field,
        wanted_form=new.wanted_form,
        story=new.story or None,
        facts=dict(new.facts),
        detained=new.detained,
        hearing_on=new.hearing_on,
        status=RequestStatus.RECEIVED,
        status_at=new.received_at,
        moment_in_doubt=True if machine_clock.doubt() else None,
    )


def first_rule(channel: str) -> str:
    """The rule of time by which the office answers a request that came by `channel`."""
    return _FIRST_CLOCK.get(Channel(channel), "reply_completeness")


def new_reference() -> str:
    """A request's public code, such as "YC-7K3M-9Q2X", in no order."""
    return reference_of(secrets.randbelow(REFERENCES))


def reference_of(number: int) -> str:
    """The code that stands for `number`, from 0 to REFERENCES - 1."""
    letters = []
    for _place in range(8):
        number, digit = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[digit])
    return f"YC-{''.join(letters[:4])}-{''.join(letters[4:])}"


def new_secret() -> str:
    """The secret that goes with a reference: ten digits, for any keypad and any voice."""
    return f"{secrets.randbelow(10**10):010d}"
