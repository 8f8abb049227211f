"""Taking a request down and moving it on. Every channel goes through `receive_request`: same record, same clock."""

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.core.search import name_terms
from tgpl.deadlines.services import start_clock, stop_all_clocks
from tgpl.eligibility.queries import assess
from tgpl.eligibility.rules import Assessment, Facts
from tgpl.intake.models import (
    Channel,
    EligibilityCheck,
    Request,
    RequestMove,
    RequestNameTerm,
    RequestPaper,
    secret_index,
)
from tgpl.intake.queries import refusal_ground
from tgpl.intake.rules import RequestStatus, may_move
from tgpl.people.models import Person
from tgpl.people.services import PersonDetails, give_consent, register_person

KIND = "request"
# Without 0/O, 1/I/L: read aloud, written by hand and typed on an old phone without mistakes.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
REFERENCES = len(_LETTERS) ** 8
# The first clock of a request, by the way it came (rules of the deadlines room).
_FIRST_CLOCK = {Channel.NOTICE: "accept_on_notice"}


class IntakeError(Exception):
    """A step that cannot be taken; the text tells the user what to do."""


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
    consents: Sequence[str] = ()


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
    arrive at the same moment: the second one then fails on the unique uid, and finds the first.
    """
    for _attempt in range(2):
        came_before = Request.objects.filter(uid=new.uid).first()
        if came_before:
            return Receipt(came_before, None)
        try:
            return _take_down(by=by, office=office, new=new)
        except IntegrityError:
            continue
    raise IntakeError(_("Hệ thống chưa ghi được yêu cầu. Hãy gửi lại; yêu cầu sẽ không bị ghi hai lần."))


@transaction.atomic
def _take_down(*, by: Actor, office: Agency, new: NewRequest) -> Receipt:
    person = register_person(by=by, details=new.person)
    give_consent(person=person, purposes=new.consents, at=new.received_at, how=new.channel)
    secret = new_secret()
    request = _request_from(new, office=office, person=person, secret=secret)
    request.save(force_insert=True)
    RequestNameTerm.objects.bulk_create(
        RequestNameTerm(request=request, term=term) for term in sorted(name_terms(person.full_name))
    )
    _add_move(request, by=by, was="", now=RequestStatus.RECEIVED, at=new.received_at)
    start_clock(
        by=by,
        rule=first_rule(new.channel),
        subject_kind=KIND,
        subject_key=request.reference,
        office=office,
        who="reception",
        started_at=new.received_at,
    )
    record(
        by=by, action="request.received", kind=KIND, key=request.reference, person=str(person.uid), channel=new.channel
    )
    return Receipt(request, secret)


def _request_from(new: NewRequest, *, office: Agency, person: Person, secret: str) -> Request:
    return Request(
        uid=new.uid,
        reference=new_reference(),
        secret=secret_index(secret),
        channel=new.channel,
        office=office,
        person=person,
        referred_by=new.referred_by,
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


def _add_move(
    request: Request,
    *,
    by: Actor,
    was: str,
    now: str,
    at: datetime,
    reason: str = "",
    ground: str = "",
    to_agency: Agency | None = None,
) -> RequestMove:
    return RequestMove.objects.create(
        request=request,
        was=was,
        now=now,
        at=at,
        by_id=by.user_id,
        by_name=by.name,
        reason=reason or None,
        ground=ground,
        to_agency=to_agency,
    )


@transaction.atomic
def move_request(
    *,
    by: Actor,
    request: Request,
    to: RequestStatus,
    at: datetime,
    reason: str = "",
    ground: str = "",
    to_agency: Agency | None = None,
) -> RequestMove:
    """Move a request on, once: a second officer who acts on the old state is told, and nothing changes.

    Stops the clocks that ran for the state it leaves. Raises IntakeError.
    """
    was = request.status
    if not may_move(was, to):
        raise IntakeError(_("Yêu cầu đã được xử lý xong, không thể thay đổi bước này."))
    if at < request.status_at:
        raise IntakeError(_("Thời điểm xử lý không được trước bước liền trước. Hãy kiểm tra ngày giờ."))
    changed = Request.objects.filter(pk=request.pk, status=was).update(status=to, status_at=at, handler=by.user_id)
    if not changed:
        raise IntakeError(_("Một cán bộ khác vừa xử lý yêu cầu này. Hãy tải lại trang để xem kết quả."))
    request.status, request.status_at = to, at
    move = _add_move(request, by=by, was=was, now=to, at=at, reason=reason, ground=ground, to_agency=to_agency)
    stop_all_clocks(by=by, subject_kind=KIND, subject_key=request.reference, because=str(to), at=at)
    record(by=by, action=f"request.{to}", kind=KIND, key=request.reference, person=str(request.person.uid))
    return move


def ask_for_papers(*, by: Actor, request: Request, what: str, at: datetime) -> RequestMove:
    """Tell the person what is still missing (khoản 2 Điều 30)."""
    if not what.strip():
        raise IntakeError(_("Hãy ghi rõ giấy tờ còn thiếu để người yêu cầu biết cần bổ sung gì."))
    return move_request(by=by, request=request, to=RequestStatus.AWAITING_PAPERS, at=at, reason=what)


@transaction.atomic
def take_in_papers(*, by: Actor, request: Request, at: datetime) -> RequestMove:
    """The papers came: the request waits for a decision again, on a fresh clock."""
    move = move_request(by=by, request=request, to=RequestStatus.RECEIVED, at=at)
    start_clock(
        by=by,
        rule="reply_completeness",
        subject_kind=KIND,
        subject_key=request.reference,
        office=request.office,
        who="reception",
        started_at=at,
    )
    return move


def refuse_request(*, by: Actor, request: Request, ground_code: str, reason: str, at: datetime) -> RequestMove:
    """Refuse, in a named person's name and on a ground of the law (khoản 3 Điều 30)."""
    if by.user_id is None:
        raise IntakeError(_("Từ chối thụ lý phải do một cán bộ có tên quyết định."))
    if not reason.strip():
        raise IntakeError(_("Hãy ghi lý do cụ thể; người yêu cầu có quyền biết vì sao bị từ chối."))
    ground = refusal_ground(ground_code, timezone.localdate(at))
    if ground is None:
        raise IntakeError(_("Hãy chọn một căn cứ từ chối mà luật cho phép."))
    return move_request(by=by, request=request, to=RequestStatus.REFUSED, at=at, reason=reason, ground=ground.citation)


