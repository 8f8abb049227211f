"""Spans and widths of tables."""

import pytest

from tgpl.documents.grid import alignment, column_count, placed, widths
from tgpl.documents.paper import Cell, PaperError, Table, bold
from tgpl.documents.tests.samples import figures

HEADER = ((Cell("Tên", rowspan=2), Cell("Số", colspan=2)), ("mới", "cũ"))


def test_cells_find_their_place_beside_merged_ones() -> None:
    spots = [(spot.row, spot.column) for row in placed(HEADER, 3) for spot in row]
    assert spots == [(0, 0), (0, 1), (1, 1), (1, 2)]


@pytest.mark.parametrize(
    "rows",
    [
        (("một", "hai"),),
        (("một", "hai", "ba", "bốn"),),
        ((Cell("một", rowspan=2), "hai", "ba"),),
        ((Cell("một", rowspan=2), "hai", "ba"), ("thừa", "hai", "ba")),
        ((),),
    ],
    ids=["a hole", "over the edge", "past the last row", "two cells in one place", "an empty row"],
)
def test_rows_that_do_not_fit_are_refused(rows: tuple) -> None:
    with pytest.raises(PaperError):
        placed(rows, 3)


def test_a_table_needs_a_header() -> None:
    with pytest.raises(PaperError):
        column_count(Table(header=(), rows=()))


def test_headers_are_centred_and_figures_follow_their_column() -> None:
    table = Table(HEADER, (("Dân sự", "1", Cell("2", align="left")),), align=("left", "right", "right"))
    assert [alignment(table, spot, True) for row in placed(table.header, 3) for spot in row] == ["center"] * 4
    assert [alignment(table, spot, False) for spot in placed(table.rows, 3)[0]] == ["left", "right", "left"]


def test_widths_given_win_and_others_follow_the_content() -> None:
    table = figures(3)
    rows = placed(table.rows, 5)
    found = widths(table, 5, rows)
    assert found[1] > found[2] == found[3]
    given = Table(table.header, table.rows, widths=(1, 4, 1, 1, 1))
    assert widths(given, 5, rows) == [1, 4, 1, 1, 1]


def test_bold_words_count_as_words() -> None:
    table = Table((("a", "b"),), (((bold("Cộng hòa"), " xã hội chủ nghĩa"), "1"),))
    first, second = widths(table, 2, placed(table.rows, 2))
    assert first > second
