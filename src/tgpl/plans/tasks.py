"""Work done later: scans are read, and the clocks of plans follow the calendar, since time itself moves tasks on."""

import datetime as dt

from django_tasks import task

from tgpl.accounts.actor import Actor
from tgpl.jobs.schedule import regularly
from tgpl.plans.models import Plan
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services import align_clocks, read_queued


@task()
def read_scans() -> None:
    """Reads the scans that wait, the oldest first."""
    for plan in Plan.objects.filter(status=PlanStatus.READING).select_related("source").order_by("pk"):
        read_queued(by=Actor.system(), plan=plan)


@task()
def follow_the_calendar() -> None:
    """Starts the clocks of tasks whose time has begun; a new year brings back what returns every year."""
    for plan in Plan.objects.in_force():
        align_clocks(by=Actor.system(), plan=plan)


regularly(read_scans, dt.timedelta(minutes=1))
regularly(follow_the_calendar, dt.timedelta(hours=6))
