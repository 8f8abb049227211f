"""PDF files: the words and ruling lines of each page, as they are drawn."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tgpl.core.reading.layout import lines_of
from tgpl.core.reading.legacy import from_font
from tgpl.core.reading.lines import Line, UnreadableFile
from tgpl.core.reading.page import Page, Rule, Word
from tgpl.core.reading.scan import page_scanned

MOST_PAGES, MOST_PICTURES = 300, 60
# A picture that takes this share of a page is the page.
_FILLED = 0.6
# A filled bar thinner than this is a ruling line.
_THIN = 2.5
_SHORTEST_RULE = 4.0
# Fonts from which a single letter is a bullet: "o" of Courier, "§" of Wingdings.
_SIGNS = re.compile(r"wingdings|symbol|courier", re.I)


def open_pdf(content: bytes) -> pdfium.PdfDocument:
    """The document, if it can be opened without a password and is no book."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableFile("Tệp PDF có mật khẩu: hãy mở ra, bỏ mật khẩu và lưu lại.") from None
        raise UnreadableFile("Tệp PDF bị hỏng: hãy mở ra, chọn “In thành PDF” và gửi tệp mới.") from None
    if len(document) > MOST_PAGES:
        raise UnreadableFile(f"Tệp PDF có {len(document)} trang, nhiều hơn {MOST_PAGES}: hãy tách riêng phần cần đọc.")
    return document


def read_pdf(content: bytes) -> list[Line]:
    """The lines of a PDF file; pages that are pictures are read by eye."""
    document = open_pdf(content)
    pages = [page_text(page, number) for number, page in enumerate(document, start=1)]
    pictures = [found for found, page in zip(pages, document, strict=True) if _is_picture(found, page)]
    if len(pictures) > MOST_PICTURES:
        raise UnreadableFile(
            f"Tệp PDF có {len(pictures)} trang là ảnh chụp, nhiều hơn {MOST_PICTURES}: hãy tách riêng phần cần đọc."
        )
    lines = lines_of([page_scanned(document[p.number - 1], p.number) if p in pictures else p for p in pages])
    if not lines:
        raise UnreadableFile("Tệp PDF không có chữ nào để đọc.")
    return lines


def picture_pages(content: bytes) -> int:
    """How many pages of a PDF file are pictures."""
    document = open_pdf(content)
    return sum(_is_picture(page_text(page, number), page) for number, page in enumerate(document, start=1))


def _is_picture(found: Page, page: pdfium.PdfPage) -> bool:
    """Whether a picture fills the page (a scanner's own text behind it is not trusted) or its letters are unknown."""
    unknown = sum("\ufffd" in word.text for word in found.words)
    boxes = [image.get_bounds() for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)]
    covered = max(((right - left) * (top - bottom) for left, bottom, right, top in boxes), default=0.0)
    return covered > _FILLED * found.width * found.height or unknown > len(found.words) / 10


def page_text(page: pdfium.PdfPage, number: int) -> Page:
    """The words and ruling lines of a page."""
    turn = _Turn(page)
    rules = _rules(page, turn)
    return Page(number, turn.width, turn.height, _words(_glyphs(page.get_textpage(), turn), rules), rules)


