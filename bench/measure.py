"""Interleaved rounds: the product, the bare page and the same statements straight, one after the other, many times."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.load import Ask, Round, ask_all
from bench.server import Server


@dataclass
class Path:
    """A path of the product beside its bare twin, and what is straight database work in it."""

    name: str
    asks: Iterator[Ask]
    bare: Iterator[Ask] | None = None
    statements: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)  # by hand, where it is not the page's own statements that count


@dataclass
class Measured:
    """The rounds of one path."""

    name: str
    statements: int
    product: list[Round] = field(default_factory=list)
    bare: list[Round] = field(default_factory=list)
    database: list[float] = field(default_factory=list)  # seconds for all statements of the page, once a round

    def row(self) -> dict[str, Any]:
        """One line of the table; times in milliseconds."""
        seconds = Round([s for r in self.product for s in r.seconds], 0, self.product[-1].bytes)
        return {
            "path": self.name,
            "p50": 1000 * seconds.percentile(0.5),
            "p95": 1000 * seconds.percentile(0.95),
            "p99": 1000 * seconds.percentile(0.99),
            "cpu": 1000 * statistics.median(r.cpu_each for r in self.product),
            "bare": 1000 * statistics.median(r.median for r in self.bare) if self.bare else None,
            "time_ratio": _ratio([p.median for p in self.product], [b.median for b in self.bare]),
            "cpu_ratio": _ratio([p.cpu_each for p in self.product], [b.cpu_each for b in self.bare]),
            "database": 1000 * statistics.median(self.database) if self.database else None,
            "database_ratio": _ratio([p.median for p in self.product], self.database),
            "statements": self.statements,
            "bytes": seconds.bytes,
        }


def _ratio(ours: list[float], theirs: list[float]) -> float | None:
    """The median of the rounds' ratios."""
    ratios = [a / b for a, b in zip(ours, theirs, strict=False) if b]
    return statistics.median(ratios) if ratios else None


def measure(path: Path, product: Server, bare: Server, *, rounds: int, asks: int) -> Measured:
    """Warm up, then `rounds` rounds of `asks` requests to each side in turn."""
    measured = Measured(path.name, len(path.statements))
    for round_number in range(rounds + 1):
        ours = ask_all(product, _take(path.asks, asks))
        theirs = ask_all(bare, _take(path.bare, asks)) if path.bare else None
        straight = replay(path.written or [s for s in path.statements if s.lstrip().upper().startswith("SELECT")])
        if round_number:  # the first one only warms up
            measured.product.append(ours)
            measured.bare += [theirs] if theirs else []
            measured.database += [straight] if path.bare is None or straight else []
    return measured


def _take(asks: Iterator[Ask], number: int) -> list[Ask]:
    return [next(asks) for _ in range(number)]


def replay(statements: list[str]) -> float:
    """Seconds that these statements take straight in the database, all rows fetched: the median of five runs."""

    def run() -> float:
        start = time.perf_counter()
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()
        return time.perf_counter() - start

    return statistics.median(run() for _ in range(5)) if statements else 0.0


def statements_of(client: Client, act: Callable[[Client], Any]) -> list[str]:
    """The SQL statements of one request, counted inside this process, without those around a transaction."""
    act(client)  # the first one fills caches that every server process fills once
    with CaptureQueriesContext(connection) as captured:
        act(client)
    written = (query["sql"] for query in captured.captured_queries)
    return [sql for sql in written if not sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
