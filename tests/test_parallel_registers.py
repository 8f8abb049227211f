"""Several heads accept the same requests at once: every number is given once, none is left out, on both databases."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

REQUESTS, WRITERS = 24, 4


@contextmanager
def own_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a fresh database of the kind under test, outside the test's own transaction."""
    environment = {**os.environ, "TGPL_DATA_DIR": str(folder), "PYTHONPATH": f"{settings.ROOT}/src:{settings.ROOT}"}
    if connection.vendor == "sqlite":
        environment.pop("DATABASE_URL", None)
        yield environment
        return
    parameters = {key: value for key, value in connection.get_connection_params().items() if key in {"host", "user"}}
    with psycopg.connect(**parameters, dbname="postgres", autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS tgpl_parallel")
        server.execute("CREATE DATABASE tgpl_parallel")
        try:
            base, _, _name = os.environ["DATABASE_URL"].rpartition("/")
            yield {**environment, "DATABASE_URL": f"{base}/tgpl_parallel"}
        finally:
            server.execute("DROP DATABASE tgpl_parallel WITH (FORCE)")


def start(work: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """A process that does one piece of `tests.parallel_writers` and prints what it returns."""
    code = f"import django; django.setup(); from tests.parallel_writers import *; print({work})"
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, env=environment, cwd=settings.ROOT, stdout=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> str:
    said, _ = process.communicate(timeout=240)
    assert process.returncode == 0
    return said.strip()


@pytest.mark.slow
@pytest.mark.django_db
def test_parallel_acceptance_leaves_no_gap_and_no_double(tmp_path) -> None:
    with own_database(tmp_path) as environment:
        finish(start(f"prepare({REQUESTS})", environment))
        for writer in [start("accept()", environment) for _ in range(WRITERS)]:
            finish(writer)
        numbers = finish(start("register_numbers()", environment))
    expected = [(prefix, number) for prefix in ("CN1", "TT") for number in range(1, REQUESTS // 2 + 1)]
    assert numbers == str(expected)


@pytest.mark.slow
@pytest.mark.django_db
def test_parallel_issue_of_letters_leaves_no_gap_and_no_double(tmp_path) -> None:
    with own_database(tmp_path) as environment:
        finish(start(f"prepare_letters({REQUESTS})", environment))
        for writer in [start("issue()", environment) for _ in range(WRITERS)]:
            finish(writer)
        numbers = finish(start("letter_numbers()", environment))
    expected = [(prefix, number) for prefix in ("CN1", "TT") for number in range(1, REQUESTS // 2 + 1)]
    assert numbers == str(expected)
