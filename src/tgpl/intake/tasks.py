"""Regular rounds: recordings that arrived after their request."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from tgpl.intake.awaited import take_in_all
from tgpl.jobs.schedule import regularly


@task()
def take_in_recordings() -> None:
    take_in_all(timezone.now())


regularly(take_in_recordings, dt.timedelta(minutes=10))
