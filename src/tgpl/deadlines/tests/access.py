"""Who may open the pages of limits, clocks and days."""

import datetime as dt

from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Cast, Door
from tgpl.deadlines.by_hand import note_pause
from tgpl.deadlines.models import Clock
from tgpl.deadlines.services import start_clock

LAW = {Role.DEPARTMENT_OFFICER, Role.ADMINISTRATOR}
HEADS = {Role.CENTRE_DIRECTOR, Role.DEPARTMENT_OFFICER}


def _clock(cast: Cast) -> dict[str, int]:
    clock = start_clock(
        by=cast.director.actor,
        rule="hand_over_file",
        subject_kind="case",
        subject_key="TT.TGTT.01.2026",
        office=cast.centre,
        who=Role.LEGAL_AID_OFFICER,
        holder=cast.officer.user,
    )
    return {"pk": clock.pk}


def _change(cast: Cast) -> dict[str, int]:
    clock = Clock.objects.get(**_clock(cast))
    noted = {"reason": "Bão", "ground": "Điều thử", "at": clock.started_at}
    until = clock.started_at + dt.timedelta(days=2)
    change = note_pause(by=cast.director.actor, clock=clock, since=clock.started_at, until=until, **noted)
    return {"pk": clock.pk, "change": change.pk}


BY_HAND = {"open_to": {Role.CENTRE_DIRECTOR}, "but": {Role.BRANCH_HEAD: 404}, "elsewhere": 404}
DOORS = {
    "deadlines:list_rules": Door(),
    "deadlines:show_rule": Door(given=lambda cast: {"code": "assign_ordinary"}),
    "deadlines:explain_clock": Door(open_to={*HEADS, Role.LEGAL_AID_OFFICER}, given=_clock, others=404, elsewhere=404),
    "deadlines:pause_clock": Door(given=_clock, **BY_HAND),
    "deadlines:note_clock_circumstance": Door(given=_clock, **BY_HAND),
    "deadlines:take_change_back": Door(given=_change, method="post", opens_with=302, **BY_HAND),
    "deadlines:show_this_year": Door(open_to=LAW),
    "deadlines:show_year": Door(open_to=LAW, given=lambda cast: {"year": 2026}),
    "deadlines:add_day": Door(open_to=LAW, given=lambda cast: {"year": 2026}),
    "deadlines:enter_year": Door(open_to=LAW, given=lambda cast: {"year": 2026}, method="post", opens_with=302),
    "deadlines:remove_day": Door(
        open_to=LAW, given=lambda cast: {"date": dt.date(2026, 2, 17)}, method="post", opens_with=302
    ),
}
