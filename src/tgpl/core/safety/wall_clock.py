"""Whether the machine's own clock can be believed: registers, numbers and the law's limits stand on it.

Two signs speak against it. It runs behind the newest moment on record, which a room above hands in (`on_record`); or it
has leapt beside the other clock of the machine, the one that counts from its start and that nobody can set. Where the
two stood together when the clock was last believed lies in a file, for all processes and the next start of the server.

Nothing is asked of the database but once, when a process begins. Commands and tests do not begin.
"""

import json
import logging
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TOLERANCE = timedelta(minutes=5)
# Small corrections add up over the months; each day that was believed is a new beginning.
RENEWED_AFTER = timedelta(days=1)
_BOOT = Path("/proc/sys/kernel/random/boot_id")

_log = logging.getLogger("tgpl.clock")
on_record: list[Callable[[], datetime | None]] = []


class ClockWrong(Exception):
    """Nothing was written, because the machine's clock cannot be believed; worded for the user."""


class Fault(StrEnum):
    BEHIND = "behind"
    BACK = "back"
    AHEAD = "ahead"


_WORDS: dict[Fault, str | Promise] = {
    Fault.BEHIND: gettext_lazy("đồng hồ máy chủ chậm hơn điều đã ghi gần nhất %(by)s"),
    Fault.BACK: gettext_lazy("đồng hồ máy chủ vừa lùi %(by)s"),
    Fault.AHEAD: gettext_lazy("đồng hồ máy chủ vừa nhảy tới trước %(by)s"),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against the clock, and by how much it may be wrong."""

    fault: Fault
    by: timedelta

    def __str__(self) -> str:
        hours, minutes = divmod(int(self.by.total_seconds()) // 60, 60)
        days, hours = divmod(hours, 24)
        parts = [(days, _("%d ngày")), (hours, _("%d giờ")), (minutes, _("%d phút"))]
        return str(_WORDS[self.fault]) % {"by": " ".join(words % n for n, words in parts if n)}


def doubt_of(now: datetime, *, newest: datetime | None, expected: datetime | None) -> Doubt | None:
    """What speaks against `now`: the newest moment on record, and the moment at which the other clock expects it."""
    if newest and now < newest - TOLERANCE:
        return Doubt(Fault.BEHIND, newest - now)
    if expected and abs(now - expected) > TOLERANCE:
        return Doubt(Fault.AHEAD if now > expected else Fault.BACK, abs(now - expected))
    return None


@dataclass(frozen=True, slots=True)
class Belief:
    """Both clocks when the first was believed. `boot`: the start of the machine, from which `running` counts."""

    boot: str
    wall: float
    running: float

    def moment_at(self, running: float) -> datetime:
        """When it must be by now."""
        return datetime.fromtimestamp(self.wall + running - self.running, UTC)


class WallClock:
    """The machine's clock, watched by one process."""

    def __init__(
        self,
        file: Path,
        *,
        wall: Callable[[], float] = time.time,
        running: Callable[[], float] = lambda: time.clock_gettime(time.CLOCK_BOOTTIME),
    ) -> None:
        self._file, self._wall, self._running = file, wall, running
        self._boot = _BOOT.read_text().strip() if _BOOT.exists() else ""
        self._newest: datetime | None = None
        self._belief: Belief | None = None
        self._watches = False
        self._told: Fault | None = None

    def begin(self) -> None:
        """Watch from now on: what is on record, and what was last believed."""
        moments = [moment for tell in on_record if (moment := tell())]
        self._newest = max(moments, default=None)
        self._belief, self._watches = self._kept(), True
        if self._is_due() and not self._found():
            self.believe()

    def doubt(self) -> Doubt | None:
        """What speaks against the clock now; None too where nobody watches."""
        if not self._watches:
            return None
        found = self._found()
        if found and self._kept() != self._belief:  # confirmed meanwhile, by another process
            self.begin()
            found = self._found()
        if not found and self._is_due():
            self.believe()
        self._tell(found)
        return found

    def _tell(self, found: Doubt | None) -> None:
        """The log of the server hears of each change once; its keeper reads it."""
        fault = found.fault if found else None
        if fault and fault != self._told:
            _log.error("%s: tgpl health", found)
        self._told = fault

    def believe(self) -> None:
        """Take the clock for right as it stands, here and in every process that watches it."""
        self._belief = Belief(self._boot, self._wall(), self._running())
        waiting = self._file.with_suffix(f".{os.getpid()}")
        waiting.write_text(json.dumps(asdict(self._belief)))
        waiting.replace(self._file)

    def _found(self) -> Doubt | None:
        now = datetime.fromtimestamp(self._wall(), UTC)
        expected = self._belief.moment_at(self._running()) if self._belief else None
        return doubt_of(now, newest=self._newest, expected=expected)

    def _is_due(self) -> bool:
        return self._belief is None or self._running() - self._belief.running > RENEWED_AFTER.total_seconds()

    def _kept(self) -> Belief | None:
        """What was last believed since the machine started; nothing of an earlier start, whose count is over."""
        try:
            kept = Belief(**json.loads(self._file.read_text()))
        except (OSError, ValueError, TypeError):
            return None
        return kept if kept.boot == self._boot else None


machine_clock = WallClock(Path(settings.DATA_DIR) / "clock.json")


def insist_on_clock() -> None:
    """Raises ClockWrong while the clock cannot be believed."""
    if doubt := machine_clock.doubt():
        raise ClockWrong(
            _(
                "Chưa ghi gì, vì %(why)s. Điều bạn gõ còn nguyên: hãy báo quản trị hệ thống chỉnh đồng hồ, rồi gửi lại."
                " Yêu cầu của người dân vẫn nhận được."
            )
            % {"why": doubt}
        )
