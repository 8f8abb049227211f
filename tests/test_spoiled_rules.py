"""Every dated rule file of the house, spoiled in its dates: `tgpl check-rules` refuses it and names the line."""

import datetime as dt
import gc
import itertools
import re
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest
from django.utils.module_loading import autodiscover_modules

import tgpl
from tgpl.core.law.rule_files import check_all

HOUSE = Path(tgpl.__file__).parent
FROM = re.compile(r"valid_from: (\d{4}-\d\d-\d\d)")
UNTIL = re.compile(r",?\s*valid_to: (?:null|\d{4}-\d\d-\d\d)")
ENDS = re.compile(r"valid_to: (\d{4}-\d\d-\d\d)")
WRONG = "2000-01-01"  # before any law of this house
# Tables that ended without a next version: others took their place.
ENDED = {"reports/data/tables/24.yaml", "reports/data/tables/25.yaml"}


def dated_files() -> list[Path]:
    found = (path for path in HOUSE.rglob("data/**/*.yaml") if "tests" not in path.parts)
    return sorted(path for path in found if FROM.search(path.read_text(encoding="utf-8")))


def spoiled(text: str) -> str:
    """The last version in `text` ends before it begins."""
    *_, last = FROM.finditer(text)
    before, after = text[: last.end()], text[last.end() :]
    if until := UNTIL.match(after):
        return before + until[0].rpartition(" ")[0] + f" {WRONG}" + after[until.end() :]
    line = text[text.rfind("\n", 0, last.start()) + 1 : last.start()]
    return before + (", " if "{" in line else "\n" + " " * len(line)) + f"valid_to: {WRONG}" + after


@pytest.fixture
def read_anew() -> Iterator[None]:
    """What was read of rule files is forgotten, before and after."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    for thing in gc.get_objects():
        if type(thing) is _lru_cache_wrapper and str(thing.__module__).startswith("tgpl."):
            thing.cache_clear()


def test_a_rule_file_whose_dates_are_wrong_is_refused_by_its_line(
    monkeypatch: pytest.MonkeyPatch, read_anew: None
) -> None:
    autodiscover_modules("rule_checks")
    files, read = dated_files(), Path.read_text
    assert len(files) > 40
    wrong = {path.resolve(): spoiled(path.read_text(encoding="utf-8")) for path in files}
    monkeypatch.setattr(
        Path, "read_text", lambda self, *args, **more: wrong.get(self.resolve()) or read(self, *args, **more)
    )
    named: dict[Path, int] = {}
    # A check that stops at its first fault is asked again with that file mended.
    while faults := [fault for _name, found in check_all() for fault in found if fault.path.resolve() in wrong]:
        for fault in faults:
            text = wrong.pop(fault.path.resolve(), "")
            named[fault.path] = fault.line
            assert not text or WRONG in text.splitlines()[fault.line - 1], fault
        _forget()
    assert not wrong, f"no check reads these: {sorted(map(str, wrong))}"
    assert len(named) == len(files)


def files_with_a_next_version() -> list[str]:
    """What ends on a day is said anew from the next one: in the same file, or in that of the next version."""
    names = (str(path.relative_to(HOUSE)) for path in dated_files() if ENDS.search(path.read_text(encoding="utf-8")))
    return sorted(set(names) - ENDED)


def moved(text: str, days: int) -> tuple[str, str]:
    """The last end in `text` set some days off; the day on which the next version begins."""
    *_, last = ENDS.finditer(text)
    end = dt.date.fromisoformat(last[1])
    off = end + dt.timedelta(days)
    return text[: last.start(1)] + off.isoformat() + text[last.end(1) :], (end + dt.timedelta(1)).isoformat()


# One check of dates serves all files, so each is spoiled in one way.
BY_TURNS = itertools.cycle([(-1, "để trống thời gian"), (1, "chồng lên")])


@pytest.mark.parametrize(("name", "off"), list(zip(files_with_a_next_version(), BY_TURNS, strict=False)))
def test_a_hole_or_an_overlap_is_refused_by_its_line(
    name: str, off: tuple[int, str], monkeypatch: pytest.MonkeyPatch, read_anew: None
) -> None:
    path, read, (days, says) = HOUSE / name, Path.read_text, off
    text, begins = moved(path.read_text(encoding="utf-8"), days)
    monkeypatch.setattr(
        Path, "read_text", lambda self, *args, **more: text if self == path else read(self, *args, **more)
    )
    autodiscover_modules("rule_checks")
    faults = [fault for _name, found in check_all() for fault in found]
    assert faults
    for fault in faults:
        assert says in fault.message
        assert begins in read(fault.path, encoding="utf-8").splitlines()[fault.line - 1]
