"""When the machine's clock is believed, and when not: a table, and one clock through its life."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tgpl.core.safety import wall_clock
from tgpl.core.safety.wall_clock import Doubt, Fault, WallClock, doubt_of

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("newest", "expected", "fault", "by"),
    [
        (None, None, None, None),
        (NOW - 400 * DAY, None, None, None),  # an office that was shut for long
        (NOW + 4 * MINUTE, None, None, None),  # two servers never agree to the second
        (NOW + DAY, None, Fault.BEHIND, DAY),
        (NOW + 6 * MINUTE, NOW, Fault.BEHIND, 6 * MINUTE),
        (NOW - DAY, NOW + 4 * MINUTE, None, None),
        (NOW - DAY, NOW + DAY, Fault.BACK, DAY),
        (NOW - DAY, NOW - DAY, Fault.AHEAD, DAY),
        (NOW + 2 * DAY, NOW + DAY, Fault.BEHIND, 2 * DAY),
    ],
)
def test_what_speaks_against_a_moment(newest, expected, fault, by) -> None:
    found = doubt_of(NOW, newest=newest, expected=expected)
    assert (found and found.fault, found and found.by) == (fault, by)


def test_it_is_said_in_words() -> None:
    said = str(Doubt(Fault.AHEAD, timedelta(days=1, hours=2, minutes=3)))
    assert said == "đồng hồ máy chủ vừa nhảy tới trước 1 ngày 2 giờ 3 phút"


class Machine:
    """Its two clocks, the newest line of its record, and where processes keep what they believe."""

    def __init__(self, folder: Path) -> None:
        self.now, self.running, self.newest = NOW, 1000.0, NOW - DAY
        self.file = folder / "clock.json"

    def pass_time(self, span: timedelta) -> None:
        self.now += span
        self.running += span.total_seconds()

    def process(self) -> WallClock:
        clock = WallClock(self.file, wall=lambda: self.now.timestamp(), running=lambda: self.running)
        clock.begin()
        return clock


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    made = Machine(tmp_path)
    monkeypatch.setattr(wall_clock, "on_record", [lambda: made.newest, lambda: None])
    return made


def fault(clock: WallClock) -> Fault | None:
    found = clock.doubt()
    return found.fault if found else None


def test_nobody_is_bothered_who_does_not_watch(machine) -> None:
    machine.now -= 400 * DAY
    assert WallClock(machine.file, wall=lambda: machine.now.timestamp()).doubt() is None


@pytest.mark.parametrize(("leap", "expected"), [(DAY, Fault.AHEAD), (-timedelta(hours=3), Fault.BACK)])
def test_a_leap_is_seen_by_each_process_and_after_a_restart_until_it_is_taken_back(machine, leap, expected) -> None:
    first = machine.process()
    assert fault(first) is None
    machine.pass_time(timedelta(hours=5))
    machine.now += leap
    assert (fault(first), fault(machine.process())) == (expected, expected)
    machine.now -= leap
    assert fault(first) is None


def test_a_machine_that_starts_in_the_past_is_believed_once_it_is_set_right(machine) -> None:
    machine.now = datetime(1970, 1, 1, tzinfo=UTC)
    clock = machine.process()
    assert fault(clock) == Fault.BEHIND
    machine.now = NOW
    assert fault(clock) is None
    machine.now += DAY
    assert fault(clock) == Fault.AHEAD


def test_what_an_operator_confirms_holds_in_every_process(machine, caplog) -> None:
    clock, other = machine.process(), machine.process()
    assert not clock.doubt()
    machine.now += DAY
    assert fault(other) == fault(other) == Fault.AHEAD
    assert len(caplog.records) == 1  # told once, not at every page
    machine.process().believe()
    assert (fault(clock), fault(other)) == (None, None)


def test_small_corrections_of_many_months_are_no_leap(machine) -> None:
    clock = machine.process()
    for _day in range(120):
        machine.pass_time(DAY + MINUTE)
        machine.now += timedelta(seconds=20)
        assert fault(clock) is None


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"boot": "another start", "wall": 0, "running": 0}', '{"wall": 1}'])
def test_a_spoiled_or_older_file_is_begun_anew(machine, kept) -> None:
    machine.file.write_text(kept)
    assert fault(machine.process()) is None
