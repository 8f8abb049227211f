"""Queued work is done, tried again, given back when its worker dies, and queued regularly once."""

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tgpl.jobs import schedule
from tgpl.jobs.queries import given_up, waiting
from tgpl.jobs.rules import WAITS, next_try
from tgpl.jobs.services import give_back_abandoned, queue_due, try_again, try_failures_again
from tgpl.jobs.testing import do_queued_work
from tgpl.jobs.tests import tasks
from tgpl.jobs.workers import alive, is_alive

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "done", [])
    monkeypatch.setattr(tasks, "broken", False)
    monkeypatch.setattr(schedule, "_regular", {})


@pytest.mark.parametrize(
    ("attempts", "wait"), [(0, None), (1, WAITS[0]), (2, WAITS[1]), (3, WAITS[2]), (4, WAITS[3]), (5, None)]
)
def test_each_failure_waits_longer_and_the_last_waits_for_a_person(attempts: int, wait: dt.timedelta | None) -> None:
    assert next_try(attempts, NOON) == (NOON + wait if wait else None)


@pytest.mark.django_db(transaction=True)
class TestQueue:
    def test_work_queued_with_a_change_is_done(self) -> None:
        tasks.write_down.enqueue("một")
        assert waiting() == 1
        call_command("work", once=True)
        assert tasks.done == ["một"]
        assert waiting() == 0

    def test_work_of_a_change_taken_back_is_never_done(self) -> None:
        with transaction.atomic():
            tasks.write_down.enqueue("một")
            transaction.set_rollback(True)
        do_queued_work()
        assert tasks.done == []

    def test_a_failure_is_tried_again_later_until_a_person_must_look(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tasks, "broken", True)
        tasks.write_down.enqueue("một")
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for wait in (*WAITS, None):
                do_queued_work()
                assert try_failures_again() == (1 if wait else 0)
                do_queued_work()  # too early: nothing happens
                clock.shift(wait or dt.timedelta(days=1))
            assert given_up().get().exception_class_path == "builtins.RuntimeError"
            monkeypatch.setattr(tasks, "broken", False)
            assert try_again(given_up().get())
            do_queued_work()
        assert tasks.done == ["một"]

    def test_two_persons_trying_again_queue_it_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tasks, "broken", True)
        tasks.write_down.enqueue("một")
        do_queued_work()
        work = given_up().get()
        assert [try_again(work), try_again(work)] == [True, False]


@pytest.mark.django_db(transaction=True)
class TestWorkers:
    def test_a_worker_is_alive_until_its_end(self) -> None:
        with alive() as worker:
            assert is_alive(worker)
        assert not is_alive(worker)

    def test_a_killed_worker_is_seen_to_be_dead(self) -> None:
        code = (
            "from tgpl.jobs.workers import alive\nimport sys\nwith alive() as w: print(w, flush=True); sys.stdin.read()"
        )
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tgpl.config.settings",
            "TGPL_DATA_DIR": str(settings.DATA_DIR),
        }
        with subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd=Path(settings.ROOT),
            text=True,
        ) as process:
            assert process.stdout
            worker = process.stdout.readline().strip()
            assert is_alive(worker)
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert not is_alive(worker)

    def test_the_work_of_a_dead_worker_is_given_back_and_done(self) -> None:
        tasks.write_down.enqueue("một")
        DBTaskResult.objects.get().claim("worker-that-is-no-more")
        assert give_back_abandoned() == 1
        with time_machine.travel(timezone.now() + WAITS[0], tick=False):
            do_queued_work()
        assert tasks.done == ["một"]

    def test_the_work_of_a_living_worker_is_left_alone(self) -> None:
        tasks.write_down.enqueue("một")
        with alive() as worker:
            DBTaskResult.objects.get().claim(worker)
            assert give_back_abandoned() == 0

    def test_work_that_kills_every_worker_is_given_up(self) -> None:
        tasks.write_down.enqueue("một")
        for _ in (*WAITS, None):
            DBTaskResult.objects.get().claim("dead")
            give_back_abandoned()
        work = given_up().get()
        assert work.status == TaskResultStatus.FAILED
        assert "bị dừng giữa chừng" in work.traceback


@pytest.mark.django_db
class TestRegularWork:
    def test_it_is_queued_once_in_each_span(self) -> None:
        schedule.regularly(tasks.sweep, dt.timedelta(days=1))
        assert [queue_due(NOON), queue_due(NOON)] == [1, 0]
        assert queue_due(NOON + dt.timedelta(hours=23)) == 0
        assert queue_due(NOON + dt.timedelta(hours=24)) == 1
        assert DBTaskResult.objects.count() == 2

    def test_after_days_of_silence_it_is_queued_once_not_for_each_day(self) -> None:
        schedule.regularly(tasks.sweep, dt.timedelta(days=1))
        queue_due(NOON)
        assert queue_due(NOON + dt.timedelta(days=9)) == 1
