"""What pages and other rooms read of requests."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.queries import default_office
from tgpl.accounts.roles import Permission
from tgpl.core.database.prepared import prepared, prepared_for
from tgpl.core.language.text import fold
from tgpl.core.law.grounds import Ground, grounds_on
from tgpl.directory.queries import serving
from tgpl.intake.models import (
    AwaitedRecording,
    Channel,
    EligibilityCheck,
    PlaceCard,
    Request,
    RequestMove,
    RequestPaper,
    RequestQuerySet,
    Sending,
    secret_index,
)
from tgpl.intake.rules import RequestStatus
from tgpl.people.models import Consent
from tgpl.people.queries import possibly_same
from tgpl.people.ties import Thing

MOVES_SHOWN = 20
# Of a request at another office: where it is and how it stands, not what it says.
HANDED_ON = ("reference", "status", "status_at", "came_from_id", "office__name", "office__phone")
REFUSAL = Path(__file__).parent / "data" / "refusal_grounds.yaml"


def refusal_grounds(on: date) -> list[Ground]:
    """The grounds of refusal in force on `on`."""
    return [replace(g, citation=f"điểm {g.code} {g.citation}") for g in grounds_on(REFUSAL, on)]


def refusal_ground(code: str, on: date) -> Ground | None:
    """One ground of refusal in force on `on`; None when the law knows no such ground."""
    return next((g for g in refusal_grounds(on) if g.code == code), None)


def followed_request(reference: str, secret: str) -> Request | None:
    """The request that belongs to this code and secret, however they were typed; None when they do not match."""
    code = "".join(fold(reference).upper().split()).removeprefix("YC")
    digits = "".join(c for c in secret if c.isdigit())
    return (
        Request.objects.filter(reference=f"YC-{code[:4]}-{code[4:]}", secret=secret_index(digits))
        .select_related("person", "office")
        .first()
    )


def listed_requests(actor: Actor) -> RequestQuerySet:
    """The requests that `actor` may see, with what a line of a list shows; nothing encrypted is read."""
    return (
        Request.objects.visible_to(actor)
        .select_related("person", "office")
        .only(
            "reference",
            "channel",
            "received_at",
            "matter_field",
            "status",
            "status_at",
            "detained",
            "hearing_on",
            "asker_has_disability",
            "person__uid",
            "person__full_name",
            "person__birth_year",
            "office__name",
            "office__short_name",
        )
    )


@prepared_for
def opened_request(actor: Actor, reference: str) -> QuerySet[Request]:
    """The request of this reference if `actor` may open it, with what its page shows besides its lists."""
    shown = ("person__commune__province", "person__safe_contact", "office", "referred_by", "came_by__agency")
    return Request.objects.visible_to(actor).select_related(*shown).filter(reference=reference)


@prepared
def papers_of(request: int) -> QuerySet[RequestPaper]:
    """The papers of a request, as they came."""
    return RequestPaper.objects.filter(request=request).order_by("pk")


@prepared
def recordings_of(request: int) -> QuerySet[RequestPaper]:
    """What was told aloud or in signs, as it came."""
    return RequestPaper.objects.recordings().filter(request=request).order_by("pk")


@prepared
def awaited_of(request: int) -> QuerySet[AwaitedRecording]:
    """The recordings of a request that are still on the sender's device, or could not be taken in."""
    return AwaitedRecording.objects.filter(request=request).order_by("pk")


@prepared
def checks_of(request: int) -> QuerySet[EligibilityCheck]:
    """The eligibility checks of a request, the newest first."""
    return EligibilityCheck.objects.filter(request=request).order_by("-pk")


@prepared
def sendings_of(request: int) -> QuerySet[Sending]:
    """What a device sent again of a request, in its order."""
    return Sending.objects.filter(request=request).order_by("pk")


@prepared
def last_moves_of(request: int) -> QuerySet[RequestMove]:
    """The newest moves of a request."""
    return RequestMove.objects.filter(request=request).select_related("to_agency").order_by("-pk")[:MOVES_SHOWN]


@prepared_for
def to_ask_about(actor: Actor) -> QuerySet[Request]:
    """Requests about which the sender must be asked, oldest first: a device sent another version, or the machine's
    clock could not be believed when they came."""
    otherwise = Sending.objects.exclude(content=None).filter(outcome="").order_by().values("request")
    in_doubt = Request.objects.filter(moment_in_doubt=True).values("pk")
    return (
        Request.objects.visible_to(actor).filter(pk__in=otherwise.union(in_doubt)).only("reference").order_by("pk")[:5]
    )


def perhaps_the_person_of(request: Request) -> list[int]:
    """The keys of the person of `request` and of people who may be the same; a name alone is not enough."""
    person = request.person
    same = possibly_same(
        full_name=person.full_name, identity_number=person.identity_number or "", phone=person.phone or ""
    )
    return list(dict.fromkeys([person.pk, *same]))


