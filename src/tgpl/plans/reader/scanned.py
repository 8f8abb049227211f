"""What was read from pictures of pages: numbers mended by their order, words by those that plans are made of."""

import re
from dataclasses import replace
from functools import lru_cache

from tgpl.core.reading.lines import Line
from tgpl.core.reading.roman import roman
from tgpl.plans.reader.counting import LIKE_ROMAN, TableCount
from tgpl.plans.reader.numbering import LETTERS
from tgpl.plans.reader.wording import flat, is_shouted, wording

_QUARTER = re.compile(r"(?<=[Qq]uý )(?P<number>[IVTHLl1|!]{1,6})(?=[\s,;/.]|$)")
# "5D." for 5., "7," for 7., "C)" for c), "d)ạ" for d): at the start of a paragraph.
_ITEM = re.compile(r"(?P<number>\d{1,2})[A-ZĐ]?[.,:;]\s+(?=[A-ZĐÀ-Ỹ])")
_LETTER = re.compile(r"(?P<letter>[^\W\d_])\)\S{0,2}\s+(?=[A-ZĐÀ-Ỹ])")
# A speck read as a letter or two before the number of an item: "ị b) Tổ chức".
_SPECK = re.compile(r"(?P<speck>\S{1,2})\s+(?=(?:[a-zđ]\)|\d{1,2}\.|[-+])\s)")
# Small words that a line may go on with, and that a picture shows with a capital: V and v are of one shape.
_CAPITAL_SMALL_WORD = re.compile(r"(?:Và|Của|Cho|Với|Hoặc|Tại|Trong|Để|Theo|Về|Vào|Cùng)(?=\s)")
# Two or three capitals, one of them an upright stroke: "AI" is seen as "AT" or "AL".
_UPRIGHT = re.compile(r"(?<![\w.&-])(?![IVX]+(?!\w))(?=[A-ZĐ]{0,2}[ILT])[A-ZĐ]{2,3}(?![\w.&-])")


def mended(lines: list[Line]) -> list[Line]:
    """The lines with numbers as their order has them, where a picture shows something like them.

    A table counts for itself.
    """
    sections, table = 0, TableCount()
    done: list[Line] = []
    for line in lines:
        if not line.cells:
            table = TableCount()
        if line.faint is None:
            done.append(line)
        elif line.cells:
            done.append(table.counted(line))
        elif _is_heading(line):
            sections += 1
            done.append(replace(line, text=f"{roman(sections)}. {line.text.partition(' ')[2]}"))
        else:
            done.append(_labelled(line))
    return [_with_strange_abbreviations(_with_quarters(_with_sure_words(line))) for line in done]


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(wording()["abbreviations"])


def _with_strange_abbreviations(line: Line) -> Line:
    """The line with abbreviations that nobody knows counted as hard to read: in a picture I, T and L look alike."""
    if line.faint is None or is_shouted(line.text):
        return line
    strange = [word for word in _UPRIGHT.findall(line.text) if word not in _abbreviations()]
    return replace(line, faint=(*line.faint, *strange))


@lru_cache(maxsize=1)
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """The phrases that plans are made of, by their letters without diacritics."""
    known = {flat(phrase): phrase for phrase in wording()["phrases"]}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(known, key=len, reverse=True))})(?!\w)"), known


def _with_sure_words(line: Line) -> Line:
    """The line with known phrases as they are written ("tố chức": "tổ chức"); what was mended counts as unsure."""
    if line.faint is None:
        return line
    cells = tuple(replace(cell, text=_sure(cell.text)) for cell in line.cells)
    mended = replace(line, text=_sure(line.text), cells=cells)
    changed = [now for was, now in zip(line.text.split(), mended.text.split(), strict=True) if was != now]
    return replace(mended, faint=(*line.faint, *changed))


def _sure(text: str) -> str:
    pattern, known = _known()
    for match in pattern.finditer(flat(text)):
        seen = text[match.start() : match.end()]
        meant = "".join(b.upper() if a.isupper() else b for a, b in zip(seen, known[match[0]], strict=True))
        text = text[: match.start()] + meant + text[match.end() :]
    return text


def _is_heading(line: Line) -> bool:
    number, _, words = line.text.partition(" ")
    return is_shouted(words) and bool(LIKE_ROMAN.fullmatch(number))


def _labelled(line: Line) -> Line:
    if line.gap is False:
        return replace(line, text=_small(line.text))
    line = _without_speck(line)
    text = _ITEM.sub(lambda m: f"{m['number']}. ", line.text, count=1) if _ITEM.match(line.text) else line.text
    match = _LETTER.match(text)
    if match:
        letter = match["letter"].lower()
        text = f"{letter if letter in LETTERS else flat(letter)}) {text[match.end() :]}"
    return replace(line, text=text)


def _small(text: str) -> str:
    """The text with its first word in small letters, where a line can only go on with it."""
    return text[0].lower() + text[1:] if _CAPITAL_SMALL_WORD.match(text) else text


def _without_speck(line: Line) -> Line:
    """The line without a speck before its number; what only looks like one stays where it was easy to read."""
    speck = _SPECK.match(line.text)
    return replace(line, text=line.text[speck.end() :]) if speck and speck["speck"] in (line.faint or ()) else line


def _with_quarters(line: Line) -> Line:
    """The line with the numbers of quarters as they can only be; where one was mended it counts as hard to read."""
    if line.faint is None:
        return line
    faint = list(line.faint)

    def quarter(match: re.Match[str]) -> str:
        found = _quarter(match["number"])
        if found != match["number"]:
            faint.append(found)
        return found

    cells = tuple(replace(cell, text=_QUARTER.sub(quarter, cell.text)) for cell in line.cells)
    return replace(line, text=_QUARTER.sub(quarter, line.text), cells=cells, faint=tuple(faint))


def _quarter(written: str) -> str:
    strokes = re.sub("[Ll1|!]", "I", written.replace("H", "II"))
    return "IV" if set(strokes) & {"V", "T"} else "I" * min(len(strokes), 3)
