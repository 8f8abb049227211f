"""Tables found by their lines, drawn here as a person would."""

import pytest

from tgpl.core.reading.grid import Grid, grids, with_columns
from tgpl.core.reading.page import Rule

SIZE = 10.0


def rules(drawing: str) -> list[Rule]:
    """The lines of a drawing: "-" and "|" draw, "+" is where they meet."""
    rows = drawing.strip("\n").split("\n")
    found = []
    for y, row in enumerate(rows):
        for x, sign in enumerate(row):
            if sign in "-+" and row[x + 1 : x + 2] in {"-", "+"}:
                found.append(Rule(True, y * SIZE, x * SIZE, (x + 1) * SIZE))
            if sign in "|+" and y + 1 < len(rows) and rows[y + 1][x : x + 1] in {"|", "+"}:
                found.append(Rule(False, x * SIZE, y * SIZE, (y + 1) * SIZE))
    return found


def cells(grid: Grid) -> list[list[str]]:
    """Each place: "." for a cell of its own, "<" and "^" for the rest of the one on the left or above."""
    signs = {(True, True): ".", (True, False): "<", (False, True): "^", (False, False): "*"}
    return [
        [signs[grid.first[row, at][0] == row, grid.first[row, at][1] == at] for at in range(grid.width)]
        for row in range(grid.height)
    ]


PLAIN = """
+--+---+
|  |   |
+--+---+
|  |   |
+--+---+
"""
GROUP_ROW = """
+--+---+
|      |
+--+---+
|  |   |
+--+---+
"""
MERGED_DOWN = """
+--+---+
|  |   |
+--+   |
|  |   |
+--+---+
"""
BOTH = """
+--+--+--+
|     |  |
|     +--+
|     |  |
+--+--+--+
|  |  |  |
+--+--+--+
"""
OPEN_SIDES = """
---+---
   |
---+---
   |
---+---
"""


@pytest.mark.parametrize(
    ("drawing", "says"),
    [
        (PLAIN, [".", "."] * 2),
        (GROUP_ROW, [".", "<", ".", "."]),
        (MERGED_DOWN, [".", ".", ".", "^"]),
        (BOTH, [".", "<", ".", "^", "*", ".", ".", ".", "."]),
        (OPEN_SIDES, [".", "."] * 2),
    ],
)
def test_cells_are_what_lines_part(drawing: str, says: list[str]) -> None:
    (grid,) = grids(rules(drawing))
    assert [sign for row in cells(grid) for sign in row] == says


@pytest.mark.parametrize("drawing", ["-----", "+---+\n|   |\n+---+", "+--+\n|  |\n+--+\n|  |\n+--+"])
def test_underlines_and_frames_are_no_tables(drawing: str) -> None:
    assert grids(rules(drawing)) == []


def test_two_tables_on_a_page_stay_apart() -> None:
    found = grids(rules(f"{PLAIN}\n\n{GROUP_ROW}"))
    assert [len(grid.first) for grid in found] == [4, 4]


def test_a_point_is_in_the_place_around_it() -> None:
    (grid,) = grids(rules(PLAIN))
    assert [grid.place(5, 5), grid.place(50, 25), grid.place(500, 5), grid.place(5, -1)] == [(0, 0), (1, 1), None, None]


def test_a_drawing_of_many_lines_is_no_table() -> None:
    assert grids([Rule(True, at * 5.0, 0, 100) for at in range(2000)]) == []


def test_a_page_without_the_divided_head_keeps_its_columns() -> None:
    (narrow,) = grids(rules("+--+-----+\n|  |     |\n+--+-----+\n|        |\n+--+-----+"))
    wide = with_columns(narrow, (0.0, 30.0, 60.0, 90.0))
    assert cells(wide) == [[".", ".", "<"], [".", "<", "<"]]
    assert with_columns(narrow, (0.0, 50.0, 400.0, 500.0)) is narrow
