"""The consents of a person, purpose by purpose: what was asked, what was answered when, what can be changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.core.pages.components import Tone
from tgpl.core.pages.labels import labels_of
from tgpl.intake.models import Channel, Request
from tgpl.people.models import Consent
from tgpl.people.queries import consent_asked, what_withdrawing_means
from tgpl.people.services import CONSENT_WORDING

Purpose = Consent.Purpose


@dataclass(frozen=True, slots=True)
class Agreed:
    """One purpose. `withdraw_url`, `agree_url`: empty where that cannot be done here; `why_not` says why."""

    purpose: str
    asked: str
    label: str
    tone: Tone
    history: list[str]
    ends: str
    withdraw_url: str = ""
    agree_url: str = ""
    why_not: str = ""


def agreed(asked: Request, given: Sequence[Consent], *, has_open_case: bool) -> list[Agreed]:
    """Every purpose that this request knows, in the order in which they are asked."""
    return [_one(purpose, asked, given, has_open_case) for purpose in _purposes(asked, given)]


def _purposes(asked: Request, given: Sequence[Consent]) -> Iterator[str]:
    """Whoever asked alone has nobody to whom the result would be told."""
    for purpose in Purpose:
        by_another = asked.requester_name or asked.referred_by_id or any(c.purpose == purpose for c in given)
        if purpose != Purpose.ANSWER_REFERRER or by_another:
            yield purpose


def _one(purpose: str, asked: Request, given: Sequence[Consent], has_open_case: bool) -> Agreed:
    own = [consent for consent in given if consent.purpose == purpose]
    is_open = any(consent.withdrawn_at is None for consent in own)
    wording = own[0].wording if own else CONSENT_WORDING
    label, tone = _state(is_open=is_open, was_asked=bool(own))
    handling = purpose == Purpose.HANDLE_REQUEST
    tied, over = handling and has_open_case, handling and not asked.is_open
    return Agreed(
        purpose=purpose,
        asked=consent_asked(wording, purpose) or str(Purpose(purpose).label),
        label=label,
        tone=tone,
        history=[line for consent in own for line in _history(consent)],
        ends=what_withdrawing_means(CONSENT_WORDING, purpose),
        withdraw_url=reverse("portal:withdraw_consent", args=[purpose]) if is_open and not tied else "",
        agree_url="" if is_open or tied or over else reverse("portal:give_consent", args=[purpose]),
        why_not=_("Đã có người giúp bạn. Muốn dừng, hãy gọi hoặc đến Trung tâm.") if tied else "",
    )


def _state(*, is_open: bool, was_asked: bool) -> tuple[str, Tone]:
    if is_open:
        return _("Đồng ý"), Tone.DONE
    return (_("Đã rút"), Tone.STOPPED) if was_asked else (_("Chưa đồng ý"), Tone.TODO)


def _history(consent: Consent) -> Iterator[str]:
    """The proof: when, how, and by which wording."""
    if consent.withdrawn_at:
        yield _("Rút lúc %(at)s.") % {"at": _moment(consent.withdrawn_at)}
    yield _("Đồng ý lúc %(at)s (%(how)s), câu hỏi bản %(wording)s.") % {
        "at": _moment(consent.given_at),
        "how": labels_of(Channel).get(consent.given_how, consent.given_how),
        "wording": consent.wording,
    }


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
