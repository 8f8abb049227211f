"""Work done later: scans are read, and the clocks of plans follow the calendar, since time itself moves tasks on."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from tgpl.accounts.actor import Actor
from tgpl.deadlines.queries import calendar_for
from tgpl.jobs.schedule import regularly
from tgpl.plans.models import Plan
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services import align_clocks, read_queued, remind_bodies

_MORNING = 7


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


@task()
def remind_by_mail() -> None:
    """Writes to bodies whose tasks are late, silent or due soon, on working days from the morning on."""
    now = timezone.localtime()
    if settings.EMAIL_HOST and now.hour >= _MORNING and calendar_for(now).is_working(now.date()):
        remind_bodies(now.date())


regularly(read_scans, dt.timedelta(minutes=1))
regularly(follow_the_calendar, dt.timedelta(hours=6))
regularly(remind_by_mail, dt.timedelta(hours=1))