def transfer_request(*, by: Actor, request: Request, to_agency: Agency, reason: str, at: datetime) -> RequestMove:
    """Hand a request to the organisation that is competent for it (khoản 1 Điều 35)."""
    return move_request(by=by, request=request, to=RequestStatus.TRANSFERRED, at=at, reason=reason, to_agency=to_agency)


def withdraw_request(*, by: Actor, request: Request, reason: str, at: datetime) -> RequestMove:
    """The person no longer wants it (khoản 6 Điều 8)."""
    return move_request(by=by, request=request, to=RequestStatus.WITHDRAWN, at=at, reason=reason)


def lapse_request(*, by: Actor, request: Request, reason: str, at: datetime) -> RequestMove:
    """The papers that were asked for never came."""
    return move_request(by=by, request=request, to=RequestStatus.LAPSED, at=at, reason=reason)


@transaction.atomic
def propose_eligibility(*, by: Actor, request: Request, facts: Facts, on: date) -> EligibilityCheck:
    """Run the engine over the facts as known under the law of `on`, and keep what it said and on which facts."""
    assessment: Assessment = assess(facts, on)
    proposal = assessment.as_json()
    check = EligibilityCheck.objects.create(
        request=request,
        on=on,
        facts=facts.as_json(),
        law_version=proposal["law"]["version"],
        proposal=proposal,
        proposed_answer=proposal["answer"],
    )
    record(
        by=by,
        action="eligibility.checked",
        kind=KIND,
        key=request.reference,
        person=str(request.person.uid),
        answer=proposal["answer"],
    )
    return check


