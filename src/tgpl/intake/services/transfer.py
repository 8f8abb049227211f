"""A request goes to the organisation that is competent for it, with everything that came with it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.core.database.writing import insert, insert_all
from tgpl.intake.models import Channel, Request, RequestMove, RequestPaper
from tgpl.intake.rules import RequestStatus
from tgpl.intake.services.errors import IntakeError
from tgpl.intake.services.moves import KIND, move_request, start_for
from tgpl.intake.services.receiving import first_rule, name_request, new_reference, note_receiving

# What the person said, and how the law reads it, is the same wherever the request goes; so is the secret they hold.
_THE_SAME = (
    "secret", "person_id", "referred_by_id", "asker_has_disability", "requester_name", "requester_phone", "relation",
    "matter_field", "wanted_form", "story", "facts", "detained", "hearing_on",
)  # fmt: skip


@transaction.atomic
def transfer_request(*, by: Actor, request: Request, to_agency: Agency, reason: str, at: datetime) -> RequestMove:
    """Hand a request to the organisation that is competent for it (Điều 35).

    Where that organisation keeps its register here, the request arises there too, on a clock of its own; this one
    keeps its line and shows what becomes of the other. Raises IntakeError.
    """
    if to_agency.pk == request.office_id:
        raise IntakeError(_("Yêu cầu đang ở tổ chức này rồi. Hãy chọn tổ chức khác."))
    move = move_request(
        by=by, request=request, kind=RequestMove.Kind.TRANSFER, at=at, reason=reason, to_agency=to_agency
    )
    if to_agency.is_office and to_agency.register_prefix:
        request.refresh_from_db(fields=["person"])  # two records may have been merged since it was read
        _arise(request, by=by, office=to_agency, at=at)
    return move


def _arise(origin: Request, *, by: Actor, office: Agency, at: datetime) -> Request:
    """The same request at the other office: its person, so also their access needs and contact rules; its papers."""
    request = insert(
        Request(
            reference=new_reference(),
            channel=Channel.TRANSFER,
            office=office,
            came_from=origin,
            received_at=at,
            received_on=timezone.localdate(at),
            status=RequestStatus.RECEIVED,
            status_at=at,
            **{name: getattr(origin, name) for name in _THE_SAME},
        )
    )
    name_request(request, origin.person.full_name)
    insert_all(RequestPaper, [{"request_id": request.pk, "kind": p.kind, **p.as_fields()} for p in origin.papers.all()])
    note_receiving(request, by=by)
    # A body's notice that came to the wrong office is still a notice: its shorter limit runs.
    start_for(request, by=by, rule=first_rule(first_of(origin).channel), at=at)
    record(
        by=by, action="request.came_over", kind=KIND, key=request.reference, person=str(request.person.uid),
        origin=origin.reference,
    )  # fmt: skip
    return request


def first_of(request: Request) -> Request:
    """The request as it first came, before any office handed it on."""
    while request.came_from:
        request = request.came_from
    return request
