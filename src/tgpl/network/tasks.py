"""Work done later: the silent are reminded as the end of a round comes near, and what waits is reckoned."""

import datetime as dt

from django_tasks import task

from tgpl.jobs.schedule import regularly
from tgpl.network.services import reckon_waiting, remind_when_due


@task()
def remind_the_silent() -> None:
    """Reminds on the days that the form names; said twice on one day it is once."""
    remind_when_due()


@task()
def reckon_sitings() -> None:
    """Reckons where branches should stand, for those who asked."""
    reckon_waiting()


regularly(remind_the_silent, dt.timedelta(hours=12))
regularly(reckon_sitings, dt.timedelta(minutes=1))
