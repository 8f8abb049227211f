"""Tables that people hand in: pasted from a spreadsheet, or the first sheet of a workbook (.xlsx), as rows of text."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from posixpath import join, normpath
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

Rows = list[list[str]]
MOST_ROWS = 5_000
_MOST_BYTES = 20 * 1024 * 1024  # of one part, unpacked
_NAMES = {
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_FIRST_SHEET_ID = f"{{{_NAMES['r']}}}id"
_DAY_ZERO = dt.date(1899, 12, 30)  # of a workbook's calendar, which counts a 29/02/1900 that never was
_DATE_FORMATS = frozenset(range(14, 23))  # built in; formats of one's own are known by their letters
_DATE_LETTERS = re.compile(r'[dmy]+(?![^"]*"(?:[^"]*"[^"]*")*[^"]*$)', re.IGNORECASE)
_COLUMN = re.compile(r"[A-Z]+")
_SEPARATORS = ("\t", ";", "|")


class NotAWorkbook(ValueError):
    """The file is no .xlsx, or a broken one."""


def pasted_rows(text: str) -> Rows:
    """The rows of a text that was copied from a table: cells parted by tabs, semicolons or bars."""
    return [_cells(line) for line in text.splitlines()[:MOST_ROWS]]


def _cells(line: str) -> list[str]:
    separator = next((mark for mark in _SEPARATORS if mark in line), "\t")
    return [cell.strip() for cell in line.split(separator)]


def workbook_rows(file: IO[bytes]) -> Rows:
    """The first sheet of a workbook: each cell as text, a day as 17/02/2027. Raises NotAWorkbook."""
    try:
        with ZipFile(file) as book:
            return list(_rows(_Workbook(book)))
    except (BadZipFile, KeyError, ValueError, IndexError, etree.XMLSyntaxError) as fault:
        raise NotAWorkbook(str(fault)) from fault


class _Workbook:
    """The parts of a workbook that hold its first sheet."""

    def __init__(self, book: ZipFile) -> None:
        self.book = book
        self.sheet = self._part(self._first_sheet())
        names = book.namelist()
        self.texts = _shared(self._part("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
        self.dates = _date_styles(self._part("xl/styles.xml")) if "xl/styles.xml" in names else []

    def _first_sheet(self) -> str:
        first = self._part("xl/workbook.xml").find(".//s:sheet", _NAMES).get(_FIRST_SHEET_ID)
        links = self._part("xl/_rels/workbook.xml.rels")
        target = next(link.get("Target") for link in links if link.get("Id") == first)
        return normpath(join("xl", target)) if not target.startswith("/") else target[1:]

    def _part(self, name: str) -> Any:
        if self.book.getinfo(name).file_size > _MOST_BYTES:
            raise NotAWorkbook(name)
        return etree.fromstring(self.book.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _shared(part: Any) -> list[str]:
    return ["".join(one.itertext(f"{{{_NAMES['s']}}}t")) for one in part]


def _date_styles(part: Any) -> list[bool]:
    """Whether each style of cells shows a day."""
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in part.iterfind(".//s:numFmt", _NAMES)}
    styles = part.iterfind("s:cellXfs/s:xf", _NAMES)
    return [_shows_a_day(style.get("numFmtId", "0"), own) for style in styles]


def _shows_a_day(number: str, own: dict[str, str]) -> bool:
    return bool(_DATE_LETTERS.search(own[number])) if number in own else int(number) in _DATE_FORMATS


def _rows(book: _Workbook) -> Iterator[list[str]]:
    for number, row in enumerate(book.sheet.iterfind(".//s:row", _NAMES)):
        if number == MOST_ROWS:
            return
        cells: list[str] = []
        for cell in row:
            place = _place(cell.get("r", ""), len(cells))
            cells += [""] * (place - len(cells)) + [_text(cell, book).strip()]
        yield cells


def _place(reference: str, following: int) -> int:
    """The column of "C7", counted from 0; a cell that does not say it follows the one before."""
    letters = _COLUMN.match(reference)
    if letters is None:
        return following
    number = 0
    for letter in letters[0][:3]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(cell: Any, book: _Workbook) -> str:
    kind, value = cell.get("t", "n"), cell.findtext("s:v", "", _NAMES)
    if kind == "inlineStr":
        return "".join(cell.itertext(f"{{{_NAMES['s']}}}t"))
    if kind == "s":
        return book.texts[int(value)]
    is_day = kind == "n" and value and _at(book.dates, int(cell.get("s", "0")))
    return f"{_DAY_ZERO + dt.timedelta(days=int(float(value))):%d/%m/%Y}" if is_day else value


def _at(styles: Sequence[bool], number: int) -> bool:
    return styles[number] if number < len(styles) else False
