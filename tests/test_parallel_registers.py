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
RUN = [sys.executable, "-m", "tests.parallel_writers"]


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


def ask_database(question: str, environment: dict[str, str]) -> str:
    code = f"import tests.parallel_writers; from tgpl.cases.models import Case; print({question})"
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=settings.ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.mark.slow
@pytest.mark.django_db
def test_parallel_acceptance_leaves_no_gap_and_no_double(tmp_path) -> None:
    with own_database(tmp_path) as environment:
        subprocess.run([*RUN, "prepare", str(REQUESTS)], env=environment, cwd=settings.ROOT, check=True)
        writers = [subprocess.Popen([*RUN, "accept"], env=environment, cwd=settings.ROOT) for _ in range(WRITERS)]
        assert [writer.wait(240) for writer in writers] == [0] * WRITERS

        numbers = ask_database("sorted(Case.objects.values_list('office__register_prefix', 'number'))", environment)
    expected = [(prefix, number) for prefix in ("CN1", "TT") for number in range(1, REQUESTS // 2 + 1)]
    assert numbers == str(expected)
