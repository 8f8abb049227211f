"""What of a year's numbers is shown: the tables and the funnel, hidden together."""

from collections.abc import Mapping

from tgpl.reports.open_data.rules.funnel import funnel_sums, funnel_tables, never_shown
from tgpl.reports.open_data.rules.hiding import LEAST, CannotHide, Place, hide
from tgpl.reports.open_data.rules.tables import PAIRS, TOTAL, Counted, OpenTable, OpenYear, cell_of, sums_of

TOO_FEW = 20


def open_year(
    year: int,
    counted: Mapping[Place, Counted],
    names: Mapping[str, Mapping[str, str]],
    labels: Mapping[str, str],
) -> OpenYear:
    """The tables as they may be shown. Raises CannotHide when there are too few requests in all."""
    channels = names["channel"]
    sums = [*sums_of(names), *funnel_sums(channels)]
    places = {place for one in sums for place in one.places()}
    numbers = {place: counted[place].requests if place in counted else 0 for place in places}
    if numbers[TOTAL] < TOO_FEW:
        raise CannotHide
    small = [place for place, one in counted.items() if one.requests and (one.requests < LEAST or one.people < LEAST)]
    hidden = hide(numbers, sums, small, shown=frozenset({TOTAL}), never_shown=never_shown(channels))
    shown = {place: None if place in hidden else number for place, number in numbers.items()}
    tables = tuple(_table(pair, shown, names, labels) for pair in PAIRS)
    return OpenYear(year, numbers[TOTAL], tables, funnel_tables(shown, channels, names["group"], names["step"]))


def _table(
    pair: tuple[str, str],
    shown: Mapping[Place, int | None],
    names: Mapping[str, Mapping[str, str]],
    labels: Mapping[str, str],
) -> OpenTable:
    rows, columns = (names[trait] for trait in pair)
    lines = [
        (name, (*(shown[cell_of(pair, row, column)] for column in columns), shown[pair[0], row]))
        for row, name in rows.items()
    ]
    last = ("", (*(shown[pair[1], column] for column in columns), shown[TOTAL]))
    return OpenTable("-".join(pair), labels[pair[0]], labels[pair[1]], tuple(columns.values()), (*lines, last))
