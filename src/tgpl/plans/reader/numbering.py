"""Numbers of items at the start of a line ("II.", "1.", "2.1", "a)"), read by the sequence that they stand in.

A number that fits no sequence is text: "điểm" at the end of one line and "a) khoản 1" on the next open no item.
"""

import re
from dataclasses import dataclass

from tgpl.core.reading.roman import roman, roman_value
from tgpl.plans.reader.wording import is_shouted

LETTERS = "abcdđefghijklmnopqrstuvwxyz"
# Hand-made lists leave out f, j, w and z, which Vietnamese lacks; lists that Word counts leave out đ.
_LEFT_OUT = "đfjwz"
# Where numbers are missing between two items, still a sequence, though not a sure one.
_LONGEST_GAP = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading of a line's number: the style and ordinal of each level that it names, and the text behind it."""

    levels: tuple[tuple[str, int], ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Level:
    """An open level of the numbering."""

    style: str
    ordinal: int
    label: str


_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:\s?[.)]|\s?[-/:](?=\s))?(?P<gap>\s*)(?P<rest>.*)", re.S)
_ROMAN = re.compile(r"(?:(?:mục|chương)\s+)?(?P<number>[IVXl1|]{1,5})\s?[.)/:-](?P<rest>\s.*|$)", re.S | re.I)
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu")
_PART = re.compile(
    rf"phần\s+(?:thứ\s+(?P<ordinal>{'|'.join(_ORDINALS)})|(?P<roman>[IVX]{{1,5}}))(?P<end>\s?[.:)/-])?(?:\s+|$)(?P<rest>.*)",
    re.S | re.I,
)
_ROMAN_DOTTED = re.compile(r"(?P<roman>[IVX]{1,5})\.(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)]?(?P<rest>\s.*|$)", re.S)
_LETTER = re.compile(r"(?P<letter>[a-zđ])\s?[.)/}](?P<rest>\s*\S.*|$)", re.S)
_CAPITAL = re.compile(r"(?P<letter>[A-ZĐ])\s?[.)](?P<rest>\s.+)", re.S)
_BRACKETED = re.compile(r"\((?P<number>\d{1,2}|[ivx]{1,4}|[a-zđ])\)(?P<rest>\s.*|$)", re.S)
_NAMED = re.compile(
    r"(?:nhiệm vụ|hoạt động|nội dung)\s+(?:số\s+)?(?P<number>\d{1,2})\s?[.:](?P<rest>\s.*|$)", re.S | re.I
)


def readings(text: str) -> list[Mark]:
    """Every way to read the number at the start of `text`, the plainest first."""
    readers = (_part, _roman_dotted, _arabic, _letter, _roman, _capital, _bracketed, _named)
    return [mark for reader in readers if (mark := reader(text)) is not None]


def _part(text: str) -> Mark | None:
    """ "PHẦN II. NHIỆM VỤ", "Phần thứ hai" with the heading below it."""
    match = _PART.match(text)
    if match is None or not (match["end"] or not match["rest"] or is_shouted(match["rest"])):
        return None
    spoken = match["ordinal"]
    value = _ORDINALS.index(spoken.lower()) + 1 if spoken else roman_value(match["roman"].upper())
    return Mark((("part", value),), match["rest"]) if value else None


def _arabic(text: str) -> Mark | None:
    match = _NUMBER.match(text)
    if match is None:
        return None
    numbers = tuple(int(n) for n in match["number"].split("."))
    ended = match.end("number") < match.start("gap")
    tight = not match["gap"] and match["rest"] and not match["rest"][0].isupper()
    if tight or not (ended or (len(numbers) > 1 and match["gap"])) or 0 in numbers:
        return None
    return Mark(_arabic_levels(numbers), match["rest"])