@transaction.atomic
def decide_eligibility(
    *, by: Actor, check: EligibilityCheck, answer: str, ground: str = "", reason: str = "", at: datetime
) -> None:
    """The officer's decision on a check; one that differs from the engine's proposal needs a reason."""
    grounds = {g["code"]: g["citation"] for g in check.proposal["grounds"]}
    if answer not in {"yes", "no"}:
        raise IntakeError(_("Hãy chọn: thuộc diện hay không thuộc diện được trợ giúp pháp lý."))
    if answer == "yes" and ground not in grounds:
        raise IntakeError(_("Hãy chọn điều khoản mà người này thuộc diện."))
    proposed = {g["code"] for g in check.proposal["grounds"] if g["answer"] == "yes"}
    differs = answer != check.proposed_answer or (answer == "yes" and ground not in proposed)
    if differs and not reason.strip():
        raise IntakeError(_("Quyết định khác với đề xuất của hệ thống: hãy ghi lý do."))
    changed = EligibilityCheck.objects.filter(pk=check.pk, answer="").update(
        answer=answer,
        ground=ground if answer == "yes" else "",
        citation=grounds.get(ground, "") if answer == "yes" else "",
        reason=reason or None,
        decided_at=at,
        decided_by_id=by.user_id,
        decided_by_name=by.name,
    )
    if not changed:
        raise IntakeError(_("Lần kiểm tra này đã được quyết định. Hãy kiểm tra lại nếu có tình tiết mới."))
    record(
        by=by,
        action="eligibility.decided",
        kind=KIND,
        key=check.request.reference,
        person=str(check.request.person.uid),
        answer=answer,
        ground=ground,
    )
    check.refresh_from_db()


@transaction.atomic
def add_request_paper(
    *,
    by: Actor,
    request: Request,
    kind: str,
    title: str,
    file: File | None = None,
    uid: uuid.UUID | None = None,
    at: datetime,
) -> RequestPaper:
    """Keep a paper of the request; without a file it was seen on paper. The same `uid` again is the same paper."""
    Request.objects.select_for_update().get(pk=request.pk)  # the same paper sent twice waits for the first
    uid = uid or uuid.uuid4()
    if came_before := RequestPaper.objects.filter(uid=uid, request=request).first():
        return came_before
    paper = RequestPaper(uid=uid, request=request, kind=kind, title=title, added_at=at, added_by_name=by.name)
    if file is not None:
        paper.sha256 = sha256_of(file)
        if request.papers.filter(sha256=paper.sha256).exists():
            raise IntakeError(_("Tệp này đã có trong hồ sơ, không cần gửi lại."))
        paper.file, paper.size = file, file.size
    paper.save(force_insert=True)
    record(by=by, action="paper.added", kind=KIND, key=request.reference, person=str(request.person.uid), paper=kind)
    return paper


def sha256_of(file: File) -> str:
    """The digest of a file's content, read in pieces; the file is left at its start."""
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


@transaction.atomic
def bring_paper(
    *, by: Actor, request: Request, kind: str, title: str, file: File | None = None, at: datetime
) -> RequestPaper:
    """A paper that the person adds: kept, and a request that waited for papers waits for an answer again."""
    paper = add_request_paper(by=by, request=request, kind=kind, title=title, file=file, at=at)
    if request.status == RequestStatus.AWAITING_PAPERS:
        take_in_papers(by=by, request=request, at=at)
    return paper


def note_reading(*, by: Actor, request: Request) -> None:
    """Write down that someone opened a request."""
    record(by=by, action="request.read", kind=KIND, key=request.reference, person=str(request.person.uid))


def note_paper_taken(*, by: Actor, paper: RequestPaper) -> None:
    """Write down that someone took a paper of a request away."""
    request = paper.request
    record(
        by=by,
        action="paper.taken",
        kind=KIND,
        key=request.reference,
        person=str(request.person.uid),
        paper=str(paper.uid),
    )
