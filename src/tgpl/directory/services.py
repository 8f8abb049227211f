"""Keeping the register: engagements begin and end on dates; the list is published and sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.core.language.text import fold, squeeze
from tgpl.core.law.days import Event, Span
from tgpl.directory.models import (
    Delivery,
    Engagement,
    Leave,
    OpeningHours,
    Place,
    Practitioner,
    PractitionerField,
    Publication,
    ServedCommune,
)
from tgpl.directory.queries import public_list
from tgpl.directory.rules import Week, write_week


class DirectoryError(Exception):
    """A change to the register that cannot be made; the text is for the user."""


@transaction.atomic
def add_practitioner(
    *,
    by: Actor,
    full_name: str,
    gender: str,
    agency: Agency,
    kind: str,
    valid_from: date,
    fields: Iterable[str] = (),
    **details: object,
) -> Practitioner:
    """Put a practitioner on the register with a first engagement."""
    name = squeeze(full_name)
    person = Practitioner.objects.create(full_name=name, folded_name=fold(name), gender=gender, **details)
    PractitionerField.objects.bulk_create(
        PractitionerField(practitioner=person, field=field) for field in dict.fromkeys(fields)
    )
    Engagement.objects.create(practitioner=person, agency=agency, kind=kind, valid_from=valid_from)
    record(by=by, action="practitioner.added", kind="practitioner", key=str(person.uid), agency=agency.name)
    return person


@transaction.atomic
def end_engagement(*, by: Actor, engagement: Engagement, on: date, because: str) -> None:
    """Take a practitioner off an organisation's list from the day after `on`."""
    if fault := Span(after=Event(engagement.valid_from, _("ngày bắt đầu"))).fault(on):
        raise DirectoryError(fault)
    changed = Engagement.objects.filter(pk=engagement.pk, valid_to=None).update(valid_to=on, ended_because=because)
    if not changed:
        raise DirectoryError(_("Người này đã được đưa ra khỏi danh sách trước đó. Hãy tải lại trang."))
    record(by=by, action="engagement.ended", kind="practitioner", key=str(engagement.practitioner.uid), because=because)


@transaction.atomic
def record_leave(*, by: Actor, practitioner: Practitioner, first_day: date, last_day: date, because: str = "") -> Leave:
    """Note that a practitioner is away: the ranking of candidates puts them last until they are back."""
    if fault := Span(after=Event(first_day, _("ngày đầu"))).fault(last_day):
        raise DirectoryError(fault)
    leave = Leave.objects.create(practitioner=practitioner, first_day=first_day, last_day=last_day, because=because)
    record(by=by, action="leave.recorded", kind="practitioner", key=str(practitioner.uid), until=last_day.isoformat())
    return leave


@transaction.atomic
def publish_list(*, by: Actor, as_of: date, at: datetime) -> Publication:
    """Publish the list as it stands on `as_of`: its digest proves later what was published."""
    listed = public_list(as_of)
    publication = Publication.objects.create(
        as_of=as_of,
        published_at=at,
        published_by=by.name,
        organisations=len(listed.organisations),
        practitioners=len(listed.practitioners),
        digest=listed.digest,
    )
    record(by=by, action="list.published", kind="publication", key=str(publication.pk), digest=listed.digest)
    return publication


@transaction.atomic
def send_list(*, by: Actor, publication: Publication, agencies: Iterable[Agency], at: datetime, how: str) -> int:
    """Note that the list was sent to `agencies`, passing over those that have it. Returns how many are new."""
    have = set(publication.deliveries.values_list("agency_id", flat=True))
    new = [
        Delivery(publication=publication, agency=agency, sent_at=at, sent_how=how)
        for agency in agencies
        if agency.pk not in have
    ]
    Delivery.objects.bulk_create(new)
    record(by=by, action="list.sent", kind="publication", key=str(publication.pk), agencies=len(new))
    return len(new)


@dataclass(frozen=True, kw_only=True)
class Described:
    """A door as an officer describes it. `revision`: the description that the officer had before them."""

    step_free: bool | None = None
    sign_language: bool | None = None
    directions: str = ""
    position: tuple[Decimal, Decimal] | None = None
    communes: Iterable[str] = ()
    revision: int = 0


@transaction.atomic
def describe_place(*, by: Actor, agency: Agency, told: Described, on: date) -> Place:
    """Write down how an organisation meets people, and which communes it serves."""
    place, _new = Place.objects.get_or_create(agency=agency)
    latitude, longitude = told.position or (None, None)
    changed = Place.objects.filter(pk=place.pk, revision=told.revision).update(
        step_free=told.step_free,
        sign_language=told.sign_language,
        directions=told.directions,
        latitude=latitude,
        longitude=longitude,
        revision=F("revision") + 1,
        checked_on=on,
        checked_by=by.name,
    )
    if not changed:
        raise DirectoryError(_("Người khác vừa sửa nơi này. Hãy mở lại trang, xem điều họ ghi rồi sửa tiếp."))
    ServedCommune.objects.filter(agency=agency).delete()
    ServedCommune.objects.bulk_create(
        ServedCommune(agency=agency, commune_code=code) for code in dict.fromkeys(told.communes)
    )
    record(by=by, action="place.described", kind="agency", key=str(agency.pk), name=agency.name)
    return place


@transaction.atomic
def set_hours(*, by: Actor, agency: Agency, week: Week, valid_from: date, basis: str = "") -> OpeningHours:
    """New hours from a date on; those before end on the day before, those from later on are replaced."""
    of_agency = OpeningHours.objects.filter(agency=agency)
    of_agency.filter(valid_from__gte=valid_from).delete()
    of_agency.filter(Q(valid_to=None) | Q(valid_to__gte=valid_from)).update(valid_to=valid_from - timedelta(days=1))
    hours = OpeningHours.objects.create(agency=agency, week=write_week(week), valid_from=valid_from, basis=basis)
    record(by=by, action="hours.set", kind="agency", key=str(agency.pk), name=agency.name, since=valid_from.isoformat())
    return hours
