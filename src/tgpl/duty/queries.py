"""Who is on duty when, and whom to call now."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.roles import PERMISSIONS, Permission
from tgpl.deadlines.queries import calendar_for
from tgpl.deadlines.rules import VIETNAM, Calendar, local
from tgpl.duty.models import Keeper, Turn
from tgpl.duty.rules import ONE_DAY, day_of_duty


@dataclass(frozen=True, slots=True)
class DutyDay:
    """One day of a roster. Without a keeper it is a hole: nobody would answer."""

    day: dt.date
    keeper: Keeper | None
    backup: Keeper | None
    reason: str
    of_the_day: bool  # said of this very day, not of its weekday
    is_working: bool
    holiday: str

    @property
    def is_hole(self) -> bool:
        return self.keeper is None


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for an office at a moment. Without a person: the office itself, at its own number."""

    office: Agency
    phone: str
    keeper: Keeper | None = None
    backup: Keeper | None = None


def roster(office: Agency, first: dt.date, last: dt.date) -> list[DutyDay]:
    """Each day from `first` to `last`: two queries, and the calendar."""
    turns = list(_turns(office, first, last))
    calendar = calendar_for(_noon(first), _noon(last))
    days = (first + n * ONE_DAY for n in range((last - first).days + 1))
    return [_duty_day(day, turns, calendar) for day in days]


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), VIETNAM)


def _turns(office: Agency, first: dt.date, last: dt.date) -> QuerySet[Turn]:
    weekly = Q(weekday__isnull=False, first_day__lte=last)
    turns = Turn.objects.filter(weekly | Q(weekday=None, first_day__range=(first, last)), office=office)
    return turns.select_related("keeper__user", "backup__user").order_by("first_day")


def _duty_day(day: dt.date, turns: Iterable[Turn], calendar: Calendar) -> DutyDay:
    turn = _turn_of(day, turns)
    return DutyDay(
        day=day,
        keeper=_still(turn.keeper, day) if turn else None,
        backup=_still(turn.backup, day) if turn else None,
        reason=turn.reason if turn else "",
        of_the_day=turn is not None and turn.weekday is None,
        is_working=calendar.is_working(day),
        holiday=calendar.holidays.get(day, ""),
    )


def _turn_of(day: dt.date, turns: Iterable[Turn]) -> Turn | None:
    """What was said of the day itself, else the last that was said of its weekday."""
    of_day = [turn for turn in turns if turn.weekday is None and turn.first_day == day]
    weekly = [turn for turn in turns if turn.weekday == day.weekday() and turn.first_day <= day]
    return next(iter([*of_day, *reversed(weekly)]), None)


def _still(keeper: Keeper | None, day: dt.date) -> Keeper | None:
    """Who has left the list keeps no turn."""
    return keeper if keeper and (keeper.last_day is None or day <= keeper.last_day) else None


def duty_day(office: Agency, day: dt.date) -> DutyDay:
    """The roster of one day."""
    return roster(office, day, day)[0]


def on_duty_at(office: Agency, moment: dt.datetime) -> DutyDay | None:
    """Whose turn it is at `moment`; None while the office itself is open.

    A branch that named nobody is answered for by its centre.
    """
    now = local(moment)
    calendar = calendar_for(now)
    if calendar.is_open(now):
        return None
    opens = min((session[0] for session in calendar.hours.sessions), default=dt.time.min)
    day = day_of_duty(now, opens)
    turn = duty_day(office, day)
    return duty_day(office.parent, day) if turn.is_hole and _is_branch(office) and office.parent else turn


def _is_branch(office: Agency) -> bool:
    return office.kind == Agency.Kind.BRANCH


def answering_at(office: Agency, moment: dt.datetime) -> Answering:
    """Whom a body of proceedings should call at `moment`."""
    turn = on_duty_at(office, moment)
    if turn and turn.keeper:
        return Answering(office, turn.keeper.phone, turn.keeper, turn.backup)
    return Answering(office, office.phone)


def keepers_of(office: Agency, day: dt.date) -> QuerySet[Keeper]:
    """Those of the office who take turns on `day`."""
    there = Keeper.objects.filter(office=office).filter(Q(last_day=None) | Q(last_day__gte=day))
    return there.select_related("user").order_by("user__folded")


def weekly_keepers(office: Agency, day: dt.date) -> list[DutyDay]:
    """The week from Monday to Sunday as the weekly turns alone give it from `day` on."""
    turns = list(_turns(office, day, day + 6 * ONE_DAY).filter(weekday__isnull=False))
    days = sorted((day + n * ONE_DAY for n in range(7)), key=lambda one: one.weekday())
    return [_duty_day(one, turns, Calendar()) for one in days]


def may_be_keepers(office: Agency, day: dt.date) -> QuerySet[User]:
    """Colleagues at work in the office, or for a branch in its centre, whose post may answer on duty."""
    places = [office.pk, office.parent_id] if _is_branch(office) else [office.pk]
    roles = [role for role, held in PERMISSIONS.items() if Permission.ANSWER_ON_DUTY in held]
    posts = Membership.objects.held_on(day).filter(agency__in=places, role__in=roles)
    return User.objects.filter(is_active=True, pk__in=posts.order_by().values("user")).order_by("folded")


def rosters_open_to(actor: Actor) -> QuerySet[Agency]:
    """The offices whose roster `actor` may see."""
    return Agency.objects.filter(pk__in=actor.offices, kind__in=Agency.OFFICES, valid_to=None).order_by("folded")
