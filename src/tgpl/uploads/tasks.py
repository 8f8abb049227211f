"""Regular rounds: what nobody came back to goes, what waits for the scanner is shown to it."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from tgpl.jobs.schedule import regularly
from tgpl.uploads.scanning import look_through_waiting
from tgpl.uploads.services import clear_expired


@task()
def clear_uploads() -> None:
    clear_expired(timezone.now())


@task()
def look_through() -> None:
    look_through_waiting()


regularly(clear_uploads, dt.timedelta(hours=1))
regularly(look_through, dt.timedelta(minutes=1))
