"""Lines made clean: Markdown marks off, bullets told from text, page numbers and running headers out."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tgpl.core.reading.lines import Cell, Line
from tgpl.plans.reader.wording import flat, is_closed


@dataclass(frozen=True, slots=True)
class Row:
    """A line that says something. `gap`: an empty line or a new page stands before it, or it begins a paragraph."""

    number: int
    text: str
    bullet: str = ""
    gap: bool = False
    heading: bool = False
    new_page: bool = False
    page_end: bool = False
    cells: tuple[Cell, ...] = ()


_BULLETS = re.compile(r"\s*((?:[-–—‐‑•+*·●▪○◦▫➢✓~]\s+|[-–—•+·●▪](?=[^\W\d_]))+)(?=\S)")
_RULE = re.compile(r"\s*[-–—_=*·.…\s]{3,}\s*")
_EMPHASIS = re.compile(r"\*+|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])|`+")
_ESCAPED = re.compile(r"\\([-\\`*_{}\[\]()#+.!|>])")
_PAGE_NUMBER = re.compile(r"\s*(?:trang|page)?\s*[-–—]?\s*(\d{1,3})\s*[-–—]?\s*(?:(?:/|of|tren)\s*\d{1,3}\s*)?")


def rows_of(lines: list[Line]) -> list[Row]:
    """The rows of a document, without what belongs to the page alone."""
    rows = list(_without_page_numbers(list(_clean(lines))))
    return _without_headers(rows)


def _clean(lines: list[Line]) -> Iterator[Row]:
    gap = new_page = False
    for line in lines:
        new_page = new_page or "\f" in line.text
        row = clean_line(line)
        if not row.text:
            gap = True
            continue
        yield replace(row, gap=gap or new_page if line.gap is None else line.gap, new_page=new_page)
        gap = new_page = False


def clean_line(line: Line) -> Row:
    """One line without its marks; a table's row as its cells.

    >>> clean_line(Line(1, "- **Đơn vị phối hợp:** Sở Y tế")).text
    'Đơn vị phối hợp: Sở Y tế'
    """
    if line.cells:
        return Row(line.number, line.text, cells=line.cells)
    raw = re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000\v\f]", " ", line.text)
    raw = re.sub(r"^\s*(?:>\s*)+", "", raw)
    if _RULE.fullmatch(raw):
        return Row(line.number, "")
    heading = re.match(r"\s{0,3}#{1,6}\s+", raw)
    if heading:
        raw = raw[heading.end() :]
    if line.faint is not None and not re.search(r"[\w–-]", raw):
        return Row(line.number, "")  # a speck of the picture
    bullet = _BULLETS.match(raw)
    text = raw[bullet.end() :] if bullet else raw
    text = _plain(text)
    cells = () if bullet else _cells(text)
    return Row(line.number, text, _bullet(bullet), heading=bool(heading) or line.bold, cells=cells)


def _cells(text: str) -> tuple[Cell, ...]:
    """The cells of a table's row in Markdown; none in other text."""
    if not text.startswith("|") or text.count("|") < 3:
        return ()
    inner = re.split(r"(?<!\\)\|", text.strip())[1:]
    inner = inner[:-1] if not inner[-1].strip() else inner
    return tuple(Cell(re.sub(r"\s*<br\s*/?>\s*", "\n", cell).strip()) for cell in inner)


def _bullet(match: re.Match[str] | None) -> str:
    """The innermost bullet: "+" for an item under an item, else "-"."""
    return "" if match is None else "+" if match[1].split()[-1][-1] == "+" else "-"


def _plain(text: str) -> str:
    if "|" not in text:
        text = re.sub(r"\s*<br\s*/?>\s*", " ", text)
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", _hide_escapes(text)))
    text = html.unescape(text).replace("\t", "    ") if "|" not in text else html.unescape(text)
    return text.rstrip("\\").strip()


def _hide_escapes(text: str) -> str:
    """An escaped star or underscore is text, not a mark."""
    return re.sub(r"\\([*_`])", "", text)


def _without_page_numbers(rows: list[Row]) -> Iterator[Row]:
    """Drops lines that hold a page's number alone, and leaves a page's end behind."""
    is_number = _page_numbers(rows)
    new_page = False
    for i, row in enumerate(rows):
        if is_number[i]:
            new_page = True
            continue
        if row.new_page and is_number[i + 1 : i + 2] == [True] and not rows[i + 1].gap and not is_closed(row.text):
            continue  # a header: it stands between the page's beginning and its number
        page_end = i + 1 < len(rows) and (is_number[i + 1] or rows[i + 1].new_page)
        yield replace(row, gap=row.gap or new_page, new_page=row.new_page or new_page, page_end=page_end)
        new_page = False


def _page_numbers(rows: list[Row]) -> list[bool]:
    """Which rows are page numbers: alone between empty lines, or one of a series."""
    found = [_page_number(row) for row in rows]
    series = {number for number in found if number is not None}
    return [
        number is not None
        and (row.gap or i + 1 == len(rows) or rows[i + 1].gap or bool({number - 1, number + 1} & series))
        for i, (row, number) in enumerate(zip(rows, found, strict=True))
    ]


def _page_number(row: Row) -> int | None:
    match = None if row.heading else _PAGE_NUMBER.fullmatch(flat(row.text))
    return int(match[1]) if match else None


def _without_headers(rows: list[Row]) -> list[Row]:
    """Drops lines that stand at the edge of several pages, the same but for numbers: running headers and footers."""
    edges = Counter(_shape(row) for row in rows if row.new_page or row.page_end)
    kept, fresh = [], False
    for row in rows:
        if (row.new_page or row.page_end) and edges[_shape(row)] > 1 and not row.bullet and not is_closed(row.text):
            fresh = True
            continue
        kept.append(replace(row, gap=row.gap or fresh, new_page=row.new_page or fresh))
        fresh = False
    return kept


def _shape(row: Row) -> str:
    return re.sub(r"\d+", "#", flat(row.text))
