"""Nobody who holds all that is published can work out a hidden small count: tried as an attacker would try."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tgpl.plans.rules.publishing import told
from tgpl.reports.open_data.rules.funnel import reached, stopped
from tgpl.reports.open_data.rules.hiding import CannotHide, Range, Ranges, Sum, hide
from tgpl.reports.open_data.rules.tables import TOTAL, TRAITS, Counted, OpenYear
from tgpl.reports.open_data.rules.year import open_year
from tgpl.reports.open_data.tests.attacking import (
    LABELS,
    NAMES,
    SERVED,
    VALUES,
    Person,
    a_year,
    attack,
    counted,
    crowd,
    truth,
)


def assert_safe(people: list[Person]) -> None:
    published, true = a_year(people).as_json(), truth(people)
    for table in published["tables"] + published["funnel"]:
        for name, numbers in table["rows"]:
            assert not any(number in (1, 2, 3, 4) for number in numbers), (table["key"], name)
    for place, (least, greatest) in attack(published).items():
        assert least <= true.get(place, 0) <= greatest
        if 0 < true.get(place, 0) < 5:
            assert least <= 1, place
            assert greatest >= 5, place


@pytest.mark.parametrize(("seed", "number"), list(product(range(3), (60, 250))))
def test_no_small_count_is_found_again_in_uneven_crowds(seed: int, number: int) -> None:
    assert_safe(crowd(seed, number))


def test_nor_beside_the_share_that_the_plan_tells() -> None:
    """The public page of a plan tells what share was served; the very number of them would tell who was refused."""
    people = crowd(0, 60)
    published, true = a_year(people).as_json(), truth(people)
    served = sum(true.get(("outcome", outcome), 0) for outcome in SERVED)
    found = told(served, len(people), about_people=True)
    like = [n for n in range(len(people) + 1) if told(n, len(people), about_people=True) == found]
    refused = ("outcome", "outcome:refused")
    assert attack(published, told=(served, served))[refused] == (true[refused], true[refused])
    for place, (least, greatest) in attack(published, told=(like[0], like[-1])).items():
        if 0 < true.get(place, 0) < 5:
            assert least <= 1, place
            assert greatest >= 5, place


PEOPLE = st.lists(st.tuples(*(st.sampled_from(VALUES[trait]) for trait in TRAITS)), min_size=20, max_size=40)


@pytest.mark.slow
@settings(max_examples=5)
@given(people=PEOPLE)
def test_no_small_count_is_found_again_in_any_crowd(people: list[Person]) -> None:
    try:
        assert_safe(people)
    except CannotHide:
        assert len(people) < 60


def test_a_crowd_that_is_large_everywhere_is_shown_whole() -> None:
    people = [tuple(values) for values in product(*(VALUES[trait] for trait in TRAITS))]
    year = a_year(people)
    assert all(
        number is not None for table in (*year.tables, *year.funnel) for _, numbers in table.rows for number in numbers
    )


def test_hiding_the_small_cells_alone_would_not_do() -> None:
    """The attack works: with no further cell hidden, it finds what it looks for."""
    people = crowd(1, 60)
    year, true = a_year(people).as_json(), counted(people)
    for table in year["tables"]:
        pair = tuple(table["key"].split("-"))
        table["rows"] = [
            [name, [None if 0 < n < 5 else n for n in _numbers(true, pair, row)]]
            for row, (name, _) in zip([*VALUES[pair[0]], None], table["rows"], strict=True)
        ]
    found = attack(year)
    assert any(least == greatest for least, greatest in found.values())


def _numbers(true: dict[tuple[str, ...], Counted], pair: tuple[str, ...], row: str | None) -> list[int]:
    def at(place: tuple[str, ...]) -> int:
        return true[place].requests if place in true else 0

    if row is None:
        return [*(at((pair[1], column)) for column in VALUES[pair[1]]), at(TOTAL)]
    return [*(at((*pair, row, column)) for column in VALUES[pair[1]]), at((pair[0], row))]


def test_many_requests_of_few_people_are_hidden_too() -> None:
    people = crowd(2, 250)
    given_counts = counted(people)
    place = max((p for p in given_counts if len(p) == 4 and p[0] in VALUES), key=lambda p: given_counts[p].requests)
    given_counts[place] = Counted(given_counts[place].requests, 2)
    year = open_year(2025, given_counts, NAMES, LABELS)
    table = next(table for table in year.tables if table.key == f"{place[0]}-{place[1]}")
    row = dict(table.rows)[NAMES[place[0]][place[2]]]
    assert row[list(VALUES[place[1]]).index(place[3])] is None


def test_too_few_requests_are_not_published_at_all() -> None:
    with pytest.raises(CannotHide):
        a_year(crowd(1, 19))


ROWS = [Sum(("r", str(n)), tuple((str(n), str(m)) for m in range(3))) for n in range(3)]
COLUMNS = [Sum(("c", str(m)), tuple((str(n), str(m)) for n in range(3))) for m in range(3)]


@pytest.mark.parametrize(
    ("number", "least", "greatest", "kept"),
    [(3, 1, 5, True), (3, 0, 9, True), (3, 2, 9, False), (3, 0, 4, False), (7, 6, 11, True), (7, 6, 10, False)],
)
def test_what_counts_as_unknown_enough(number: int, least: int, greatest: int, kept: bool) -> None:
    assert Range(least, greatest).keeps(number) is kept


def test_one_small_cell_takes_a_rectangle_with_it() -> None:
    grid = {(str(n), str(m)): 10 for n, m in product(range(3), range(3))} | {("0", "0"): 2}
    numbers = {**grid, **{s.total: sum(grid[p] for p in s.parts) for s in [*ROWS, *COLUMNS]}}
    hidden = hide(numbers, [*ROWS, *COLUMNS], [("0", "0")])
    ranges = Ranges(numbers, [*ROWS, *COLUMNS], hidden)
    assert 4 <= len(hidden) <= 6
    assert ranges.of(("0", "0")).keeps(2)


def test_who_stopped_at_a_step_is_guarded_like_a_number_shown() -> None:
    """Many came to each step and two of them no farther: both of its numbers shown would tell of the two."""
    people = [tuple(values) for values in product(*(VALUES[trait] for trait in TRAITS))]
    given_counts = counted(people)
    asked, served, stayed = (
        reached("others", "web", "asked"),
        reached("others", "web", "served"),
        ("others", "web", "asked"),
    )
    given_counts[stopped(*stayed)] = Counted(2, 2)
    given_counts[asked] = Counted(given_counts[served].requests + 2, 500)
    table = next(table for table in open_year(2025, given_counts, NAMES, LABELS).funnel if table.key.endswith("others"))
    assert None in dict(table.rows)["channel:web"][:2]


def test_content_comes_back_from_json_as_it_was() -> None:
    year = a_year(crowd(3, 60))
    assert OpenYear.from_json(year.as_json()) == year
