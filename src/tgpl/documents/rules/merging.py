"""Drawing a text up again without losing what somebody wrote into it."""

from difflib import SequenceMatcher


def merged(*, before: str, mine: str, now: str) -> str:
    """`now` with every line that was changed, added or struck out between `before` and `mine`.

    Where both changed the same lines, mine stay: the words of a person go before words from a pattern.
    """
    base, own, new = before.split("\n"), mine.split("\n"), now.split("\n")
    theirs = _replacements(base, new)
    result: list[str] = []
    at = 0
    for first, last, lines in _replacements(base, own):
        result += _carried(base, theirs, at, first, is_last=False)
        result += lines
        at = last
    return "\n".join(result + _carried(base, theirs, at, len(base), is_last=True))


Replacement = tuple[int, int, list[str]]


def _replacements(base: list[str], other: list[str]) -> list[Replacement]:
    """Which lines of `base`, from and to, became which lines of `other`."""
    codes = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [(i, j, other[k:m]) for tag, i, j, k, m in codes if tag != "equal"]


def _carried(base: list[str], theirs: list[Replacement], first: int, last: int, *, is_last: bool) -> list[str]:
    """The lines of `base` between two of mine, as they read now; a change that reaches into mine is left out."""
    lines: list[str] = []
    at = first
    for begin, end, changed in theirs:
        inside = first <= begin and end <= last and (begin < last or is_last)
        if inside:
            lines += base[at:begin] + changed
            at = end
    return lines + base[at:last]
