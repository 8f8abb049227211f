"""A closed loop: one client asks, waits for the whole answer, asks again."""

import gzip
import http.client
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bench.server import Server


@dataclass(frozen=True)
class Ask:
    """One HTTP request."""

    path: str
    method: str = "GET"
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    expected: int = 200


@dataclass
class Round:
    """What one round of requests took: seconds each, and processor seconds of the server for all."""

    seconds: list[float]
    cpu: float
    bytes: int  # of the last answer's body, as sent

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def cpu_each(self) -> float:
        return self.cpu / len(self.seconds)

    def percentile(self, share: float) -> float:
        """The time that `share` (0 to 1) of the requests stayed within."""
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(share * len(self.seconds)))]


def ask_all(server: Server, asks: Iterable[Ask]) -> Round:
    """Ask one after the other; an answer other than the expected one ends the measurement."""
    seconds, before = [], server.cpu()
    for ask in asks:
        start = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request(ask.method, ask.path, ask.body or None, {"Accept-Encoding": "gzip", **ask.headers})
        response = connection.getresponse()
        body = response.read()
        seconds.append(time.perf_counter() - start)
        connection.close()
        if response.status != ask.expected:
            raise SystemExit(f"{ask.method} {ask.path} answered {response.status}, not {ask.expected}.")
    return Round(seconds, server.cpu() - before, _packed(response, body))


def _packed(response: http.client.HTTPResponse, body: bytes) -> int:
    """Bytes on the line; what the server leaves to the proxy before it is packed here as a proxy packs."""
    return len(body) if response.getheader("Content-Encoding") else len(gzip.compress(body, 6))


def time_statement(run: Callable[[], object], times: int) -> list[float]:
    """Seconds of each of `times` runs of a database statement."""
    seconds = []
    for _run in range(times):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return seconds
