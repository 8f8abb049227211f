"""For tests of rooms that queue work."""

from unittest import mock

from tgpl.jobs.management.commands.work import take_up
from tgpl.jobs.workers import alive

_DROPPING = "django_tasks_db.management.commands.db_worker.close_old_connections"


def do_queued_work() -> None:
    """Does all that is due now, in this process.

    A worker drops a connection that is in the middle of a transaction; here that would be the test's own.
    """
    with alive() as worker_id, mock.patch(_DROPPING):
        take_up(worker_id).run()
