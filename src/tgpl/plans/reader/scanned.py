"""What was read from pictures of pages: numbers mended by their order, words hard to read asked about."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from tgpl.core.reading.lines import Line
from tgpl.core.reading.roman import roman
from tgpl.plans.reader.numbering import LETTERS
from tgpl.plans.reader.structure import Doubt, Plan, Task
from tgpl.plans.reader.wording import flat, is_shouted, wording

# What a Roman number may look like in a picture: "IL" or "H" for II, "1I", "|".
_LIKE_ROMAN = re.compile(r"(?:[IVXLHl1|!]{1,5}|TV)[.,:;)]*")
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
_WHY = "Chữ trong ảnh mờ hoặc khó đọc: {}."


def mended(lines: list[Line]) -> list[Line]:
    """The lines with numbers as their order has them, where a picture shows something like them.

    A table counts for itself: its headings from I on, its rows from 1 on under each heading.
    """
    sections, groups, rows = 0, 0, 0
    done: list[Line] = []
    for line in lines:
        if not line.cells:
            groups = rows = 0
        if line.faint is None:
            done.append(line)
        elif line.cells and _is_heading(line.cells[0].own, _rest(line)):
            groups, rows = groups + 1, 0
            done.append(_first_cell(line, roman(groups)))
        elif line.cells:
            line, rows = _counted(line, rows)
            done.append(line)
        elif _is_heading(line.text.partition(" ")[0], line.text.partition(" ")[2]):
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
def _misread() -> dict[str, str]:
    return dict(wording()["misread"])


def _with_sure_words(line: Line) -> Line:
    """The line with words that can only be misread in place of common ones ("tố chức" for "tổ chức")."""
    if line.faint is None:
        return line

    def mend(text: str) -> str:
        for seen, meant in _misread().items():
            text = text.replace(seen, meant).replace(seen.capitalize(), meant.capitalize())
        return text

    cells = tuple(replace(cell, text=mend(cell.text)) for cell in line.cells)
    return replace(line, text=mend(line.text), cells=cells)


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


def _is_heading(number: str, words: str) -> bool:
    return is_shouted(words) and bool(_LIKE_ROMAN.fullmatch(number))


def _rest(line: Line) -> str:
    return " ".join(cell.own for cell in line.cells[1:])


def _counted(line: Line, before: int) -> tuple[Line, int]:
    """A table's row whose number is the next one, also where the picture shows another sign in its place."""
    written = line.cells[0].own.strip(" .)")
    if written.isdigit():
        return line, int(written)
    lost = not written and not line.cells[0].above and line.cells[1].own[:1].isupper()
    if not before or written == "a" or len(written) > 2 or not (written or lost):
        return line, before
    return _first_cell(line, str(before + 1)), before + 1


def _first_cell(line: Line, text: str) -> Line:
    return replace(line, cells=(replace(line.cells[0], text=text), *line.cells[1:]))


def faint_doubts(tasks: Iterable[Task], lines: list[Line]) -> list[Doubt]:
    """A doubt for every field of a task in which a word stands that was hard to read."""
    found = []
    for task in tasks:
        first, last = task.lines
        faint = {word for line in lines[first - 1 : last] for word in line.faint or ()}
        for about, texts in _fields(task).items():
            hard = [word for word in sorted(faint) if any(_holds(text, word) for text in texts)]
            if hard:
                found.append(
                    Doubt(task.number, about, "; ".join(texts), _WHY.format(", ".join(f"“{w}”" for w in hard)))
                )
    return found


def faint_elsewhere(plan: Plan, lines: list[Line]) -> list[Doubt]:
    """The same for the head, the duties and the recipients, from the lines that belong to no task."""
    within = {at for task in plan.tasks for at in range(task.lines[0], task.lines[1] + 1)}
    faint = {word for line in lines if line.number not in within for word in line.faint or ()}
    about = [(name, texts, "; ".join(texts)) for name, texts in _head_fields(plan).items()]
    about += [("duties", [duty.text], duty.text) for duty in plan.duties]
    found = []
    for name, texts, text in about:
        hard = [word for word in sorted(faint) if any(_holds(one, word) for one in texts)]
        if hard:
            found.append(Doubt(None, name, text, _WHY.format(", ".join(f"“{word}”" for word in hard))))
    return found


def _head_fields(plan: Plan) -> dict[str, list[str]]:
    single = {name: getattr(plan, name) for name in ("title", "issuer", "place", "number", "issued")}
    named = {name: [text] for name, text in single.items() if text}
    return {**named, "basis": list(plan.basis), "recipients": list(plan.recipients)}


def _holds(text: str, word: str) -> bool:
    """Whether the word stands in the text, with its punctuation or without; a dash or a speck only if alone."""
    bare = word.strip(".,;:()“”")
    return (bool(bare) and bare in re.split(r"[\s.,;:()“”]+", text)) or word in text.split()


def _fields(task: Task) -> dict[str, list[str]]:
    return {
        "title": [task.title],
        "lead": list(task.lead),
        "coordinating": list(task.coordinating),
        "periods": [period.text for period in task.periods],
        "outputs": list(task.outputs),
        "mode": [task.mode] if task.mode else [],
    }
