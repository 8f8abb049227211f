"""Does queued work: `tgpl work` until stopped, `tgpl work --once` what is due now."""

import os
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django_tasks_db.management.commands.db_worker import Worker

from tgpl.core.safety.wall_clock import machine_clock
from tgpl.jobs.services import keep_moving
from tgpl.jobs.workers import alive

_PAUSE = 2.0  # seconds between looks at an empty queue


def take_up(worker_id: str) -> Worker:
    """A worker that does what is due and then stands still."""
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
    )


class Command(BaseCommand):
    help = "Làm những việc đang chờ (nhận dạng chữ, nhắc hạn, …); chạy mãi, hoặc một lượt với --once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Làm hết việc đang chờ rồi dừng.")
        parser.add_argument("--with-parent", action="store_true", help="Dừng khi tiến trình đã gọi lệnh này dừng.")

    def handle(self, *, once: bool, with_parent: bool, **options: Any) -> None:
        parent = os.getppid()
        if not once:
            machine_clock.begin()
        with alive() as worker_id:
            while True:
                keep_moving()
                worker = take_up(worker_id)
                if not once:
                    worker.configure_signals()
                worker.run()
                if once or not worker.running or (with_parent and os.getppid() != parent):
                    return
                time.sleep(_PAUSE)
