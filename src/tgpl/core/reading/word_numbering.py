"""Automatic numbers of a Word file ("II.", "1.", "a)", "-"): Word keeps a counter, not the number that a person sees.

A list (num) draws on an abstract list, whose levels tell how they count and look; lists of one abstract list count on
together, unless one of them says where it begins again.
"""

import re
from dataclasses import dataclass, field

from tgpl.core.reading.roman import roman
from tgpl.core.reading.word_package import Element, value, w


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and looks."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A list: its abstract list, its levels, and the levels where it begins anew."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """Counts the paragraphs of a document in order."""

    def __init__(self, part: Element | None) -> None:
        root = [] if part is None else part
        abstracts = {a.get(w("abstractNumId")): a for a in root if a.tag == w("abstractNum")}
        self._lists = {n.get(w("numId")): _list(n, abstracts) for n in root if n.tag == w("num")}
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, number: str, level: int) -> str:
        """The number that the next paragraph of list `number` shows at `level`; "" if it shows none."""
        found = self._lists.get(number)
        if found is None or level not in found.levels:
            return ""
        counts = self._counted(found, level)
        if found.levels[level].style == "bullet":
            return self._bullet(found, level)
        return _shown(found, level, counts)

    def _counted(self, found: _List, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.abstract, {})
        if not found.begun:
            found.begun = True
            counts.update({at: start - 1 for at, start in found.starts.items()})
        for above in range(level):
            counts.setdefault(above, found.levels[above].start if above in found.levels else 1)
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for below in [at for at in counts if at > level and _restarts(found.levels.get(at), level)]:
            del counts[below]
        return counts

    @staticmethod
    def _bullet(found: _List, level: int) -> str:
        """ "+" for a bullet under a bullet, as plans write it."""
        under = level > 0 and found.levels.get(level - 1, _Level()).style == "bullet"
        return "+" if under or found.levels[level].text == "+" else "-"


def _list(num: Element, abstracts: dict[str, Element]) -> _List:
    name = value(num, "abstractNumId") or ""
    levels = {int(lvl.get(w("ilvl"))): _level(lvl) for lvl in _levels_of(abstracts.get(name), abstracts)}
    starts: dict[int, int] = {}
    for override in num.findall(w("lvlOverride")):
        at = int(override.get(w("ilvl")))
        changed = override.find(w("lvl"))
        if changed is not None:
            levels[at] = _level(changed)
        start = value(override, "startOverride")
        if start is not None:
            starts[at] = int(start)
    return _List(name, levels, starts)


def _levels_of(abstract: Element | None, abstracts: dict[str, Element]) -> list[Element]:
    """The levels of an abstract list; one that only names a list style has them where that style is defined."""
    style = value(abstract, "numStyleLink")
    if style is not None:
        abstract = next((a for a in abstracts.values() if value(a, "styleLink") == style), None)
    return [] if abstract is None else abstract.findall(w("lvl"))


def _level(lvl: Element) -> _Level:
    restart = value(lvl, "lvlRestart")
    return _Level(
        style=value(lvl, "numFmt") or "decimal",
        text=value(lvl, "lvlText") or "",
        start=int(value(lvl, "start") or 1),
        restart=None if restart is None else int(restart),
        legal=lvl.find(w("isLgl")) is not None,
    )


def _restarts(level: _Level | None, above: int) -> bool:
    """Whether the level begins again after a paragraph at the level `above` it."""
    return level is None or level.restart is None or above < level.restart


def _shown(found: _List, level: int, counts: dict[int, int]) -> str:
    legal = found.levels[level].legal

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        style = found.levels.get(at, _Level()).style
        return in_style(counts.get(at, 1), "decimal" if legal else style)

    return re.sub(r"%(\d)", number, found.levels[level].text).strip()


def in_style(number: int, style: str) -> str:
    """`number` as Word writes it.

    >>> [in_style(4, style) for style in ("decimal", "upperRoman", "lowerLetter", "none")]
    ['4', 'IV', 'd', '']
    """
    if style in {"upperRoman", "lowerRoman"}:
        return roman(number) if style == "upperRoman" else roman(number).lower()
    if style in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    return "" if style in {"none", "bullet"} else f"{number:02}" if style == "decimalZero" else str(number)
