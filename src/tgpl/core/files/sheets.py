"""Tables that people hand in: pasted from a spreadsheet, or the first sheet of a workbook (.xlsx), as rows of text."""

import datetime as dt
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

Rows = list[list[str]]
MOST_ROWS = 5_000
_MOST_BYTES = 20 * 1024 * 1024  # unfolded: a small file may unfold into all of our memory
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
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        _check_size(file)
        sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, BadZipFile, OSError, ValueError) as fault:
        raise NotAWorkbook(str(fault)) from fault
    return [[_text(cell) for cell in row] for row in rows[:MOST_ROWS]]


def _check_size(file: IO[bytes]) -> None:
    unfolded = sum(member.file_size for member in ZipFile(file).infolist())
    file.seek(0)
    if unfolded > _MOST_BYTES:
        raise NotAWorkbook(f"{unfolded} bytes unfolded")


def _text(cell: Any) -> str:
    if isinstance(cell, dt.date):  # a moment is a day, too
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
