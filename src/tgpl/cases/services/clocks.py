"""The clocks of a case: who must serve them, when they start and stop."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Role
from tgpl.cases.models import Case
from tgpl.core.law.paths import ALL, HEAD, PRACTITIONER
from tgpl.deadlines.services import hand_over_clock, start_clock, stop_all_clocks, stop_clock
from tgpl.intake.models import Channel, FormOfAid

KIND = "case"
ON_NOTICE = "assign_on_notice"
PROGRESS = "review_progress"
ACCESS = "meet_access_needs"
# What the practitioner of a case must keep, and takes over from the one before.
OF_THE_PRACTITIONER = (
    "written_advice", PROGRESS, ACCESS, "review_suspended", "register_defence", "register_protector", "hand_over_file"
)  # fmt: skip


def head_of(office: Agency) -> Role:
    """The post that decides in an office."""
    return Role.BRANCH_HEAD if office.kind == Agency.Kind.BRANCH else Role.CENTRE_DIRECTOR


def start_for(case: Case, *, by: Actor, rule: str, who: str, at: datetime, exceptions: Sequence[str] = ()) -> None:
    """Start a clock of `case` for its head, its practitioner or reception, in the place of one that still runs."""
    stop_clock(by=by, rule=rule, subject_kind=KIND, subject_key=case.code, because="again", at=at)
    post, holder = _served_by(case, who)
    start_clock(
        by=by,
        rule=rule,
        subject_kind=KIND,
        subject_key=case.code,
        office=case.office,
        who=post,
        holder=holder,
        started_at=at,
        exceptions=exceptions,
    )


def remind_again(case: Case, *, by: Actor, at: datetime) -> None:
    """Something was done: the reminder to go on counts from now."""
    if stop_clock(by=by, rule=PROGRESS, subject_kind=KIND, subject_key=case.code, because="work", at=at):
        start_for(case, by=by, rule=PROGRESS, who=PRACTITIONER, at=at)


def start_first_clock(case: Case, *, by: Actor, at: datetime, since_notice: bool = False) -> None:
    """The clock by which someone must be put on a case that waits for it, or its advice be written.

    A body's notice starts that clock when it comes (Thông tư liên tịch 10/2018, khoản 4 Điều 3), not when we accept.
    """
    rule = first_rule(case)
    on_notice = since_notice and rule == ON_NOTICE
    urgent = ["urgent_acceptance"] if on_notice and case.papers_follow else []
    start_for(case, by=by, rule=rule, who=HEAD, at=case.request.received_at if on_notice else at, exceptions=urgent)


def first_rule(case: Case) -> str:
    """The rule of time by which someone must be put on the case, or the advice written."""
    if case.form == FormOfAid.ADVICE:
        return "written_advice"
    if case.form == FormOfAid.REPRESENTATION:
        return "assign_representation"
    if case.request.detained:
        return "assign_detained"
    return ON_NOTICE if case.request.channel in {Channel.NOTICE, Channel.INFORMATION} else "assign_ordinary"


def _served_by(case: Case, who: str) -> tuple[Role, User | None]:
    """Who keeps a clock. For a practitioner without an account it is the head: no colleague may open the case."""
    if who == PRACTITIONER and case.practitioner and case.practitioner.user:
        return Role.LEGAL_AID_OFFICER, case.practitioner.user
    return (head_of(case.office), None) if who in {HEAD, PRACTITIONER} else (Role.RECEPTION, None)


def stop_for(case: Case, *, by: Actor, rules: Iterable[str], because: str, at: datetime) -> None:
    """Stop the clocks of these rules; ("all",) stops every one."""
    for rule in rules:
        if rule == ALL:
            stop_all_clocks(by=by, subject_kind=KIND, subject_key=case.code, because=because, at=at)
        else:
            stop_clock(by=by, rule=rule, subject_kind=KIND, subject_key=case.code, because=because, at=at)


def hand_over_clocks(case: Case, *, by: Actor) -> None:
    """From now on the practitioner of the case keeps what a practitioner must keep."""
    post, holder = _served_by(case, PRACTITIONER)
    for rule in OF_THE_PRACTITIONER:
        hand_over_clock(by=by, rule=rule, subject_kind=KIND, subject_key=case.code, who=post, holder=holder)
