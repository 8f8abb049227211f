"""What looks at everything: tables and figures beside SQL by hand, conflicts of interest, the yearly package."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from subprocess import Popen
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from bench.databases import ROOT
from bench.written import answer, of_year
from tgpl.cases.models import Case
from tgpl.cases.queries import opposed_practitioners
from tgpl.directory.models import Engagement
from tgpl.directory.queries import candidates_for
from tgpl.indicators.queries import all_offices, read_figures
from tgpl.indicators.rules import Scope
from tgpl.reports.queries.statistics import counts_between
from tgpl.reports.tables.queries.catalogue import period_of, tables
from tgpl.reports.tables.queries.sheets import read_sheet


def counted(rounds: int) -> list[dict[str, Any]]:
    """Each of them in turn with its SQL, round by round: milliseconds, and the median of the ratios."""
    year = timezone.localdate().year - 1
    written = of_year(year)
    return [_beside(name, count, partial(answer, written[name]), rounds) for name, count in _counts(year).items()]


def _counts(year: int) -> dict[str, Callable[[], object]]:
    offices, period = all_offices(), period_of(str(year))
    scope = Scope(date(year, 1, 1), date(year, 12, 31), date(year, 12, 31), offices)
    found: dict[str, Callable[[], object]] = {
        f"table {form.code}": partial(read_sheet, form.code, period, offices)
        for form in tables()
        if f"table {form.code}" in of_year(year)
    }
    return {**found, "all figures": partial(read_figures, scope)}


def _beside(name: str, ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> dict[str, Any]:
    pairs = [(_milliseconds(ours), _milliseconds(theirs)) for _round in range(rounds + 1)][1:]
    ratio = statistics.median(a / b for a, b in pairs)
    mine, by_hand = (statistics.median(column) for column in zip(*pairs, strict=True))
    return {"name": name, "ours": mine, "written": by_hand, "ratio": ratio}


def _milliseconds(run: Callable[[], object]) -> float:
    """Of the processor where the database works in this process; waited for where it has processes of its own."""
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    start = clock()
    run()
    return 1000 * (clock() - start)


def live_statistics() -> dict[str, float]:
    """The statistics of twelve months and of one, counted live: milliseconds, the median of nine."""
    today, offices = timezone.localdate(), all_offices()
    spans = {"12 months": today.replace(year=today.year - 1), "one month": today - timedelta(days=30)}
    return {
        name: statistics.median(_milliseconds(partial(counts_between, first, today, offices)) for _round in range(9))
        for name, first in spans.items()
    }


def conflict_search(cases: int) -> dict[str, float]:
    """Who may take a case and stood against its client in any other: of the newest open cases, once each, the
    milliseconds within which nineteen of twenty are answered, and those of the processor."""
    newest = Case.objects.open().select_related("office").order_by("-pk")[: cases + 1]
    _warming_up, *taken = (_waited_and_worked(partial(opposed_practitioners, case, _able(case))) for case in newest)
    waited, worked = (sorted(column)[int(0.95 * len(taken))] for column in zip(*taken, strict=True))
    return {"waited": waited, "worked": worked}


def _waited_and_worked(run: Callable[[], object]) -> tuple[float, float]:
    start = time.perf_counter()
    worked = _milliseconds(run)
    return 1000 * (time.perf_counter() - start), worked


def _able(case: Case) -> QuerySet[Engagement]:
    return candidates_for(office=case.office, form=case.form, on=timezone.localdate())


def yearly_package(environment: dict[str, str]) -> dict[str, float]:
    """The package of last year made by its command in a process of its own: seconds, and the most memory it held."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "package.zip"
        command = [sys.executable, "-m", "tgpl.config.cli", "yearly-package", str(timezone.localdate().year - 1)]
        start = time.perf_counter()
        process = Popen([*command, "-o", str(file)], cwd=ROOT, env={**os.environ, **environment})
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit("The yearly package could not be made.")
        return {"package_seconds": time.perf_counter() - start, "package_memory": used.ru_maxrss / 1024}
