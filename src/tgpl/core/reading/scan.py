"""Pages that are pictures of print, read by Tesseract where that is installed."""

from bisect import bisect
from dataclasses import dataclass, replace
from itertools import accumulate
from statistics import mean, median

import pypdfium2 as pdfium

from tgpl.core.files.ocr import CannotRead, NoReader, report_on
from tgpl.core.language.text import nfc
from tgpl.core.reading.grid import Grid, grids
from tgpl.core.reading.lines import UnreadableFile
from tgpl.core.reading.page import Page, Word
from tgpl.core.reading.picture import (
    SCALE,
    Picture,
    cut,
    photograph,
    rules_in,
    smaller,
    stacked,
    without,
)

# How sure Tesseract must be of a word, of 100; below the lower, a line of few letters is specks and strokes.
_SURE, _SPECK, _FEW_LETTERS = 70, 40, 5
# How much smaller the picture is for the second look.
_SECOND_LOOK = 0.7
# Of the height of a line of text as found: the size of its letters.
_LETTERS = 0.85
_INSET, _MARGIN = 6, 40
_MISSING = (
    "Tệp PDF là ảnh chụp văn bản: để đọc được, máy chủ cần gói tesseract-ocr và tesseract-ocr-vie "
    "(apt-get install tesseract-ocr tesseract-ocr-vie); hoặc hãy gửi bản Word."
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word as Tesseract reports it, in dots: its text, box, line and how sure it is."""

    text: str
    left: int
    right: int
    base: float
    height: float
    sure: float

    def covers(self, other: "_Seen") -> bool:
        """Whether the middle of the other word lies on this one."""
        middle = (other.left + other.right) / 2
        return self.left <= middle <= self.right and abs(self.base - other.base) < 0.6 * self.height

    def enlarged(self, times: float) -> "_Seen":
        """The same word in a picture with more dots."""
        left, right = round(self.left * times), round(self.right * times)
        return _Seen(self.text, left, right, self.base * times, self.height * times, self.sure)


def page_scanned(page: pdfium.PdfPage, number: int) -> Page:
    """The words and ruling lines that the page's picture shows; a page that lies on its side is turned."""
    found = _read(page, number, 0)
    if _is_doubtful(found):
        other = max((_read(page, number, quarters) for quarters in (1, 3, 2)), key=_sureness)
        found = max(found, other, key=_sureness)
    return found


def _is_doubtful(page: Page) -> bool:
    return bool(page.words) and mean(not word.faint for word in page.words) < 0.4


def _sureness(page: Page) -> float:
    return sum(len(word.text) for word in page.words if not word.faint)


def _read(page: pdfium.PdfPage, number: int, quarters: int) -> Page:
    picture = photograph(page, quarters)
    rules = rules_in(picture)
    tables = grids(rules)
    words = _look(without(picture, [_box(*_extent(grid)) for grid in tables]), 3)
    for grid in tables:
        words += _in_cells(picture, grid)
    return Page(number, picture.width / SCALE, picture.height / SCALE, [_word(seen) for seen in words], rules, True)


def _extent(grid: Grid) -> tuple[float, float, float, float]:
    return grid.across[0] - 2, grid.down[0] - 2, grid.across[-1] + 2, grid.down[-1] + 2


def _box(*points: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(point * SCALE) for point in points)
    return left, top, right, bottom


def _in_cells(picture: Picture, grid: Grid) -> list[_Seen]:
    """The words of a table: its cells are cut out and read one under the other, so that no line confuses columns."""
    boxes = [box for box in _cells(grid) if not cut(picture, *box).is_blank()]
    if not boxes:
        return []
    pictures = [cut(picture, *box) for box in boxes]
    tops = list(accumulate((part.height + _MARGIN for part in pictures), initial=_MARGIN))
    found = []
    for seen in _look(stacked(pictures, _MARGIN), 6):
        at = min(max(bisect(tops, seen.base - seen.height / 2) - 1, 0), len(boxes) - 1)
        left, top, _, _ = boxes[at]
        across, down = left - _MARGIN, top - tops[at]
        found.append(replace(seen, left=seen.left + across, right=seen.right + across, base=seen.base + down))
    return found


def _cells(grid: Grid) -> list[tuple[int, int, int, int]]:
    """The inside of each cell, in dots."""
    found = []
    for first in dict.fromkeys(grid.first.values()):
        places = [place for place, cell in grid.first.items() if cell == first]
        (top, left), (bottom, right) = min(places), max(places)
        box = _box(grid.across[left], grid.down[top], grid.across[right + 1], grid.down[bottom + 1])
        found.append((box[0] + _INSET, box[1] + _INSET, box[2] - _INSET, box[3] - _INSET))
    return [box for box in found if box[2] > box[0] and box[3] > box[1]]


def _look(picture: Picture, layout: int) -> list[_Seen]:
    """The words in a picture, looked at twice; `layout` tells what to expect (3: a page, 6: one block of lines)."""
    if picture.is_blank():
        return []
    again = _look_once(smaller(picture, _SECOND_LOOK), layout)
    return agreed(_look_once(picture, layout), [seen.enlarged(1 / _SECOND_LOOK) for seen in again])


def agreed(first: list[_Seen], second: list[_Seen]) -> list[_Seen]:
    """What two looks at one picture say: where they differ, the surer word, and it counts as hard to read."""
    rest = set(range(len(second)))
    found = []
    for seen in first:
        same = [at for at in rest if seen.covers(second[at])]
        rest -= set(same)
        others = [second[at] for at in same]
        if [other.text for other in others] == [seen.text]:
            found.append(replace(seen, sure=max(seen.sure, others[0].sure)))
        else:
            best = max([seen, *others[:1]], key=lambda one: one.sure) if len(others) == 1 else seen
            found.append(replace(seen, text=best.text, sure=0))
    return found


def _look_once(picture: Picture, layout: int) -> list[_Seen]:
    try:
        return _seen(report_on(picture.as_pgm(), layout))
    except NoReader:
        raise UnreadableFile(_MISSING) from None
    except CannotRead:
        raise UnreadableFile("Không đọc được ảnh của một trang: hãy quét lại rõ hơn, hoặc gửi bản Word.") from None


def _seen(report: str) -> list[_Seen]:
    """The words of Tesseract's table (TSV); words of one line share its base."""
    lines: dict[tuple[str, ...], list[list[str]]] = {}
    for row in report.splitlines()[1:]:
        cells = row.split("\t")
        if cells[0] == "5" and cells[11].strip():
            lines.setdefault(tuple(cells[1:5]), []).append(cells)
    return [seen for line in lines.values() for seen in _line(line)]


def _line(rows: list[list[str]]) -> list[_Seen]:
    rows = [row for row in rows if float(row[10]) > _SPECK or any(letter.isalnum() for letter in row[11])]
    if sum(len(row[11]) for row in rows) < _FEW_LETTERS and all(float(row[10]) < _SPECK for row in rows):
        return []
    boxes = [[int(cell) for cell in row[6:10]] for row in rows]
    base = median(top + height for _, top, _, height in boxes)
    height = max(top + height for _, top, _, height in boxes) - min(top for _, top, _, _ in boxes)
    return [
        _Seen(_as_written(row[11]), left, left + width, base, height, float(row[10]))
        for row, (left, _, width, _) in zip(rows, boxes, strict=True)
    ]


def _as_written(text: str) -> str:
    """The word in NFC; in "(b/c)" a sign of money or a capital is the letter c."""
    return nfc(text).strip().replace("/€", "/c").replace("(b/C)", "(b/c)")


def _word(seen: _Seen) -> Word:
    return Word(
        seen.text,
        seen.left / SCALE,
        seen.right / SCALE,
        seen.base / SCALE,
        seen.height * _LETTERS / SCALE,
        faint=seen.sure < _SURE,
    )
