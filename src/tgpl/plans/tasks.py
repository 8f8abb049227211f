"""Work done later: the clocks of plans follow the calendar, since time itself moves tasks on."""

import datetime as dt

from django_tasks import task

from tgpl.accounts.actor import Actor
from tgpl.jobs.schedule import regularly
from tgpl.plans.models import Plan
from tgpl.plans.services import align_clocks


@task()
def follow_the_calendar() -> None:
    """Starts the clocks of tasks whose time has begun; a new year brings back what returns every year."""
    for plan in Plan.objects.in_force():
        align_clocks(by=Actor.system(), plan=plan)


regularly(follow_the_calendar, dt.timedelta(hours=6))
