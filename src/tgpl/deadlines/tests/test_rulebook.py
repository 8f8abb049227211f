"""A fault in the files of limits is named with its line; the files of the product have none."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.management import call_command

from tgpl.core.law.rule_files import RuleFault
from tgpl.deadlines.rulebook import (
    UnknownRule,
    office_hours_on,
    read_office_hours,
    read_rules,
    rule_on,
    rulebook,
)
from tgpl.deadlines.rules import Limit, Unit

DAY = dt.date(2026, 3, 2)
GOOD = """source: Văn bản thử
deadlines:
  - code: thu
    name: Việc thử
    start_event: Bắt đầu
    unit: working_day
    amount: 3
    citation: Điều 1
    exceptions:
      - {name: xa, title: Vùng xa, amount: 5}
      - {name: gap, title: Việc gấp, unit: at_once}
    versions:
      - {valid_from: 2018-01-01, valid_to: 2026-12-31, mark: confirmed}
      - {valid_from: 2027-01-01, mark: to_verify, amount: 2, citation: Điều 2}
"""


@pytest.fixture
def file(tmp_path: Path):
    def write(text: str) -> list[Path]:
        path = tmp_path / "thu.yaml"
        path.write_text(text)
        return [path]

    return write


def test_a_version_states_what_differs_and_keeps_the_rest(file) -> None:
    first, second = read_rules(file(GOOD))["thu"]
    assert (first.limit, first.citation, first.mark) == (Limit(Unit.WORKING_DAY, 3), "Điều 1", "confirmed")
    assert (second.limit, second.citation, second.mark) == (Limit(Unit.WORKING_DAY, 2), "Điều 2", "to_verify")
    assert [c.limit for c in first.circumstances] == [Limit(Unit.WORKING_DAY, 5), Limit(Unit.AT_ONCE)]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("valid_from: 2027-01-01", "valid_from: 2027-01-02", 14, "để trống thời gian"),
        ("valid_from: 2027-01-01", "valid_from: 2026-12-31", 14, "chồng lên"),
        ("amount: 3", "amount: 0", 7, "cần “amount” lớn hơn 0"),
        ("    amount: 3\n", "", 3, "cần “amount” lớn hơn 0"),
        ("unit: working_day", "unit: at_once", 7, "không có “amount”"),
        ("unit: working_day", "unit: week", 6, "“unit” phải là một trong"),
        ("amount: 3", "amount: ba", 7, "“amount” phải là số nguyên"),
        ("mark: confirmed", "mark: chắc", 13, "“mark” phải là một trong"),
        ("    citation: Điều 1\n", "", 3, "thiếu mục “citation”"),
        ("    name:", "    nam:", 4, "không có mục nào tên là “nam”"),
        ("source: Văn bản thử\n", "", 1, "thiếu mục “source”"),
    ],
)
def test_a_fault_is_named_with_its_line(file, old: str, new: str, line: int, message: str) -> None:
    with pytest.raises(RuleFault, match=message) as fault:
        read_rules(file(GOOD.replace(old, new)))
    assert fault.value.line == line


def test_a_code_stands_once(file) -> None:
    again = GOOD + GOOD.split("deadlines:\n")[1]
    with pytest.raises(RuleFault, match="“thu” ghi hai lần") as fault:
        read_rules(file(again))
    assert fault.value.line == 15


def test_the_version_of_the_start_applies() -> None:
    assert rule_on("assign_ordinary", dt.date(2026, 12, 31)).mark == "confirmed"
    assert rule_on("assign_ordinary", dt.date(2027, 1, 1)).mark == "to_verify"
    assert rule_on("register_defence", dt.date(2018, 8, 31)).mark == "to_verify"
    assert rule_on("register_defence", dt.date(2018, 9, 1)).mark == "confirmed"
    for code, day in (("không có", dt.date(2026, 1, 1)), ("assign_ordinary", dt.date(2017, 12, 31))):
        with pytest.raises(UnknownRule):
            rule_on(code, day)


def test_every_limit_runs_on_without_an_end() -> None:
    assert all(versions[-1].valid_to is None for versions in rulebook(DAY).values())


def test_the_files_of_the_product_are_sound(capsys) -> None:
    call_command("check_rules")
    out = capsys.readouterr().out
    assert "Thời hạn: đạt" in out
    assert "Giờ làm việc: đạt" in out


def test_office_hours_are_read_and_a_wrong_one_is_named(tmp_path: Path) -> None:
    assert office_hours_on(dt.date(2026, 3, 2)).open_at(dt.time(8))
    assert not office_hours_on(dt.date(2026, 3, 2)).open_at(dt.time(12))
    path = tmp_path / "gio.yaml"
    path.write_text(
        "office_hours:\n  - {valid_from: 2026-01-01, sessions: [8h-11h], citation: Quy chế, mark: to_verify}\n"
    )
    with pytest.raises(RuleFault, match="07:30-11:30") as fault:
        list(read_office_hours(path))
    assert fault.value.line == 2


def test_the_files_of_an_office_are_read_too_and_may_replace_ours(settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    limits = tmp_path / "law" / "deadlines" / "limits"
    limits.mkdir(parents=True)
    (limits / "cua-tinh.yaml").write_text(GOOD)
    (limits / "nd-144-2017.yaml").write_text(GOOD.replace("code: thu", "code: thay"))
    (tmp_path / "law" / "deadlines" / "office-hours.yaml").write_text(
        'office_hours:\n  - {valid_from: 2026-01-01, sessions: ["08:00-12:00"], citation: Quy chế, mark: confirmed}\n'
    )
    assert {"thu", "thay", "assign_ordinary"} <= set(rulebook(DAY))
    assert "collaborator_contract" not in rulebook(DAY)
    assert not office_hours_on(dt.date(2026, 3, 2)).open_at(dt.time(7, 45))
    assert not office_hours_on(dt.date(2025, 3, 2)).sessions
