"""A practitioner is gone: their open matters go to others, and until then the head answers for their clocks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import Assignment, Case
from tgpl.cases.queries import left_clocks, open_matters_of
from tgpl.cases.services.assignment import assign_practitioner, check_conflicts
from tgpl.cases.services.clocks import head_of
from tgpl.cases.services.errors import CaseError
from tgpl.deadlines.services import hand_over_clock
from tgpl.directory.models import Practitioner


@dataclass
class Handover:
    """What became of the matters: which went over, and which wait for a decision of their own, and why."""

    moved: list[Case] = field(default_factory=list)
    left: list[tuple[Case, str]] = field(default_factory=list)


def hand_over_matters(*, by: Actor, gone: Practitioner, to: Practitioner, reason: str, at: datetime) -> Handover:
    """Put `to` on every open case that `gone` leads, each after its own conflict check."""
    if gone.pk == to.pk:
        raise CaseError(_("Hãy chọn một người khác với người bàn giao."))
    choices = [(case, to) for case in open_matters_of(gone, by)]
    return hand_over_each(by=by, gone=gone, choices=choices, reason=reason, at=at)


@transaction.atomic
def hand_over_each(
    *, by: Actor, gone: Practitioner, choices: Iterable[tuple[Case, Practitioner]], reason: str, at: datetime
) -> Handover:
    """Put the chosen one on each of these cases of `gone`, each after its own conflict check.

    A sign of conflict, or a form that they may not give, leaves the case where it is, to be decided by itself. Where
    `gone` works beside somebody, they work there no more.
    """
    if not reason.strip():
        raise CaseError(_("Hãy ghi lý do bàn giao; lý do này nằm trong quyết định thay thế."))
    done = Handover()
    for case, to in choices:
        _hand_over(case, by=by, to=to, reason=reason, at=at, done=done)
    _leave_beside(gone, by=by, reason=reason, at=at)
    record(
        by=by,
        action="matters.handed_over",
        kind="practitioner",
        key=str(gone.uid),
        to=", ".join(dict.fromkeys(to.full_name for _case, to in choices)),
        moved=len(done.moved),
        left=len(done.left),
    )
    return done


def _hand_over(case: Case, *, by: Actor, to: Practitioner, reason: str, at: datetime, done: Handover) -> None:
    try:
        with transaction.atomic():
            check = check_conflicts(by=by, case=case, practitioner=to, at=at)
            assign_practitioner(by=by, case=case, check=check, at=at, reason=reason)
    except CaseError as error:
        done.left.append((case, str(error)))
    else:
        done.moved.append(case)


def _leave_beside(gone: Practitioner, *, by: Actor, reason: str, at: datetime) -> None:
    theirs = Case.objects.open().filter(office__in=by.offices).exclude(practitioner=gone)
    beside = Assignment.objects.filter(practitioner=gone, ended_at=None, case__in=theirs)
    for one in beside.select_related("case__person").order_by("pk"):
        Assignment.objects.filter(pk=one.pk).update(ended_at=at, ended_because=reason)
        record(
            by=by, action="case.practitioner_left", kind="case", key=one.case.code, person=str(one.case.person.uid),
            practitioner=gone.full_name,
        )  # fmt: skip


@transaction.atomic
def take_up_left_clocks(*, by: Actor, day: date) -> int:
    """Give the clocks of practitioners who are gone to the heads of their offices, where they come up as their own.

    Safe to repeat. Returns how many were given over.
    """
    return sum(
        hand_over_clock(
            by=by, rule=clock.rule, subject_kind="case", subject_key=clock.subject_key, who=head_of(clock.office)
        )
        for clock in left_clocks(day)
    )
