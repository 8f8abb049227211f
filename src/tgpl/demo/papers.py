"""Papers of the invented year: who signs, a few letters issued and sent, a draft that waits, the registers closed."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.cases.models import Case
from tgpl.cases.services import close_register
from tgpl.demo.province import SINCE, Province
from tgpl.documents.holding import why_held_back
from tgpl.documents.models import Letter, Signatory
from tgpl.documents.registry import drawings, sources
from tgpl.documents.rules.filling import DOTS
from tgpl.documents.services import (
    add_signatory,
    confirm_delivery,
    draft_letter,
    issue_letter,
    rewrite_draft,
    send_letter,
)
from tgpl.intake.models import Request
from tgpl.intake.rules import RequestStatus

DECISION, REFUSAL = "tt-08-2017-14", "tt-12-2018-08"
DECISIONS = 4


def write_papers(province: Province, until: datetime) -> None:
    """Letters and closings up to `until`, told through the services that colleagues use."""
    centre = province.agencies["centre"]
    signatory = _signatories(province, centre)
    cases = Case.objects.filter(office=centre, form="proceedings").exclude(practitioner=None).order_by("-pk")
    for case in reversed(cases[:DECISIONS]):
        letter = _draft(province, "case", case.code, DECISION, until)
        if letter and case.pk != cases[0].pk:  # the newest still waits for a signature
            _issue(province, letter, signatory, until)
    refused = Request.objects.filter(office=centre, status=RequestStatus.REFUSED).order_by("pk").last()
    if refused:
        _draft(province, "request", refused.reference, REFUSAL, until)
    _close_registers(province, centre, until)


def _signatories(province: Province, office: Agency) -> Signatory:
    by = province.actor("giamdoc")
    head = add_signatory(by=by, office=office, name=by.name, position="Giám đốc", valid_from=SINCE)
    add_signatory(
        by=by,
        office=office,
        name="Lê Thị Mẫu",
        position="Phó Giám đốc",
        formula="KT",
        in_place_of="Giám đốc",
        valid_from=SINCE,
    )
    return head


def _draft(province: Province, kind: str, key: str, form: str, at: datetime) -> Letter | None:
    by, source, drawing = province.actor("giamdoc"), sources[kind], drawings.get(form, kind)
    thing = source.find(by, key)
    if drawing is None or thing is None or not drawing.applies(thing):
        return None
    return draft_letter(by=by, drawing=drawing, source=source, thing=thing, at=at)


def _issue(province: Province, letter: Letter, signatory: Signatory, at: datetime) -> None:
    """Issued and sent to whom it is about, which is known to have come."""
    director, reception = province.actor("giamdoc"), province.actor("tiepnhan")
    _fill_gaps(letter)
    day = timezone.localdate(at)
    issue_letter(
        by=director, letter=letter, signatory=signatory, revision=letter.revision, at=at,
        address=lambda code: f"https://tgpl.example/xac-thuc/{code}/",
    )  # fmt: skip
    to = "Người được trợ giúp pháp lý"
    how = "by_hand" if why_held_back(letter, "registered_post", to=to, to_person=True) else "registered_post"
    sending = send_letter(by=reception, letter=letter, to=to, how=how, sent_on=day, to_person=True)
    confirm_delivery(by=reception, sending=sending, delivered_on=day, proof_note="Ký nhận trong sổ giao")


def _fill_gaps(letter: Letter) -> None:
    """The officer strikes out what the register does not know: the number of a card."""
    said = letter.said
    body = said.body.replace(f", thẻ số {DOTS}", "")
    rewrite_draft(by=Actor.system("Người soạn thảo"), letter=letter, text=replace(said, body=body), revision=1)


def _close_registers(province: Province, office: Agency, until: datetime) -> None:
    """The last two months that were over are closed."""
    day = timezone.localdate(until).replace(day=1)
    for _month in range(2):
        day = (day - timedelta(days=1)).replace(day=1)
        close_register(by=province.actor("giamdoc"), office=office, register="cases", span="month", day=day, at=until)