def other_requests_of(people: list[int], actor: Actor, request: Request) -> list[Request]:
    """What these people asked besides `request`, newest first."""
    if len(people) == 1:
        return _asked_by_one(actor)(people[0], request.pk)
    return list(_asked_by(actor, people, request.pk))


def _asked_by(actor: Actor, people: list[int], besides: int) -> RequestQuerySet:
    return listed_requests(actor).filter(person__in=people).exclude(pk=besides).order_by("-pk")[:5]


@prepared_for
def _asked_by_one(actor: Actor, person: int, besides: int) -> RequestQuerySet:
    return _asked_by(actor, [person], besides)


def requests_elsewhere_of(people: list[int], actor: Actor, request: Request) -> list[Request]:
    """What these people asked of organisations that `actor` does not see: that they did, where and since when.

    Nobody may be helped twice in one matter (khoản 4 Điều 9).
    """
    if len(people) == 1:
        return _elsewhere_of_one(actor)(people[0], request.pk)
    return list(_elsewhere_of(actor, people, request.pk))


def _elsewhere_of(actor: Actor, people: list[int], besides: int) -> RequestQuerySet:
    theirs = Request.objects.filter(person__in=people).exclude(pk=besides)
    seen = Request.objects.visible_to(actor).filter(person__in=people)
    told = theirs.select_related("office").only("office__name", "office__phone", "received_on", "reference")
    return told.exclude(pk__in=seen.values("pk")).order_by("-pk")[:5]


@prepared_for
def _elsewhere_of_one(actor: Actor, person: int, besides: int) -> RequestQuerySet:
    return _elsewhere_of(actor, [person], besides)


@prepared
def _linked(request: int) -> QuerySet[Request]:
    either = Q(went_on_as=request) | Q(came_from=request)
    return Request.objects.filter(either).select_related("office").only(*HANDED_ON)


def handed_on(request: Request) -> tuple[Request | None, Request | None]:
    """Where a request came from and what it went on as at another office; asked only where one of them may be."""
    if request.came_from_id is None and request.status != RequestStatus.TRANSFERRED:
        return None, None
    found = _linked(request.pk)
    before = next((one for one in found if one.pk == request.came_from_id), None)
    return before, next((one for one in found if one.came_from_id == request.pk), None)


def referrals(actor: Actor) -> RequestQuerySet:
    """What a partner agency referred. `tells_outcome`: a notice in proceedings is answered by law (Thông tư liên tịch
    10/2018, khoản 4 Điều 3); on any other paper the answer goes back only if the person agreed."""
    agreed = Consent.objects.filter(
        person=OuterRef("person"), purpose=Consent.Purpose.ANSWER_REFERRER, withdrawn_at=None
    )
    return listed_requests(actor).annotate(
        tells_outcome=Q(channel__in=[Channel.NOTICE, Channel.INFORMATION]) | Exists(agreed)
    )


def places_for_cards(actor: Actor, day: date) -> QuerySet[Agency]:
    """The agencies at which `actor` may place a card."""
    standing = Agency.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day).order_by("folded")
    if actor.may(Permission.REFER_PEOPLE):
        return standing.filter(pk=actor.agency_id or 0)
    return standing.exclude(kind=Agency.Kind.CENTRE, parent=None)


def office_near(agency: Agency) -> Agency | None:
    """The office that serves the commune where `agency` stands, else the centre."""
    served = serving(agency.commune.code) if agency.commune else frozenset()
    offices = Agency.objects.filter(pk__in=served, kind__in=Agency.OFFICES, valid_to=None)
    return offices.order_by("pk").first() or default_office()


def came_by(cards: Iterable[PlaceCard], day: date) -> dict[int, int]:
    """How many requests each card led to, to the end of the month before `day`.

    A count of the day would tell a place that the person who just stood before its card did ask.
    """
    until_last_month = Request.objects.filter(came_by__in=[c.pk for c in cards], received_on__lt=day.replace(day=1))
    return dict(until_last_month.order_by().values_list("came_by").annotate(Count("pk")))


def requests_told(people: Collection[int]) -> list[Thing]:
    """The requests of these people, for the page of a person."""
    asked = Request.objects.filter(person__in=people).select_related("office")
    shown = asked.only("reference", "status", "received_on", "office__name")
    return [
        Thing(
            kind="request",
            key=request.reference,
            title=str(_("Yêu cầu")),
            status=request.status_label,
            on=request.received_on,
            office_id=request.office_id,
            office=request.office.name,
            url_name="intake:open_request",
            is_open=request.is_open,
        )
        for request in shown
    ]
