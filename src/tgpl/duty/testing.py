"""A roster for tests of this room and of those above it."""

import datetime as dt

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.duty.models import Keeper
from tgpl.duty.services import add_keeper, set_week


def on_duty_every_day(office: Agency, user: User, *, since: dt.date, phone: str = "+84901234567") -> Keeper:
    """One person keeps every turn of the office from a day on."""
    keeper = add_keeper(by=Actor.system(), office=office, user=user, phone=phone)
    set_week(by=Actor.system(), office=office, first_day=since, turns=dict.fromkeys(range(7), (keeper, None)))
    return keeper