def _arabic_levels(numbers: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((f"arabic{depth}", number) for depth, number in enumerate(numbers))


def _roman(text: str) -> Mark | None:
    match = _ROMAN.match(text)
    if match is None:
        return None
    written = match["number"]
    # Scanned text shows l, 1 and | for I; only a heading in capitals may be read so.
    if set(written) - set("IVX") and not is_shouted(match["rest"]):
        return None
    value = roman_value(re.sub("[l1|i]", "I", written.upper().replace("L", "I")))
    return Mark((("roman", value),), match["rest"].strip()) if value else None


def _roman_dotted(text: str) -> Mark | None:
    match = _ROMAN_DOTTED.match(text)
    if match is None:
        return None
    numbers = tuple(int(n) for n in match["number"].split("."))
    return Mark((("roman", roman_value(match["roman"])), *_arabic_levels(numbers)), match["rest"].strip())


def _letter(text: str) -> Mark | None:
    match = _LETTER.match(text)
    if match is None or match["letter"] not in LETTERS:
        return None
    return Mark((("letter", LETTERS.index(match["letter"]) + 1),), match["rest"].strip())


def _capital(text: str) -> Mark | None:
    match = _CAPITAL.match(text)
    letter = match["letter"].lower() if match else ""
    if match is None or letter not in LETTERS or not is_shouted(match["rest"]):
        return None
    return Mark((("capital", LETTERS.index(letter) + 1),), match["rest"].strip())


def _bracketed(text: str) -> Mark | None:
    match = _BRACKETED.match(text)
    if match is None:
        return None
    written = match["number"]
    if written.isdigit():
        return Mark((("bracketed", int(written)),), match["rest"].strip())
    value = roman_value(written.upper())
    if value:
        return Mark((("bracketed_roman", value),), match["rest"].strip())
    return Mark((("bracketed_letter", LETTERS.find(written) + 1),), match["rest"].strip())


def _named(text: str) -> Mark | None:
    match = _NAMED.match(text)
    return Mark((("arabic0", int(match["number"])),), match["rest"].strip()) if match else None


def label(style: str, ordinal: int) -> str:
    """How a level shows in the path of numbers: "II", "1", "a"."""
    if style in {"roman", "part"}:
        return roman(ordinal)
    if style in {"letter", "bracketed_letter"}:
        return LETTERS[ordinal - 1]
    if style == "capital":
        return LETTERS[ordinal - 1].upper()
    return roman(ordinal).lower() if style == "bracketed_roman" else str(ordinal)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark stands in the numbering: the open levels from there on; `sure` when it continues a sequence."""

    levels: tuple[Level, ...]
    rest: str
    sure: bool


def place(mark: Mark, open_levels: tuple[Level, ...]) -> Place | None:
    """The place of `mark` after `open_levels`; None when it can be no number there."""
    levels, sure = open_levels, True
    for position, (style, ordinal) in enumerate(mark.levels):
        last = position == len(mark.levels) - 1
        found = _step(levels, style, ordinal, last=last)
        if found is None:
            return None
        levels, fits = found
        sure = sure and fits
    return Place(levels, mark.rest, sure)


def _step(levels: tuple[Level, ...], style: str, ordinal: int, *, last: bool) -> tuple[tuple[Level, ...], bool] | None:
    """The levels with (`style`, `ordinal`) open, and whether that continues a sequence."""
    level = Level(style, ordinal, label(style, ordinal))
    same = [i for i, open_level in enumerate(levels) if open_level.style == style]
    for i in reversed(same):
        if not last and levels[i].ordinal == ordinal:
            return levels, True
        if _follows(style, levels[i].ordinal, ordinal):
            return (*levels[:i], level), True
    if ordinal == 1 and same and style in {"roman", "capital"}:
        return (*levels[: same[-1]], level), False  # sections counted anew
    if ordinal == 1 or not (same or last):
        return (*levels, level), not same
    before = levels[same[-1]].ordinal if same else 0
    if before < ordinal < before + _LONGEST_GAP:
        return (*levels[: same[-1]], level) if same else (*levels, level), False
    return None


def _follows(style: str, before: int, ordinal: int) -> bool:
    """Whether `ordinal` comes next; some letters may be left out."""
    between = LETTERS[before : ordinal - 1] if "letter" in style or style == "capital" else ""
    return ordinal == before + 1 or (ordinal > before and between != "" and set(between) <= set(_LEFT_OUT))
