"""What papers are drawn up from a request, and from a referral by another agency."""

from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.documents.models import LetterFile
from tgpl.documents.registry import Drawing, Source, drawings, sources
from tgpl.intake.models import Request, RequestPaper
from tgpl.intake.paper_facts import BY_HAND, FIELDS, REFERRED, referral_facts, request_facts
from tgpl.intake.queries import followed_request, opened_request
from tgpl.intake.rules import RequestStatus
from tgpl.intake.services import add_request_paper


def _find(actor: Actor, reference: str) -> Request | None:
    return opened_request(actor).first(reference)


def _stands_at(status: RequestStatus, asked: Request) -> bool:
    return asked.status == status


def _since(status: RequestStatus, asked: Request) -> datetime | None:
    return asked.status_at if asked.status == status else None


def _find_referral(actor: Actor, reference: str) -> Request | None:
    """What an agency referred, as that agency sees it."""
    sent = Request.objects.visible_to(actor).filter(reference=reference, referred_by=actor.agency_id)
    return sent.select_related("person__commune__province", "office", "referred_by__commune").first()


def _keep(actor: Actor, reference: str, file: LetterFile) -> None:
    """Beside the papers that the person brought, unless somebody put that very file there by hand."""
    asked = Request.objects.select_related("person").get(reference=reference)
    if not asked.papers.filter(sha256=file.sha256).exists():
        told = {"kind": RequestPaper.Kind.ANSWER, "title": file.title, "file": file.copied()}
        add_request_paper(by=actor, request=asked, at=file.added_at, **told)


sources.register(
    Source(
        kind="request",
        label=gettext_lazy("Yêu cầu"),
        find=_find,
        key=lambda asked: asked.reference,
        address=lambda asked: reverse("intake:open_request", args=[asked.reference]),
        office=lambda asked: asked.office,
        person=lambda asked: str(asked.person.uid),
        opens_with=lambda reference, secret: followed_request(reference, secret) is not None,
        keep=_keep,
    )
)
for form in ("tt-12-2018-02", "tt-12-2018-05"):
    drawings.register(
        Drawing(form=form, source="request", permission=Permission.VIEW_REQUESTS, fields=FIELDS, facts=request_facts)
    )
# Which letter answers which end of a request.
for form, status in {
    "tt-12-2018-08": RequestStatus.REFUSED,
    "tt-12-2018-09": RequestStatus.TRANSFERRED,
    "law-11-2017-30": RequestStatus.AWAITING_PAPERS,
    "law-11-2017-8": RequestStatus.WITHDRAWN,
}.items():
    drawings.register(
        Drawing(
            form=form,
            source="request",
            permission=Permission.DRAFT_LETTERS,
            fields=FIELDS,
            facts=request_facts,
            applies=partial(_stands_at, status),
            needed_since=partial(_since, status),
        )
    )

sources.register(
    Source(
        kind="referral",
        label=gettext_lazy("Giới thiệu"),
        find=_find_referral,
        key=lambda asked: asked.reference,
        address=lambda asked: reverse("intake:list_referrals"),
        office=lambda asked: asked.office,
        person=lambda asked: str(asked.person.uid),
    )
)
# Papers that other agencies sign, filled in from what they sent.
for form in ("tt-12-2018-13", "ttlt-10-2018-01", "ttlt-10-2018-02", "ttlt-10-2018-03", "ttlt-10-2018-04"):
    drawings.register(
        Drawing(
            form=form,
            source="referral",
            permission=Permission.REFER_PEOPLE,
            fields=[*FIELDS, *REFERRED, *BY_HAND],
            facts=referral_facts,
        )
    )
