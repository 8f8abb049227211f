"""The tables as the files draw them."""

from datetime import date
from pathlib import Path

import pytest

from tgpl.core.law.rule_files import RuleFault, load
from tgpl.eligibility.queries import rulebook
from tgpl.intake.models import MatterField
from tgpl.reports.rule_checks import check_tables
from tgpl.reports.tables.queries.catalogue import (
    OURS,
    UnknownTable,
    due_days,
    fields,
    is_in_force,
    period_of,
    table_on,
    tables,
)
from tgpl.reports.tables.rules.files import read_tables


def test_our_files_are_sound() -> None:
    assert list(check_tables()) == []
    assert {table.code for table in tables()} == {"24", "25", "15a", "15b", "15c"}


@pytest.mark.parametrize(
    ("code", "day", "columns", "first_rows"),
    [
        ("24", date(2025, 12, 31), 18, ["TS", "I", "I.1", "I.1.1", "I.1.2"]),
        ("25", date(2025, 12, 31), 13, ["TS", "I", "I.1", "I.1.1", "I.1.2"]),
    ],
)
def test_the_columns_of_the_circular_are_all_there(code: str, day: date, columns: int, first_rows: list[str]) -> None:
    table = table_on(code, day)
    official = [column.key for column in table.columns if not column.only_if_filled]
    assert official == [str(number) for number in range(1, columns + 1)]
    assert [row.key for row in table.rows][:5] == first_rows


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("15a", {"sex", "ground", "field", "form"}),
        ("15b", {"ending", "practitioner", "field", "form"}),
        ("15c", {"agency", "practitioner", "sex"}),
    ],
)
def test_what_is_known_of_the_new_circular_is_asked_and_all_of_it_is_marked(code: str, asked: set[str]) -> None:
    table = table_on(code, date(2026, 12, 31))
    assert {name for part in (*table.columns, *table.rows) for name in part.where} == asked
    assert table.mark == "to_verify"
    assert any(table.number in note and "Chờ đối chiếu" in note for note in table.notes)


def test_the_grounds_stand_in_the_columns_that_the_law_files_name() -> None:
    table = table_on("24", date(2025, 12, 31))
    for version in rulebook().law.versions:
        for ground in version.grounds:
            if ground.column:
                assert table.column(str(ground.column)).where["ground"].takes(ground.code), ground.code


@pytest.mark.parametrize(("code", "day"), [("15a", date(2026, 12, 31)), ("24", date(2025, 12, 31))])
def test_every_ground_of_its_time_has_one_column(code: str, day: date) -> None:
    table = table_on(code, day)
    for ground in rulebook().law.on(day).grounds():
        takers = [c.key for c in table.columns if "ground" in c.where and c.where["ground"].takes(ground.code)]
        assert len(takers) == 1, (ground.code, takers)
        assert not table.column(takers[0]).only_if_filled


def test_every_field_of_the_register_belongs_to_one_field_of_the_statistics() -> None:
    placed = [field for taken in fields().values() for field in taken]
    assert sorted(placed) == sorted(field for field in MatterField.values if field != MatterField.BUSINESS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "period", "department", "ministry"),
    [
        ("24", "2024-H1", date(2024, 6, 6), date(2024, 6, 25)),
        ("24", "2020-H1", date(2020, 6, 8), date(2020, 6, 25)),  # 06/6/2020 was a Saturday
        ("25", "2024", date(2025, 1, 20), date(2025, 2, 20)),
        ("15b", "2026-prelim", date(2026, 11, 10), date(2026, 11, 20)),
        ("15b", "2026", date(2027, 1, 11), date(2027, 1, 20)),  # 10/01/2027 is a Sunday
    ],
)
def test_a_due_day_off_moves_to_the_next_working_day(code: str, period: str, department: date, ministry: date) -> None:
    asked = period_of(period)
    assert due_days(table_on(code, asked.last), asked) == {"department": department, "ministry": ministry}


def test_a_table_outside_its_time_is_given_and_said_to_be_so() -> None:
    period = period_of("2026")
    assert not is_in_force(table_on("24", period.last), period)
    assert is_in_force(table_on("15A", period.last), period)
    with pytest.raises(UnknownTable, match="15a, 15b, 15c, 24, 25"):
        table_on("26", period.last)


FAULTS = [
    ('key: "3", label: Nữ', 'key: "2", label: Nữ', "ghi hai lần"),
    ("columns: 1 = 2 + 3", "columns: 1 = 2 + 33", "không có cột hoặc dòng nào mang số “33”"),
    ("field: criminal", "field: hinh_su", "không có lĩnh vực thống kê nào"),
    ("department: 06/06", "department: 31/06", "phải viết như 31/05"),
    ("mark: to_verify", "mark: roi", "phải là một trong"),
    ("unit: lượt người", "unit:", "thiếu mục “unit”"),
    ("valid_from: 2019-01-01", "valid_from: năm 2019", "phải là ngày"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), FAULTS)
def test_a_fault_names_its_file_and_line(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    text = (OURS / "tables" / "24.yaml").read_text()
    assert right in text
    path = tmp_path / "24.yaml"
    path.write_text(text.replace(right, wrong, 1))
    with pytest.raises(RuleFault, match=message) as fault:
        read_tables([path], fields())
    assert fault.value.line >= 1


def test_two_versions_of_a_table_may_not_overlap(tmp_path: Path) -> None:
    text = (OURS / "tables" / "24.yaml").read_text()
    paths = [tmp_path / "24.yaml", tmp_path / "24b.yaml"]
    for path in paths:
        path.write_text(text)
    with pytest.raises(RuleFault, match="chồng lên"):
        read_tables(paths, fields())
    assert load(paths[0])["code"] == "24"
