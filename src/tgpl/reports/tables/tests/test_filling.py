"""Cells from counts, sums and checks."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.reports.tables.drawing import header_grid
from tgpl.reports.tables.queries.catalogue import period_of, table_on
from tgpl.reports.tables.rules.filling import Count, Filled, Line, fill
from tgpl.reports.tables.rules.sheet import Sheet, changes, sheet_of, shown, worded

FORM = table_on("25", date(2025, 12, 31))
FIELDS = ["criminal", "civil", "family", "administrative", "land", "labour", "social_policy", "other"]
FORMS = ["proceedings", "advice", "representation"]
WORKERS = [
    ("legal_aid_officer", ""),
    ("contract_lawyer", ""),
    ("organisation_lawyer", "contracted"),
    ("organisation_lawyer", "registered"),
    ("legal_adviser", "contracted"),
    ("collaborator", ""),
]
NUMBERS = st.one_of(st.integers(0, 50), st.integers(1, 9).map(lambda n: Fraction(n, 2)))
PLACES = st.tuples(st.sampled_from(FIELDS), st.sampled_from(FORMS))


def line(place: tuple[str, str], worker: tuple[str, str], number: int | Fraction) -> Line:
    return Line(
        {"field": place[0], "form": place[1], "practitioner": worker[0], "organisation": worker[1]},
        number,
    )


LINES = st.lists(st.builds(line, PLACES, st.sampled_from(WORKERS), NUMBERS), max_size=30)
SIMPLE = st.lists(st.builds(lambda p, n: Line({"field": p[0], "form": p[1]}, n), PLACES, st.integers(0, 9)), max_size=9)


def filled(carried: list[Line], accepted: list[Line], ended: list[Line]) -> Filled:
    two, four = frozenset({"field", "form"}), frozenset({"field", "form", "practitioner", "organisation"})
    counts = {
        "carried": Count(two, tuple(carried)),
        "accepted": Count(two, tuple(accepted)),
        "ended": Count(four, tuple(ended)),
    }
    return fill(FORM, counts)


@given(carried=SIMPLE, accepted=SIMPLE, ended=LINES)
def test_whatever_is_counted_the_table_agrees_with_itself(
    carried: list[Line], accepted: list[Line], ended: list[Line]
) -> None:
    table = filled(carried, accepted, ended)
    assert all(checked.holds for checked in table.checks)
    assert table.cells["TS", "4"] == sum(one.number for one in ended)
    assert table.cells["TS", "1"] == sum(one.number for one in [*carried, *accepted])


@given(ended=LINES)
def test_a_line_stands_in_one_row_by_field_and_one_by_form(ended: list[Line]) -> None:
    table = filled([], [], ended)
    by_field = sum(table.cells[f"I.{n}", "4"] for n in range(1, 5))
    by_form = sum(table.cells[f"II.{n}", "4"] for n in range(1, 4))
    assert by_field == by_form == table.cells["TS", "4"]


def test_a_worker_without_a_column_breaks_a_check_and_says_where() -> None:
    table = filled([], [], [line(("criminal", "proceedings"), ("organisation_lawyer", "centre"), 2)])
    broken = [checked for checked in table.checks if not checked.holds]
    assert [checked.check.left for checked in broken] == ["6"]
    assert next((fault.place, fault.left, fault.right) for fault in broken[0].faults) == ("TS", 2, 0)


def test_rows_and_columns_outside_the_circular_show_only_what_they_hold() -> None:
    ordinary = filled([], [], [line(("criminal", "proceedings"), ("collaborator", ""), 1)])
    assert "14" not in [column.key for column in ordinary.columns()]
    assert "I.1.3" not in [row.key for row in ordinary.rows()]
    odd = filled([], [], [line(("criminal", "representation"), ("", ""), 1)])
    assert "14" in [column.key for column in odd.columns()]
    assert "I.1.3" in [row.key for row in odd.rows()]


def test_a_column_that_says_nothing_about_a_row_is_none() -> None:
    form = table_on("15c", date(2026, 12, 31))
    counts = {
        "organisations": Count(frozenset({"agency"}), (Line({"agency": "centre"}, 1),)),
        "engaged": Count(frozenset({"practitioner", "sex"}), ()),
    }
    cells = fill(form, counts).cells
    assert (cells["I", "1"], cells["I", "2"], cells["II", "2"]) == (1, None, 0)


@pytest.mark.parametrize(
    ("number", "kept", "words"),
    [
        (None, None, "x"),
        (0, 0, "-"),
        (1234, 1234, "1.234"),
        (Fraction(419, 2), 209.5, "209,5"),
        (Fraction(4, 2), 2, "2"),
        (Fraction(1, 3), 0.33, "0,33"),
        (Fraction(2469, 2), 1234.5, "1.234,5"),
    ],
)
def test_numbers_as_they_are_kept_and_written(number: int | Fraction | None, kept: float | None, words: str) -> None:
    assert shown(number) == kept
    assert worded(shown(number)) == words


def sheet(ended: list[Line]) -> Sheet:
    given_for = {"offices": ("Trung tâm",), "today": date(2026, 2, 1), "in_force": True, "due": {}}
    return sheet_of(filled([], [], ended), period_of("2025"), **given_for)


@given(ended=LINES)
def test_a_sheet_comes_back_from_json_as_it_was(ended: list[Line]) -> None:
    assert Sheet.from_json(sheet(ended).as_json()) == sheet(ended)


@given(before=LINES, after=LINES)
def test_changes_are_the_cells_that_differ_and_no_others(before: list[Line], after: list[Line]) -> None:
    one, two = sheet(before), sheet(after)
    found = {(change.row, change.column) for change in changes(one, two)}
    everywhere = {(row.key, key) for each in (one, two) for row in each.rows for key in row.cells}
    for row, key in everywhere:
        cells = [next((r.cells.get(key) for r in each.rows if r.key == row), None) for each in (one, two)]
        assert ((row, key) in found) == (cells[0] != cells[1])


def test_headings_cover_every_column_once() -> None:
    columns = FORM.columns
    grid = header_grid(columns)
    covered = [0] * len(grid)
    for level, cells in enumerate(grid):
        for _, wide, high in cells:
            for down in range(high):
                covered[level + down] += wide
    assert covered == [len(columns)] * len(grid)
