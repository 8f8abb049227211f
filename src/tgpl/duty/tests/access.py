"""Who may open the pages of the roster."""

import datetime as dt
from typing import Any

from django.utils import timezone

from tgpl.accounts.roles import Permission
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.duty.testing import on_duty_every_day

SEE, KEEP = holders(Permission.VIEW_DIRECTORY), holders(Permission.KEEP_DUTY_ROSTER)


def _centre(cast: Cast) -> dict[str, Any]:
    return {"office": cast.centre.pk}


def _month(cast: Cast) -> dict[str, Any]:
    return {"office": cast.centre.pk, "year": 2026, "month": 2}


def _day(cast: Cast) -> dict[str, Any]:
    today = timezone.localdate()
    on_duty_every_day(cast.centre, cast.officer.user, since=today)
    return {"office": cast.centre.pk, "day": today + dt.timedelta(days=1)}


def _keeper(cast: Cast) -> dict[str, Any]:
    keeper = on_duty_every_day(cast.centre, cast.officer.user, since=timezone.localdate())
    return {"office": cast.centre.pk, "keeper": keeper.pk}


# A branch keeps its own roster, and does not see its centre's.
NOT_THE_BRANCH = {role: 404 for role in SEE if role == "branch_head"}
OURS: dict[str, Any] = {"elsewhere": 404, "but": NOT_THE_BRANCH}
DOORS = {
    "duty:show_own_roster": Door(open_to=SEE, opens_with=302),
    "duty:show_roster": Door(open_to=SEE, given=_month, **OURS),
    "duty:print_roster": Door(open_to=SEE, given=_month, **OURS),
    "duty:list_keepers": Door(open_to=KEEP, given=_centre, **OURS),
    "duty:take_off_list": Door(open_to=KEEP, given=_keeper, method="post", opens_with=302, **OURS),
    "duty:plan_week": Door(open_to=KEEP, given=_centre, **OURS),
    "duty:plan_day": Door(open_to=KEEP, given=_day, **OURS),
    "duty:swap": Door(open_to=KEEP, given=_day, **OURS),
    "duty:take_in": Door(open_to=KEEP, given=_centre, **OURS),
}
