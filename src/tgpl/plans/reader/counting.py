"""Numbers in the first column of a table that was read from a picture: what is lost there, the order of rows tells."""

import re
from dataclasses import dataclass, replace

from tgpl.core.reading.lines import Line
from tgpl.core.reading.roman import roman
from tgpl.plans.reader.wording import begins, is_shouted

# What a Roman number may look like in a picture: "IL" or "H" for II, "1I", "|".
LIKE_ROMAN = re.compile(r"(?:[IVXLHl1|!]{1,5}|TV)[.,:;)]*")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*")


@dataclass(slots=True)
class TableCount:
    """Counts one table: its headings from I on, its rows from 1 on under each heading, or 1, 1.1, 1.2, 2, 2.1."""

    groups: int = 0
    last: tuple[int, ...] = ()
    divided: bool = False

    def counted(self, line: Line) -> Line:
        """The row with its number as the order has it; a number that was not read counts as hard to read."""
        written = line.cells[0].own.strip(" .)")
        if self._is_heading(line):
            self.groups, self.last = self.groups + 1, ()
            return with_first_cell(line, roman(self.groups))
        if _NUMBER.fullmatch(written):
            self.last = tuple(map(int, written.split(".")))
            self.divided = self.divided or len(self.last) > 1
            return line
        if not self.last or not _is_lost(line, written):
            return line
        self.last = self._next(line)
        number = ".".join(map(str, self.last))
        return replace(with_first_cell(line, number), faint=(*(line.faint or ()), number.rpartition(".")[2]))

    def _is_heading(self, line: Line) -> bool:
        """A heading is written in capitals, or in one cell over the whole width; a later number may be lost."""
        number, words = line.cells[0].own, " ".join(cell.own for cell in line.cells[1:])
        if LIKE_ROMAN.fullmatch(number) and is_shouted(words):
            return True
        whole_width = len(line.cells) > 3 and all(cell.left for cell in line.cells[2:])
        return whole_width and bool(LIKE_ROMAN.fullmatch(number) or (self.groups and not number))

    def _next(self, line: Line) -> tuple[int, ...]:
        is_bare = not any(cell.own for cell in line.cells[2:])
        if self.divided and is_bare:
            return (self.last[0] + 1,)
        if self.divided and len(self.last) == 1:
            return (*self.last, 1)
        return (*self.last[:-1], self.last[-1] + 1)


def _is_lost(line: Line, written: str) -> bool:
    """Whether another sign or nothing stands where the row's number was; sums and sub-items have none."""
    if written:
        return written != "a" and (len(written) < 3 or written.isdigit())
    words = line.cells[1].own
    return not line.cells[0].above and words[:1].isupper() and not begins(words, "sums")


def with_first_cell(line: Line, text: str) -> Line:
    return replace(line, cells=(replace(line.cells[0], text=text), *line.cells[1:]))
