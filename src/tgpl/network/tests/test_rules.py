"""Reading what a commune typed: numbers, sums, checks between figures, what adds up over communes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.law.rule_files import RuleFault
from tgpl.network.queries import OUR_FILE
from tgpl.network.rules import Row, Survey, Total, changes, load_survey, read_answers, read_number, totals
from tgpl.network.rules.answers import LARGEST, NotANumber

SURVEY = load_survey(OUR_FILE).survey([Row("child", "Trẻ em"), Row("disability", "Người khuyết tật")])


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", None),
        ("   ", None),
        ("0", 0),
        (" 12 ", 12),
        ("007", 7),
        ("1.234", 1234),
        ("1 234", 1234),
        ("12.345", 12345),
    ],
)
def test_numbers_as_offices_write_them(typed: str, number: int | None) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("mười", "no_number"), ("-3", "no_number"), ("1,5", "no_number"), ("12.5", "no_number"), ("12 người", "no_number"),
     ("²", "no_number"), ("1000001", "too_large"), ("9" * 40, "too_large")],
)  # fmt: skip
def test_what_is_no_number_is_told_and_never_guessed(typed: str, kind: str) -> None:
    with pytest.raises(NotANumber) as told:
        read_number(typed)
    assert told.value.fault.kind == kind


@given(st.integers(0, LARGEST))
def test_every_number_is_read_back_however_it_is_grouped(number: int) -> None:
    grouped = f"{number:,}"
    assert read_number(str(number)) == read_number(grouped.replace(",", ".")) == read_number(grouped.replace(",", " "))


@given(st.text(max_size=12))
def test_nothing_typed_breaks_the_reader(text: str) -> None:
    try:
        found = read_number(text)
    except NotANumber:
        return
    assert found is None or 0 <= found <= LARGEST


def fault_of(male: str, female: str, total: str) -> str | None:
    row = {"degree.severe.male": male, "degree.severe.female": female, "degree.severe.total": total}
    fault = read_answers(SURVEY, row).faults.get("degree.severe.total")
    return fault.kind if fault else None


@pytest.mark.parametrize(
    ("male", "female", "total", "fault"),
    [
        ("3", "4", "7", None),
        ("3", "4", "", None),  # added up
        ("3", "4", "8", "sum"),
        ("3", "4", "0", "sum"),
        ("", "", "7", None),  # nobody told men from women
        ("3", "", "7", None),
        ("8", "", "7", "part"),
        ("", "8", "7", "part"),
        ("3", "4", "bảy", "no_number"),
    ],
)
def test_men_and_women_make_the_total(male: str, female: str, total: str, fault: str | None) -> None:
    assert fault_of(male, female, total) == fault


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999))
def test_a_total_stands_only_if_it_is_the_sum(male: int, female: int, total: int) -> None:
    assert (fault_of(str(male), str(female), str(total)) is None) == (male + female == total)
    read = read_answers(SURVEY, {"degree.mild.male": str(male), "degree.mild.female": str(female)})
    assert read.values["degree.mild.total"] == male + female


def broken_for(typed: dict[str, str]) -> list[tuple[int, int]]:
    return [(one.left, one.right) for one in read_answers(SURVEY, typed).broken]


def test_figures_are_held_against_one_another_once_both_are_known() -> None:
    degrees = {f"degree.{code}.total": "5" for code in ("extremely_severe", "severe", "mild", "unknown")}
    kinds = {f"kind.{row.code}.total": "1" for row in SURVEY.section("kind").rows}
    assert broken_for(degrees) == []  # no kinds yet
    assert broken_for({**degrees, **kinds}) == [(6, 20)]
    assert broken_for({**degrees, **kinds, "kind.vision.total": "15"}) == []
    assert broken_for({**degrees, "eligible.disability.total": "21"}) == [(21, 20)]
    assert broken_for({"asked.all.total": "3", "asked.with_disability.total": "4"}) == [(4, 3)]
    assert broken_for({"asked.all.total": "3", "asked.with_disability.total": ""}) == []


def test_a_blank_is_not_known_and_never_nought() -> None:
    reading = read_answers(SURVEY, {"network.lawyers.total": "0"})
    assert reading.values["network.lawyers.total"] == 0
    assert reading.values["network.interpreters.total"] is None
    assert reading.blanks == len(SURVEY.cells()) - 1
    sums = totals(SURVEY, [reading.values, {**reading.values, "network.lawyers.total": 4}])
    assert sums["network.lawyers.total"] == Total(4, 2)
    assert sums["network.interpreters.total"] == Total(0, 0)


def test_a_correction_names_every_cell_that_moved_and_no_other() -> None:
    before, after = {"a": 1, "b": None, "c": 3}, {"a": 1, "b": 2, "c": None}
    assert changes(before, after) == [{"cell": "b", "was": None, "now": 2}, {"cell": "c", "was": 3, "now": None}]


def test_the_form_of_a_round_is_kept_and_read_back_as_it_was() -> None:
    assert Survey.from_json(SURVEY.as_json()) == SURVEY


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("    columns: people", "    columns: persons", "“columns” phải là một trong: people, number"),
        ("rule: at_most", "rule: below", "“rule” phải là một trong"),
        ("left: kind", "left: kinds", "không có phần nào tên là “kinds”"),
        ("    grounds: true\n", "", "mỗi phần có hoặc “rows”, hoặc “grounds: true”"),
    ],
)
def test_a_fault_in_the_form_names_its_line(tmp_path: Path, wrong: str, right: str, told: str) -> None:
    file = tmp_path / "survey.yaml"
    file.write_text(OUR_FILE.read_text().replace(wrong, right, 1))
    with pytest.raises(RuleFault, match=told):
        load_survey(file).survey([Row("child", "Trẻ em")])
