"""Offices and practitioners for who looks for help: where, how to get in, open or not, and who works there."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tgpl.accounts.models import Agency
from tgpl.deadlines.queries import calendar_for
from tgpl.deadlines.rulebook import office_hours_on
from tgpl.deadlines.rules import Calendar
from tgpl.directory.models import Engagement, OpeningHours, Place
from tgpl.directory.queries import opening_hours_of, organisations_with_places, public_engagements, serving
from tgpl.directory.rules import LOOKED_AHEAD, Day, Door, Session, Week, door_at

# More people than that are asked for by another condition, or looked up in the whole register.
MOST_PEOPLE = 40
_NOWHERE = Place()
MONDAY, FRIDAY = 0, 4


@dataclass(frozen=True, slots=True)
class Office:
    """One organisation on a day. `week`: its hours; `own_hours`: they are its own, not the common ones."""

    agency: Agency
    place: Place
    door: Door
    week: Week
    own_hours: bool
    serves: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; `more_people`: not all of the people are shown."""

    offices: list[Office]
    people: list[Engagement]
    more_people: bool


def find(wanted: Mapping[str, Any], now: dt.datetime) -> Found:
    """Offices and people that fit what is `wanted`: those of the person's own commune first."""
    commune = wanted.get("commune")
    served = serving(commune.code) if commune else frozenset()
    offices = [office for office in _offices(served, now) if _fits(office, wanted)]
    people = _people(wanted, served, now.date())
    return Found(offices, people[:MOST_PEOPLE], more_people=len(people) > MOST_PEOPLE)


def _fits(office: Office, wanted: Mapping[str, Any]) -> bool:
    return (
        (not wanted.get("step_free") or office.place.step_free is True)
        and (not wanted.get("open_now") or office.door.is_open)
        and (not wanted.get("commune") or office.serves or _lies_in(office.agency, wanted["commune"]))
    )


def _lies_in(agency: Agency, commune: Any) -> bool:
    """A centre works for its whole province, wherever one lives."""
    return agency.kind == Agency.Kind.CENTRE or agency.commune_id == commune.pk


def _offices(served: frozenset[int], now: dt.datetime) -> list[Office]:
    agencies, today = list(organisations_with_places(now.date())), now.date()
    hours = opening_hours_of([agency.pk for agency in agencies], today, today + dt.timedelta(days=LOOKED_AHEAD))
    calendar = calendar_for(now)
    offices = [_office(agency, hours.get(agency.pk, []), calendar, served, now) for agency in agencies]
    return sorted(offices, key=lambda office: not office.serves)


def _office(
    agency: Agency, hours: Sequence[OpeningHours], calendar: Calendar, served: frozenset[int], now: dt.datetime
) -> Office:
    door = door_at(now, partial(_hours_on, hours, calendar))
    own = _in_force(hours, now.date())
    week = own.read if own else _common_week(now.date())
    place = getattr(agency, "place", _NOWHERE)
    return Office(agency, place, door, week, own_hours=bool(own), serves=agency.pk in served)


def _in_force(hours: Sequence[OpeningHours], day: dt.date) -> OpeningHours | None:
    return next((h for h in hours if h.valid_from <= day and (h.valid_to is None or day <= h.valid_to)), None)


def _hours_on(hours: Sequence[OpeningHours], calendar: Calendar, day: dt.date) -> Day:
    """Nothing on a day off; a week-end day on which the state works instead is like a Monday."""
    if day in calendar.holidays:
        return ()
    own = _in_force(hours, day)
    week = own.read if own else _common_week(day)
    return week[MONDAY if day in calendar.worked else day.weekday()]


def _common_week(day: dt.date) -> Week:
    """The hours of state offices, where an organisation wrote none of its own."""
    sessions = tuple(Session(*times) for times in office_hours_on(day).sessions)
    return tuple(sessions if weekday <= FRIDAY else () for weekday in range(7))


def _people(wanted: Mapping[str, Any], served: frozenset[int], day: dt.date) -> list[Engagement]:
    found = public_engagements(
        day,
        field=wanted.get("field", ""),
        gender=wanted.get("gender", ""),
        sign_language=wanted.get("sign_language", False),
    )
    near = found.filter(agency__in=served) if served else found
    return list(near[: MOST_PEOPLE + 1])
