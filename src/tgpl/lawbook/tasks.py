"""Trials are done in the background; what was decided is written out anew each hour, whatever befell its files."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from tgpl.jobs.schedule import regularly
from tgpl.lawbook.models import Trial
from tgpl.lawbook.services import carry_out, lay_out


@task()
def try_what_was_asked() -> None:
    """Every trial that waits. Safe to run twice: one that is over is left as it is."""
    for trial in Trial.objects.filter(done_at=None).order_by("pk"):
        carry_out(trial, timezone.now())


@task()
def lay_out_again() -> None:
    lay_out()


regularly(try_what_was_asked, dt.timedelta(minutes=1))
regularly(lay_out_again, dt.timedelta(hours=1))
