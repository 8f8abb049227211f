"""A gunicorn that is started, watched and stopped."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Server:
    """A running server: where it listens, and the processes behind it."""

    port: int
    process: subprocess.Popen
    first_answer: float  # seconds from start to the first answer

    def processes(self) -> list[int]:
        """The process ids of the first process and of those that it started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def cpu(self) -> float:
        """Seconds of processor time that all of them have used so far."""
        return sum(_cpu(pid) for pid in self.processes())

    def memory(self) -> list[float]:
        """MiB that each of them holds, the one that started them first; what they share is counted once (PSS)."""
        return [_pss(pid) / 2**20 for pid in self.processes()]


def _cpu(pid: int) -> float:
    """To the nanosecond: the ticks of /proc/PID/stat are as long as a page takes."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def _pss(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))


@contextmanager
def running(application: str, *, environment: dict[str, str], workers: int) -> Iterator[Server]:
    """Start gunicorn for `application` on a free port; stop it at the end."""
    port = _free_port()
    command = [
        sys.executable, "-m", "gunicorn", "--config", "python:tgpl.config.server", application,
        "--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--log-level", "error",
    ]  # fmt: skip
    start = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        _wait_until_it_answers(port, process)
        yield Server(port, process, time.perf_counter() - start)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(port: int, process: subprocess.Popen) -> None:
    for _attempt in range(600):
        if process.poll() is not None:
            raise SystemExit("The server stopped before it answered.")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("The server did not answer within 30 seconds.")
