"""Nobody is given up sooner because of the way they asked, or because of what they can take in.

A request that waits for papers ends only after the person was reached, or was tried as often as the rule says, on as
many days, by ways that their own rules allow. The rule is dated data; it asks neither for channel nor for disability.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.core.law.rule_files import Entry, load_versions, version_on
from tgpl.intake.models import ContactAttempt, Request
from tgpl.intake.rules import RequestStatus
from tgpl.intake.services.errors import IntakeError
from tgpl.people.ways import ways_to, why_not

SENT_TWICE = dt.timedelta(minutes=5)  # the same line within this time is one attempt, sent again
RULE = Path(__file__).parents[1] / "data" / "contact_attempts.yaml"


@dataclass(frozen=True, slots=True)
class Owed:
    """What is still owed to a person before their request may end: attempts, and days not tried yet."""

    attempts: int
    days: int

    def __bool__(self) -> bool:
        return self.attempts > 0 or self.days > 0


@cache
def attempt_rules() -> Sequence[Entry]:
    """The versions of the rule; raises RuleFault at the first fault."""
    return tuple(load_versions(RULE, {"attempts": int, "days": int}))


def attempt_rule(day: dt.date) -> Entry:
    rule = version_on(attempt_rules(), day)
    if rule is None:
        raise LookupError(f"no rule on {day}")
    return rule


def owed(tried: Sequence[tuple[dt.date, bool]], rule: Entry) -> Owed:
    """What `rule` still asks after `tried`: the day of each attempt, and whether the person was reached."""
    if any(reached for _day, reached in tried):
        return Owed(0, 0)
    days = {day for day, _reached in tried}
    return Owed(max(0, rule["attempts"] - len(tried)), max(0, rule["days"] - len(days)))


def owed_to(request: Request, at: dt.datetime) -> Owed:
    """What is still owed to the person since they were last asked for papers."""
    since = request.contact_attempts.filter(at__gte=request.status_at).values_list("at", "reached")
    tried = [(timezone.localdate(moment), reached) for moment, reached in since]
    return owed(tried, attempt_rule(timezone.localdate(at)))


def open_ways(request: Request) -> list[str]:
    """The ways by which this person may be reached about the request."""
    return ways_to(request.person, through_another=bool(request.requester_name))


@transaction.atomic
def note_attempt(
    *,
    by: Actor,
    request: Request,
    way: str,
    reached: bool,
    note: str,
    at: dt.datetime,
    in_safe_hours: bool = False,
) -> ContactAttempt:
    """Write down, once, that the person was tried to be reached."""
    through = bool(request.requester_name)
    if why := why_not(request.person, way, through_another=through, in_safe_hours=in_safe_hours):
        raise IntakeError(why)
    same = request.contact_attempts.filter(way=way, reached=reached, by=by.user_id, at__range=(at - SENT_TWICE, at))
    if kept := same.last():
        return kept
    attempt = ContactAttempt.objects.create(
        request=request, way=way, reached=reached, note=note or None, at=at, by_id=by.user_id, by_name=by.name
    )
    person = str(request.person.uid)
    record(by=by, action="contact.tried", kind="request", key=request.reference, person=person, way=way)
    return attempt


def refuse_to_give_up(request: Request, at: dt.datetime) -> None:
    """Raises IntakeError in words while something is owed to who waits for us."""
    if request.status == RequestStatus.AWAITING_PAPERS and (left := owed_to(request, at)):
        told = {"attempts": left.attempts, "days": left.days}
        raise IntakeError(
            _(
                "Chưa liên lạc đủ: còn %(attempts)d lần, vào %(days)d ngày khác nữa. Hãy ghi từng lần"
                " ở “Ghi lần liên lạc”. Ai cũng được liên lạc số lần như nhau, gửi bằng kênh nào cũng vậy."
            )
            % told
        )
