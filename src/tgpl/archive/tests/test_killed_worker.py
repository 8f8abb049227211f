"""A worker is killed in the middle of a page: another one goes on there, and every page is kept once."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tgpl.accounts.testing import Cast
from tgpl.archive.models import PaperText
from tgpl.archive.tasks import find_new_papers
from tgpl.archive.testing import a_paper, an_ended_case, scan
from tgpl.core.files import ocr
from tgpl.jobs.rules import WAITS
from tgpl.jobs.services import give_back_abandoned
from tgpl.jobs.testing import do_queued_work

# Stands where Tesseract stands: each call is a line in a file, and the second one never ends.
SLOW_AT_THE_SECOND = """#!/bin/sh
case "$*" in *--list-langs*) echo vie; exit;; esac
cat > /dev/null
echo page >> "{calls}"
[ "$(wc -l < "{calls}")" -ne 2 ] || exec sleep 600
"""


class Tesseract:
    """The slow reader, found before any other on the way of programs."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.calls = folder, folder / "calls"
        program = folder / "tesseract"
        program.write_text(SLOW_AT_THE_SECOND.format(calls=self.calls))
        program.chmod(0o700)

    @property
    def pages(self) -> int:
        return self.calls.read_text().count("\n") if self.calls.exists() else 0

    @property
    def path(self) -> str:
        return f"{self.folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    reader = Tesseract(tmp_path)
    monkeypatch.setenv("PATH", reader.path)
    ocr._program.cache_clear()
    yield reader
    ocr._program.cache_clear()


def database_of_the_test() -> str:
    name = connection.settings_dict["NAME"]
    return (
        f"sqlite:///{name}"
        if connection.vendor == "sqlite"
        else os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
    )


def start_a_worker() -> subprocess.Popen[bytes]:
    """`tgpl work --once` with its children in a group of their own, on the database of the test."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tgpl.config.settings",
        "TGPL_DATA_DIR": str(settings.DATA_DIR),
        "DATABASE_URL": database_of_the_test(),
    }
    command = [sys.executable, "-m", "django", "work", "--once"]
    return subprocess.Popen(command, env=environment, cwd=settings.ROOT, start_new_session=True)


def kill_at_the_second_page(worker: subprocess.Popen[bytes], tesseract: Tesseract) -> None:
    while tesseract.pages < 2:
        assert worker.poll() is None, "the worker ended before the second page"
        time.sleep(0.05)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


@pytest.mark.django_db(transaction=True)
def test_the_work_of_a_killed_worker_is_done_later_exactly_once(
    cast: Cast, moment: datetime, tesseract: Tesseract
) -> None:
    a_paper(cast, an_ended_case(cast, moment), scan("một", "hai", "ba"), moment)
    find_new_papers.enqueue()
    kill_at_the_second_page(start_a_worker(), tesseract)
    text = PaperText.objects.get()
    assert (text.state, text.page_texts.count()) == (PaperText.State.WAITING, 1)

    assert give_back_abandoned() == 1
    with time_machine.travel(timezone.now() + WAITS[0], tick=False):
        do_queued_work()
        do_queued_work()  # and there is nothing left to do
    text.refresh_from_db()
    assert (text.state, text.pages) == (PaperText.State.READ, 3)
    assert [page.number for page in text.page_texts.order_by("number")] == [1, 2, 3]
    assert tesseract.pages == 4  # the second page twice, because nobody had its words
    assert not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()
