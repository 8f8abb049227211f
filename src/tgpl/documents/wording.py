"""The fixed words and lines of a paper: number, place and date, agency names broken evenly, list letters."""

import textwrap
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tgpl.core.law.rule_files import Entry, Mark, check_dates, load
from tgpl.documents.paper import Paper

DATA = Path(__file__).parent / "data"
# The order that Vietnamese papers use: a, b, c, d, đ, e, g… without f, j, w, z.
LETTERS = "abcdđeghiklmnopqrstuvxy"
LARGE = 1.45  # the 14 points of a paper become 20
_NO_BREAK = "\u00a0"
_BLANK = _NO_BREAK * 6
# Words of agencies' names that are never parted at the end of a line.
_TOGETHER = ("THÀNH PHỐ", "NHÂN DÂN", "TƯ PHÁP", "PHÁP LÝ", "TRỢ GIÚP", "NHÀ NƯỚC", "TRUNG TÂM", "CHI NHÁNH", "ỦY BAN")


@cache
def words(language: str) -> dict[str, str]:
    """The fixed words of a paper in `language`."""
    return dict(load(DATA / "wording.yaml")[language])


@cache
def layouts() -> list[Entry]:
    """The layouts of state papers, the oldest first; raises RuleFault on a faulty file."""
    entries: list[Entry] = load(DATA / "layout.yaml")["layouts"]
    for entry in entries:
        parts = dict.fromkeys(("page", "fonts", "sizes", "measures"), dict)
        entry.expect({"citation": str, "mark": str, "valid_from": date, **parts}, {"valid_to": date})
        entry.one_of("mark", Mark)
    check_dates(entries)
    return sorted(entries, key=lambda entry: entry["valid_from"])


def layout_on(day: date | None) -> dict[str, Any]:
    """The layout in force on `day`: for a paper without a date, or older than the decree, the nearest that we know."""
    if day is None:
        return layouts()[-1]
    return next((entry for entry in reversed(layouts()) if entry["valid_from"] <= day), layouts()[0])


def layout_of(paper: Paper) -> dict[str, Any]:
    """The layout of `paper`: that of its day, in large print with letters half as high again."""
    layout = layout_on(paper.date)
    if not paper.large:
        return layout
    sizes = {part: round(size * LARGE * 2) / 2 for part, size in layout["sizes"].items()}
    return {**layout, "sizes": sizes}


def number_line(number: str, notation: str, language: str) -> str:
    """ "Số: 12/BC-STP", with room for the number while the paper is not registered."""
    if not number and not notation:
        return ""
    return f"{words(language)['number']} {number or _BLANK}{'/' if notation else ''}{notation}"


def place_date_line(place: str, day: date | None, language: str) -> str:
    """ "Hải Phòng, ngày 05 tháng 10 năm 2026": two digits for days under 10 and for months 1 and 2."""
    if not place and day is None:
        return ""
    if language == "en":
        return ", ".join(part for part in (place, f"{day.day} {day:%B %Y}" if day else "") if part)
    said = (
        f"ngày {day.day:02} tháng {_month(day.month)} năm {day.year}"
        if day
        else f"ngày {_BLANK} tháng {_BLANK} năm {_BLANK}"
    )
    return f"{place}, {said}" if place else said[0].upper() + said[1:]


def _month(number: int) -> str:
    return f"{number:02}" if number < 3 else str(number)


def even_lines(name: str, longest: int) -> list[str]:
    """`name` in as few lines as hold it, of nearly one length; its own line ends win.

    >>> even_lines("TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC", 24)
    ['TRUNG TÂM TRỢ GIÚP', 'PHÁP LÝ NHÀ NƯỚC']
    """
    if "\n" in name:
        return [line.strip() for line in name.split("\n") if line.strip()]
    for pair in _TOGETHER:
        name = name.replace(pair, pair.replace(" ", _NO_BREAK))
    fewest = len(textwrap.wrap(name, longest))
    width = next((w for w in range(1, longest) if len(textwrap.wrap(name, w)) <= fewest), longest)
    return [line.replace(_NO_BREAK, " ") for line in textwrap.wrap(name, width)]


def closed(items: list[str]) -> list[str]:
    """The lines of "Nơi nhận", each ending in a semicolon, the last in a full stop, as offices write them."""
    bare = [item.rstrip(" ;.") for item in items]
    return [f"{item};" for item in bare[:-1]] + [f"{item}." for item in bare[-1:]]


def list_label(marker: str, position: int) -> str:
    """What stands before the point number `position` (from 0): "-", "3." or "đ)"."""
    if marker == "number":
        return f"{position + 1}."
    if marker == "letter":
        turn, letter = divmod(position, len(LETTERS))
        return f"{LETTERS[letter]}{turn + 1 if turn else ''})"
    return "-"
