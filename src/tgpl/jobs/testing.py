"""For tests of rooms that queue work."""

from tgpl.jobs.management.commands.work import take_up
from tgpl.jobs.workers import alive


def do_queued_work() -> None:
    """Does all that is due now, in this process."""
    with alive() as worker_id:
        take_up(worker_id).run()
