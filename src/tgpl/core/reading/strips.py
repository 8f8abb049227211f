"""Words of a page put together into lines, and lines side by side told apart as columns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tgpl.core.reading.page import Word

# Of the size of the letters: how far two words of one line may differ in height, how wide a gap parts columns, and how
# far apart two lines of one block may be.
_SAME_LINE, _GAP, _FAR = 0.45, 1.2, 4.0
_NARROWEST_GUTTER = 5.0
# A number or a bullet before its text, also one that a picture garbled.
_LABEL = re.compile(r".{1,3}|\d{1,2}(?:\.\d{1,2})*[.)]*|[IVX]{1,5}[.)]*")

# The name of a paper stands below its letterhead.
_NAMES_OF_PAPERS = {"KẾ HOẠCH", "CHƯƠNG TRÌNH", "ĐỀ ÁN", "PHƯƠNG ÁN"}


@dataclass(frozen=True, slots=True)
class Strip:
    """Words on one line, from left to right. `beside`: another strip stands at its side, in the next column."""

    words: tuple[Word, ...]
    beside: bool = False

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def room_for(self, word: Word, right: float) -> bool:
        """Whether `word` would have fitted behind this strip in a column that ends at `right`: a paragraph ended."""
        return self.right + 0.35 * self.size + (word.right - word.left) < right


def strips(words: Iterable[Word]) -> list[Strip]:
    """The lines, from the top down."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.base):
        if lines and word.base - lines[-1][0].base < _SAME_LINE * max(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Strip(tuple(sorted(line, key=lambda word: word.left))) for line in lines]


def in_columns(lines: list[Strip], width: float) -> list[Strip]:
    """The lines in the order of reading: where two columns stand side by side, the left one first."""
    done: list[Strip] = []
    rest = lines
    while rest:
        block, gutter = _block(rest, width)
        if block:
            sides = [_side(line, gutter, left=left) for left in (True, False) for line in rest[:block]]
            done += [side for side in sides if side.words]
        else:
            done.append(rest[0])
        rest = rest[block or 1 :]
    return done


def _side(line: Strip, gutter: float, *, left: bool) -> Strip:
    return Strip(tuple(word for word in line.words if (word.right < gutter) is left), beside=True)


def _gaps(line: Strip) -> list[tuple[float, float]]:
    """The wide gaps in a line; that behind a number or a bullet is none."""
    labelled = _LABEL.fullmatch(line.words[0].text)
    return [
        (before.right, word.left)
        for at, (before, word) in enumerate(pairwise(line.words))
        if word.left - before.right > _GAP * word.size and not (at == 0 and labelled)
    ]


def _block(lines: list[Strip], width: float) -> tuple[int, float]:
    """How many lines from the first on stand in two columns, and where the gutter is; 0 if the first does not."""
    gaps = [gap for gap in _gaps(lines[0]) if 0.2 * width < sum(gap) / 2 < 0.8 * width]
    return max((_reach(lines, gap) for gap in gaps), default=(0, 0.0))


def _reach(lines: list[Strip], gutter: tuple[float, float]) -> tuple[int, float]:
    """How many lines the gutter passes, those on one side of it too, and its middle."""
    for at, line in enumerate(lines):
        free = [*_gaps(line), (-1.0, line.left), (line.right, 1e6)]
        start, end = max(((max(a, gutter[0]), min(b, gutter[1])) for a, b in free), key=lambda gap: gap[1] - gap[0])
        far = at > 0 and line.base - lines[at - 1].base > _FAR * line.size
        if end - start < _NARROWEST_GUTTER or far or line.text in _NAMES_OF_PAPERS:
            return at, sum(gutter) / 2
        gutter = start, end
    return len(lines), sum(gutter) / 2
