"""The request that a citizen is still writing: kept after every page, found again by the key on their device."""

import base64
import json
import re
import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.core.database.prepared import prepared
from tgpl.core.database.writing import rewrite
from tgpl.core.files.papers import sha256_of
from tgpl.core.safety.crypto import seal, unseal
from tgpl.intake.models import Draft, PlaceCard, Request, draft_index
from tgpl.intake.services import NewRequest, add_request_paper, receive_request
from tgpl.uploads.services import keep_until

Papers = Sequence[tuple[str, str, File]]  # kind, name, file

LIFE = timedelta(days=30)
# Long enough to refresh the thank-you page and write the secret down; the device may belong to somebody else too.
LIFE_OF_RECEIPT = timedelta(days=1)
# A story has 10,000 letters at most; what is far longer is kept on the page alone.
LONGEST_PAGE = 100_000
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CARRIED = "draft.carried_facts"


def start_draft(*, facts: Mapping[str, Any] | None = None, card: str = "") -> tuple[str, Draft]:
    """A new draft and its key; drafts that nobody came back to are cleared away on the way.

    `card`: the code of the card that led here.
    """
    now = timezone.now()
    Draft.objects.filter(expires_at__lte=now).delete()
    key = secrets.token_urlsafe(24)
    data = {"uid": str(uuid.uuid4()), "answers": {}, "facts": dict(facts or {}), "came_by": _card_in_use(card)}
    return key, Draft.objects.create(key_index=draft_index(key), data=data, expires_at=now + LIFE)


def _card_in_use(code: str) -> int | None:
    """The card of this code; a withdrawn or unknown one leads here all the same, and counts nothing."""
    if not code:
        return None
    return PlaceCard.objects.in_use().filter(code=code).values_list("pk", flat=True).first()


def find_draft(key: str) -> Draft | None:
    """The draft that this key opens, unless its time is over."""
    return _living_draft.first(draft_index(key), timezone.now())


@prepared
def _living_draft(index: str, now: datetime) -> QuerySet[Draft]:
    return Draft.objects.filter(key_index=index, expires_at__gt=now)


@transaction.atomic
def keep_page(*, draft: Draft, page: str, typed: dict[str, list[str]]) -> Draft:
    """Keep what was typed on one page; other pages stay as they are, also those that another tab has just sent."""
    fresh = Draft.objects.select_for_update().get(pk=draft.pk)
    if fresh.receipt is None and sum(len(text) for texts in typed.values() for text in texts) <= LONGEST_PAGE:
        fresh.data["answers"][page] = typed
        fresh.expires_at = timezone.now() + LIFE
        fresh.save(update_fields=["data", "expires_at"])
        keep_until(uids=_sent_files(fresh), moment=fresh.expires_at)
    return fresh


def _sent_files(draft: Draft) -> list[uuid.UUID]:
    """The ids of the files that the answers name."""
    boxes = (box for typed in draft.answers.values() for box in typed.items())
    ids = (text for name, texts in boxes if name.endswith("_sent") for text in texts)
    return [uuid.UUID(text) for text in ids if _UID.fullmatch(text)]


def needs_in(draft: Draft) -> list[str]:
    """What the person said that they need; once sent, as far as the receipt has to know it."""
    told = draft.answers.get("ho-tro", {}) if draft.receipt is None else draft.data
    return told.get("access_needs", [])


@transaction.atomic
def send_draft(*, draft: Draft, office: Agency, new: NewRequest, papers: Papers = ()) -> None:
    """Send the request of a draft, and keep the receipt in the place of the answers.

    Two presses at once are one request: the second finds it, and the receipt that the first has just kept.
    """
    receipt = receive_request(by=Actor.citizen(), office=office, new=replace(new, came_by=draft.came_by))
    if receipt.is_new:
        _attach(receipt.request, papers, new.received_at)
        told = {"reference": receipt.request.reference, "secret": receipt.secret}
        draft.data = {"uid": str(draft.uid), "receipt": told, "access_needs": needs_in(draft)}
        draft.expires_at = timezone.now() + LIFE_OF_RECEIPT
        rewrite(draft, "data", "expires_at")


def _attach(request: Request, papers: Papers, at: datetime) -> None:
    """Keep the papers with the request; the same file in two boxes is one paper."""
    held: set[str] = set()
    for kind, title, file in papers:
        digest = sha256_of(file)
        if digest not in held:
            add_request_paper(by=Actor.citizen(), request=request, kind=kind, title=title, file=file, at=at)
        held.add(digest)


@transaction.atomic
def keep_facts(*, draft: Draft, facts: Mapping[str, Any]) -> None:
    """Keep what the person said of themselves elsewhere; what they typed here goes before it."""
    fresh = Draft.objects.select_for_update().get(pk=draft.pk)
    fresh.data["facts"] = dict(facts)
    fresh.save(update_fields=["data"])


def sealed_facts(facts: Mapping[str, Any]) -> str:
    """`facts` for a hidden box of a form: unreadable on the device, and only ours are opened again."""
    return base64.urlsafe_b64encode(seal(json.dumps(dict(facts)).encode(), _CARRIED)).decode()


def opened_facts(sealed: str) -> dict[str, Any]:
    """The facts in `sealed`; none when it is not ours."""
    try:
        return dict(json.loads(unseal(base64.urlsafe_b64decode(sealed), _CARRIED)))
    except (InvalidTag, ValueError, LookupError):
        return {}
