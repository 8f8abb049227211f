"""Work that no page waits for."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from tgpl.accounts.actor import Actor
from tgpl.cases.services import take_up_left_clocks
from tgpl.jobs.schedule import regularly


@task()
def watch_over_left_matters() -> None:
    """An engagement ends with its day and tells nobody: the head hears of it by the clocks."""
    take_up_left_clocks(by=Actor.system(), day=timezone.localdate())


regularly(watch_over_left_matters, dt.timedelta(hours=1))
