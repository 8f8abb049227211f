"""Whether somebody handles the same matter already, here or at another organisation (khoản 4 Điều 9).

What is found is shown with why; a person decides, with a reason. Of another organisation only that a matter is there,
its code and whom to call is told. Rooms above hand in what they know of a matter:

from tgpl.intake.same_matter import finders
finders.append(cases_against)  # (request, the opponent's name, since) -> {key of a request: why}
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.core.law.rule_files import Entry, load_versions, version_on
from tgpl.intake.models import Request, SameMatter
from tgpl.intake.queries import perhaps_the_person_of
from tgpl.intake.services import KIND, IntakeError

Finder = Callable[[Request, str, dt.date], Mapping[int, str]]
finders: list[Finder] = []
MOST = 20
WINDOWS = Path(__file__).parent / "data" / "same_matter.yaml"
# Never what a request says: where it is, since when, how it stands.
_COMPARED = ("reference", "received_on", "matter_field", "status", "referred_by_id", "person_id")
_TOLD = (*_COMPARED, "office__name", "office__phone")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A request that may be about the same matter, and what speaks for it. `is_ours`: this post may open it."""

    other: Request
    why: Sequence[str]
    is_ours: bool
    decided: SameMatter | None


def days_apart(on: dt.date) -> int:
    """How far apart two requests may lie and still be taken for one matter."""
    version = version_on(windows(), on)
    return version["days"] if version else 0


@cache
def windows() -> list[Entry]:
    """The versions of that distance."""
    return load_versions(WINDOWS, {"days": int})


def likenesses(actor: Actor, request: Request, *, opponent: str = "") -> list[Likeness]:
    """What may be the same matter as `request`, the newest first: by the person, and by the opponent's name."""
    since = request.received_on - dt.timedelta(days=days_apart(request.received_on))
    reasons = _reasons(request, opponent, since)
    decided = {row.other_id: row for row in SameMatter.objects.filter(request=request)}
    ours = set(Request.objects.visible_to(actor).filter(pk__in=reasons).values_list("pk", flat=True))
    found = Request.objects.filter(pk__in=reasons.keys() | decided.keys()).select_related("office").only(*_TOLD)
    return [
        Likeness(other, reasons.get(other.pk) or [decided[other.pk].why], other.pk in ours, decided.get(other.pk))
        for other in found.order_by("-pk")[:MOST]
    ]


def _reasons(request: Request, opponent: str, since: dt.date) -> Mapping[int, list[str]]:
    reasons: dict[int, list[str]] = defaultdict(list)
    theirs = Request.objects.filter(person__in=perhaps_the_person_of(request), received_on__gte=since)
    for other in theirs.exclude(pk=request.pk).only(*_COMPARED).order_by("-pk")[:MOST]:
        reasons[other.pk] += _of_the_person(request, other)
    for find in finders if opponent.strip() else []:
        for key, why in find(request, opponent, since).items():
            reasons[key].append(why)
    reasons.pop(request.pk, None)
    return reasons


def _of_the_person(request: Request, other: Request) -> list[str]:
    reasons = [_("cùng một người") if other.person_id == request.person_id else _("có thể cùng một người")]
    if request.matter_field and other.matter_field == request.matter_field:
        reasons.append(_("cùng lĩnh vực"))
    if request.referred_by_id and other.referred_by_id == request.referred_by_id:
        reasons.append(_("cùng cơ quan giới thiệu"))
    return reasons


@transaction.atomic
def decide_likeness(
    *, by: Actor, request: Request, likeness: Likeness, decision: str, reason: str, at: dt.datetime
) -> SameMatter:
    """What an officer made of a likeness; decided once. Raises IntakeError."""
    if not reason.strip():
        raise IntakeError(_("Hãy ghi lý do: đã hỏi ai, hai việc giống hay khác ở đâu."))
    why = ", ".join(likeness.why)[:300]
    told = {"decision": decision, "reason": reason.strip(), "why": why, "at": at, **signed(by)}
    decided, is_new = SameMatter.objects.get_or_create(request=request, other=likeness.other, defaults=told)
    if not is_new:
        raise IntakeError(_("Một cán bộ khác vừa ghi kết luận về việc này. Hãy tải lại trang để xem."))
    record(
        by=by, action="request.likeness_decided", kind=KIND, key=request.reference, person=str(request.person.uid),
        other=likeness.other.reference, decision=decision,
    )  # fmt: skip
    return decided
