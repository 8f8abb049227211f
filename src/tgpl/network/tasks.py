"""Work done later: communes that have not answered are reminded as the end of a round comes near."""

import datetime as dt

from django_tasks import task

from tgpl.jobs.schedule import regularly
from tgpl.network.services import remind_when_due


@task()
def remind_the_silent() -> None:
    """Reminds on the days that the form names; said twice on one day it is once."""
    remind_when_due()


regularly(remind_the_silent, dt.timedelta(hours=12))
