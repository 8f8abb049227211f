"""Work done later: archives of a year."""

import datetime as dt

from django_tasks import task

from tgpl.jobs.schedule import regularly
from tgpl.reports.services import make_packages


@task()
def make_year_packages() -> None:
    """Makes the archives that somebody asked for."""
    make_packages()


regularly(make_year_packages, dt.timedelta(minutes=1))
