"""Keeping queued work moving: give back what a dead worker held, try failures again, queue what is due.

Every task must be safe to run twice: a worker may die after the work and before it is written down.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tgpl.jobs.models import Round
from tgpl.jobs.rules import next_try
from tgpl.jobs.schedule import regular_tasks
from tgpl.jobs.workers import is_alive


def keep_moving() -> None:
    """One round before the next pieces of work are taken up."""
    give_back_abandoned()
    try_failures_again()
    queue_due(timezone.now())


def give_back_abandoned() -> int:
    """Free the work of workers that died over it; too often, and it counts as failed. Returns how many."""
    dead = [work for work in DBTaskResult.objects.running() if not is_alive(work.worker_ids[-1])]
    return sum(_give_back(work) for work in dead)


def _give_back(work: DBTaskResult) -> int:
    again = next_try(len(work.worker_ids), timezone.now())
    change = {"status": TaskResultStatus.READY, "run_after": again} if again else _lost()
    return DBTaskResult.objects.running().filter(pk=work.pk, worker_ids=work.worker_ids).update(**change)


def _lost() -> dict[str, object]:
    return {
        "status": TaskResultStatus.FAILED,
        "finished_at": timezone.now(),
        "exception_class_path": "builtins.SystemExit",
        "traceback": "Tiến trình xử lý bị dừng giữa chừng nhiều lần.",
    }


def try_failures_again() -> int:
    """Queue failed work once more, later each time. Returns how many."""
    count = 0
    for work in DBTaskResult.objects.failed().only("pk", "worker_ids", "finished_at"):
        again = next_try(len(work.worker_ids), work.finished_at)
        if again:
            count += (
                DBTaskResult.objects.failed()
                .filter(pk=work.pk)
                .update(status=TaskResultStatus.READY, run_after=again, finished_at=None)
            )
    return count


def try_again(work: DBTaskResult) -> bool:
    """A person wants given-up work tried once more, now. False when somebody else already did."""
    return bool(
        DBTaskResult.objects.failed()
        .filter(pk=work.pk)
        .update(status=TaskResultStatus.READY, run_after=timezone.now(), finished_at=None)
    )


def queue_due(now: dt.datetime) -> int:
    """Queue each regular task whose span has passed; of several workers one does it. Returns how many."""
    return sum(_queue_once(name, now - every, now) for name, (_, every) in regular_tasks().items())


@transaction.atomic
def _queue_once(name: str, before: dt.datetime, now: dt.datetime) -> int:
    _, first = Round.objects.get_or_create(name=name, defaults={"queued_at": now})
    if not first and not Round.objects.filter(name=name, queued_at__lte=before).update(queued_at=now):
        return 0
    regular_tasks()[name][0].enqueue()
    return 1
