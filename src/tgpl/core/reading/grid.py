"""Tables found by their ruling lines: the grid, and which of its places are one merged cell."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from tgpl.core.reading.page import Rule

# Lines nearer than this are one; ends nearer than this touch.
_SAME, _TOUCH = 2.5, 4.0
# More lines than this on one page are a drawing.
_DRAWING = 1500


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's grid: the places of its upright and level lines, and for each place of the grid its cell's first."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    first: dict[tuple[int, int], tuple[int, int]]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of a point; None outside."""
        row, column = bisect(self.down, y) - 1, bisect(self.across, x) - 1
        return (row, column) if (row, column) in self.first else None

    @property
    def height(self) -> int:
        return len(self.down) - 1

    @property
    def width(self) -> int:
        return len(self.across) - 1


def grids(rules: list[Rule]) -> list[Grid]:
    """The tables that the rules draw, from the top down."""
    joined = _joined(rules)
    if len(joined) > _DRAWING:
        return []
    found = [_grid(group) for group in _touching(joined)]
    return sorted((grid for grid in found if grid.width > 1 and grid.height > 1), key=lambda grid: grid.down[0])


def with_columns(grid: Grid, across: tuple[float, ...]) -> Grid:
    """The grid with the columns of the page before, where a heading there divides them further."""
    if len(across) <= grid.width + 1 or not _same_width(grid.across, across):
        return grid
    column = [bisect(grid.across, (a + b) / 2) - 1 for a, b in pairwise(across)]
    if min(column) < 0 or max(column) >= grid.width:
        return grid
    leftmost = {old: column.index(old) for old in column}
    first = {
        (row, at): (grid.first[row, old][0], leftmost[grid.first[row, old][1]])
        for row in range(grid.height)
        for at, old in enumerate(column)
    }
    return replace(grid, across=across, first=first)


def _same_width(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return abs(one[0] - other[0]) < _TOUCH and abs(one[-1] - other[-1]) < _TOUCH


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line put together."""
    done: list[Rule] = []
    for kind in (True, False):
        same: list[Rule] = []
        for rule in sorted((rule for rule in rules if rule.level is kind), key=lambda rule: rule.at):
            if same and rule.at - same[0].at > _SAME:
                done += _end_to_end(same)
                same = []
            same.append(rule)
        done += _end_to_end(same)
    return done


def _end_to_end(rules: list[Rule]) -> list[Rule]:
    done: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.start):
        if done and rule.start < done[-1].end + _TOUCH:
            done[-1] = replace(done[-1], end=max(done[-1].end, rule.end))
        else:
            done.append(rule)
    return done


def _touching(rules: list[Rule]) -> list[list[Rule]]:
    """Groups of lines that meet."""
    groups: list[list[Rule]] = []
    for rule in rules:
        near = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([rule, *(other for group in near for other in group)])
    return groups


def _meet(one: Rule, other: Rule) -> bool:
    def reaches(rule: Rule, at: float) -> bool:
        return rule.start - _TOUCH < at < rule.end + _TOUCH

    return one.level != other.level and reaches(one, other.at) and reaches(other, one.at)


def _grid(rules: list[Rule]) -> Grid:
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    # A table may lack its outer lines: where the level ones end, it ends.
    across = _places([*(rule.at for rule in upright), *_ends(level)])
    down = _places([*(rule.at for rule in level), *_ends(upright)])
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(down)):
        for column, (left, right) in enumerate(pairwise(across)):
            if row and not _parted(level, top, (left + right) / 2):
                first[row, column] = first[row - 1, column]
            elif column and not _parted(upright, left, (top + bottom) / 2):
                first[row, column] = first[row, column - 1]
            else:
                first[row, column] = row, column
    return Grid(across, down, first)


def _ends(rules: list[Rule]) -> list[float]:
    return [min(rule.start for rule in rules), max(rule.end for rule in rules)] if rules else []


def _places(values: Iterable[float]) -> tuple[float, ...]:
    done: list[float] = []
    for value in sorted(values):
        if not done or value - done[-1] > _TOUCH:
            done.append(value)
    return tuple(done)


def _parted(rules: list[Rule], at: float, point: float) -> bool:
    return any(abs(rule.at - at) < _TOUCH and rule.start < point < rule.end for rule in rules)