class _Turn:
    """Brings places on the drawn page to places on the page as shown: from its upper left corner, turned upright."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.quarters = page.get_rotation() // 90
        self._left, self._bottom, self._right, self._top = page.get_cropbox()
        across, down = self._right - self._left, self._top - self._bottom
        self.width, self.height = (down, across) if self.quarters % 2 else (across, down)

    def place(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 1:
                return y - self._bottom, x - self._left
            case 2:
                return self._right - x, y - self._bottom
            case 3:
                return self._top - y, self._right - x
        return x - self._left, self._top - y

    def is_upright(self, angle: float) -> bool:
        """Whether text drawn at this angle stands upright as shown; stamps across the page do not."""
        shown = (math.degrees(angle) + 90 * self.quarters) % 360
        return min(shown, 360 - shown) < 5


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    base: float
    size: float
    font: str


def _glyphs(text: pdfium.PdfTextPage, turn: _Turn) -> Iterator[_Glyph]:
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, at)
        if raw.FPDFText_IsGenerated(text, at) == 1 or not turn.is_upright(raw.FPDFText_GetCharAngle(text, at)):
            continue
        raw.FPDFText_GetLooseCharBox(text, at, box)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        left, right = sorted([turn.place(box.left, box.bottom)[0], turn.place(box.right, box.top)[0]])
        # A hyphen at a line's end comes as 2.
        letter = "-" if code == 2 else chr(code)
        yield _Glyph(letter, left, right, turn.place(x.value, y.value)[1], _size(text, at), _font(text, at))


def _size(text: pdfium.PdfTextPage, at: int) -> float:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    return float(raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d))


def _font(text: pdfium.PdfTextPage, at: int) -> str:
    name, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, name, len(name), flags)
    return name.value.decode("utf-8", errors="replace")


def _words(glyphs: Iterator[_Glyph], rules: list[Rule]) -> list[Word]:
    """Glyphs as drawn, put together where no space or ruling parts them; a word drawn twice (to look bold) is one."""
    runs: list[list[_Glyph]] = [[]]
    upright = [rule for rule in rules if not rule.level]
    for glyph in glyphs:
        if not glyph.text.strip():
            runs.append([])
        elif runs[-1] and (not _joins(runs[-1][-1], glyph) or _are_ruled_apart(runs[-1][-1], glyph, upright)):
            runs.append([glyph])
        else:
            runs[-1].append(glyph)
    words = [_word(run) for run in runs if run]
    return list({(word.text, round(word.left / 2), round(word.base / 2)): word for word in words}.values())


def _joins(before: _Glyph, glyph: _Glyph) -> bool:
    if unicodedata.combining(glyph.text):
        return True
    near = -0.5 * glyph.size < glyph.left - before.right < 0.2 * glyph.size
    return near and abs(glyph.base - before.base) < 0.2 * glyph.size


def _are_ruled_apart(before: _Glyph, glyph: _Glyph, upright: list[Rule]) -> bool:
    """Whether the line of a table stands between them: a heading may fill its narrow column to the edge."""
    start, end = (before.left + before.right) / 2, (glyph.left + glyph.right) / 2
    return any(start < rule.at < end and rule.start < glyph.base < rule.end for rule in upright)


def _word(run: list[_Glyph]) -> Word:
    first = run[0]
    text = _as_read("".join(glyph.text for glyph in run), first.font)
    bold = "bold" in first.font.lower()
    size = max(glyph.size for glyph in run)
    return Word(text, first.left, max(glyph.right for glyph in run), first.base, size, bold=bold)


def _as_read(text: str, font: str) -> str:
    """The text as it looks: letters of the old fonts in Unicode, signs of fonts that hold no letters as bullets."""
    if len(text) == 1 and (_SIGNS.search(font) or unicodedata.category(text) == "Co"):
        return "•"
    return from_font(text, font)


def _rules(page: pdfium.PdfPage, turn: _Turn) -> list[Rule]:
    found: list[Rule] = []
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        for points in _strokes(path):
            found += _rules_along([turn.place(*point) for point in points])
    return found


def _strokes(path: pdfium.PdfObject) -> Iterator[list[tuple[float, float]]]:
    """The lines that a path draws: its own when stroked, the long middle of it when a thin filled bar."""
    fill, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    matrix = path.get_matrix()
    for points in _subpaths(path):
        drawn = [matrix.on_point(*point) for point in points]
        if stroke.value:
            yield drawn
        elif fill.value:
            yield from _thin_bar(drawn)


def _subpaths(path: pdfium.PdfObject) -> list[list[tuple[float, float]]]:
    found: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not found:
            found.append([])
        found[-1].append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            found[-1].append(found[-1][0])
    return found


def _thin_bar(points: list[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    if high - low < _THIN:
        yield [(left, (low + high) / 2), (right, (low + high) / 2)]
    elif right - left < _THIN:
        yield [((left + right) / 2, low), ((left + right) / 2, high)]


def _rules_along(points: list[tuple[float, float]]) -> Iterator[Rule]:
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(y1 - y2) < 1 and abs(x1 - x2) > _SHORTEST_RULE:
            yield Rule(True, (y1 + y2) / 2, min(x1, x2), max(x1, x2))
        elif abs(x1 - x2) < 1 and abs(y1 - y2) > _SHORTEST_RULE:
            yield Rule(False, (x1 + x2) / 2, min(y1, y2), max(y1, y2))
