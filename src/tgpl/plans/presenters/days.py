"""The days of a plan: what is due when, month by month, and as a file for one's own calendar."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from tgpl.plans.models import Duty
from tgpl.plans.queries import Placed
from tgpl.plans.rules import Stage
from tgpl.plans.rules.ics import Day


def calendar_days(placed: Iterable[Placed], duties: Iterable[Duty]) -> list[Day]:
    """The last day of every window of a task that is not done, and of every duty, in order."""
    tasks = [
        Day(
            f"task-{one.task.undertaking_id}-{at}",
            window.end,
            _("Hạn nhiệm vụ %(number)s") % {"number": one.task.number},
            one.task.title,
        )
        for one in placed
        if one.standing.stage is not Stage.DONE
        for at, window in enumerate(one.windows)
        if window.end
    ]
    owed = [Day(f"duty-{duty.pk}", duty.due, _("Hạn báo cáo"), duty.text) for duty in duties if duty.due]
    return sorted([*tasks, *owed], key=lambda day: (day.on, day.key))


def agenda(days: Sequence[Day]) -> list[tuple[date, list[Day]]]:
    """The days under the first day of their month."""
    return [(month, list(here)) for month, here in groupby(days, key=lambda day: day.on.replace(day=1))]
