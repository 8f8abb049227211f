"""Lines of text that know where they stand: what every kind of file is turned into."""

from dataclasses import dataclass


class UnreadableFile(ValueError):
    """A file that gives no text; the message tells the person what to do about it, in one line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's row. Merged cells repeat the text; `above`, `left`: the cell that it goes on with."""

    text: str
    above: bool = False
    left: bool = False

    @property
    def own(self) -> str:
        """The text, where this is not the rest of another cell."""
        return "" if self.above or self.left else self.text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the document: its number (from 1), its text, and the page where the file has pages.

    What the file tells besides: whether a paragraph begins here (`gap`; None: empty lines tell), whether all of it is
    bold, the cells of a table's row, and, where it was read from a picture, the words that were hard to read (`faint`).
    """

    number: int
    text: str
    page: int | None = None
    gap: bool | None = None
    bold: bool = False
    cells: tuple[Cell, ...] = ()
    faint: tuple[str, ...] | None = None
