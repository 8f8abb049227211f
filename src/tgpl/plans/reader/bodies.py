"""Bodies named in a list: one entry each, without cutting through a name.

"Sở Văn hóa, Thể thao và Du lịch" is one; "các cơ quan, tổ chức có liên quan" is one, because generic nouns share the
words that come last; "Sở Y tế, trại giam" are two. Where the form leaves it open, the reading is given with a doubt.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from tgpl.plans.reader.wording import begins, depths, flat, is_capital, listed, phrases, small_word, trim


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A cut between two names that is not sure: the words behind it, why, and the names of the other reading."""

    text: str
    why: str
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bodies:
    """The names, and what is not sure of them."""

    names: tuple[str, ...]
    uncertain: tuple[Uncertain, ...] = ()


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Whether a part begins a new body; `head` is a word that it leaves unsaid ("Sở"); `why` tells a doubt."""

    new: bool
    head: str = ""
    why: str = ""


_SEPARATOR = re.compile(r"\s*;\s*|\s*,\s+(?:và\s+)?|\s+(?:và|cùng với)\s+|(?<![A-ZĐ])\.\s+(?=[A-ZĐÀ-Ỹ])")
_LONGEST_NAME = 120
_NOBODY = re.compile(r"[\W_]*|khong( co)?")


def split_bodies(text: str) -> Bodies:
    """The bodies named in `text`, in order.

    >>> split_bodies("Sở Y tế, Công an tỉnh và các cơ quan, tổ chức có liên quan.").names
    ('Sở Y tế', 'Công an tỉnh', 'các cơ quan, tổ chức có liên quan')
    """
    text = trim(text)
    if _NOBODY.fullmatch(flat(text)):
        return Bodies(())
    parts = _parts(_heads_said(text))
    names, verdicts = _join(parts)
    uncertain = [
        Uncertain(parts[i][1], verdict.why, _join(parts, flipped=i)[0])
        for i, verdict in enumerate(verdicts)
        if verdict.why
    ]
    return Bodies(names, tuple(uncertain))


def _join(parts: list[tuple[str, str]], flipped: int | None = None) -> tuple[tuple[str, ...], list[_Verdict]]:
    """The parts put together into names; the verdict on the part number `flipped` is turned round."""
    names: list[str] = []
    verdicts: list[_Verdict] = []
    for i, (separator, part) in enumerate(parts):
        verdict = _verdict(names[-1], separator, part) if names else _Verdict(True)
        verdicts.append(verdict)
        if verdict.new != (i == flipped):
            names.append(f"{verdict.head} {part}".strip())
        else:
            names[-1] += f"{separator}{part}"
    return tuple(trim(name) for name in names if trim(name)), verdicts


def _parts(text: str) -> list[tuple[str, str]]:
    """Each stretch between separators, with the separator before it; none within brackets or a known name."""
    depth, parts, start, separator = depths(text), [], 0, ""
    names = [match.span() for match in _known_names().finditer(flat(text))]
    for match in _SEPARATOR.finditer(text):
        within = depth[match.start()] or any(first < match.start() < last for first, last in names)
        if not within and text[start : match.start()].strip():
            parts.append((separator, text[start : match.start()]))
            separator, start = match[0], match.end()
    return [*parts, (separator, text[start:])]


@lru_cache(maxsize=1)
def _known_names() -> re.Pattern[str]:
    """Names that hold a comma or "và"."""
    names = [*listed("bodies", "sectors"), *listed("bodies", "whole_names")]
    return re.compile(rf"(?<![a-z])(?:{phrases(n for n in names if ',' in n or ' và ' in n)})(?![a-z])")


@lru_cache(maxsize=1)
def _plural_head() -> re.Pattern[str]:
    return re.compile(rf"cac\s+(?P<head>so|bo)\s*:?\s+(?={phrases(listed('bodies', 'sectors'))})")


def _heads_said(text: str) -> str:
    """ "Các Sở: Y tế, Nội vụ" begins with the plural of what each body is; here it begins with the first body."""
    match = _plural_head().match(flat(text))
    return f"{text[match.start('head') : match.end('head')].capitalize()} {text[match.end() :]}" if match else text


def _verdict(before: str, separator: str, part: str) -> _Verdict:
    if separator.strip() in {";", "."}:
        return _Verdict(True)
    listing = separator.strip() == ","
    if begins(part, "bodies", "quantifiers"):
        return _quantified(before, part, listing=listing)
    if not _has_head(part):
        return _headless(before, part, listing=listing)
    if listing:
        return _Verdict(not (_is_bare(before) and _is_generic(part)))
    return _after_and(before, part)


def _quantified(before: str, part: str, *, listing: bool) -> _Verdict:
    """ "các …" begins a new body, but for places: "Ủy ban nhân dân các xã, các phường"."""
    noun = _without_quantifier(part)
    if begins(noun, "bodies", "places") and _names_places(before):
        return _Verdict(False)
    if _has_head(noun) or _is_generic(noun) or begins(noun, "bodies", "places"):
        return _Verdict(True)
    return _Verdict(listing, why=_open_question(part, before))


def _after_and(before: str, part: str) -> _Verdict:
    """ "X và Y" where Y begins with a head noun."""
    if _is_bare(before):
        return _Verdict(False)
    parallel = not is_capital(_without_quantifier(before)) or begins(before, "bodies", "quantifiers")
    if is_capital(part) or _is_generic(part) or parallel or _relational().search(flat(part)):
        return _Verdict(True)
    return _Verdict(False, why=_open_question(part, before))


def _headless(before: str, part: str, *, listing: bool) -> _Verdict:
    """A part that begins with no head noun: the rest of a name, or a name that leaves its head unsaid."""
    sector = _unsaid_head(before, part)
    if sector:
        return _Verdict(True, sector, f"Hiểu là “{sector} {part}”: văn bản không viết lại chữ “{sector}”.")
    if _is_bare(before) and _is_generic(part):
        return _Verdict(False)
    if not is_capital(part):
        known = begins(part, "bodies", "continuing") or _is_bare(before)
        return _Verdict(False, why="" if known else _open_question(part, before))
    if not listing:
        return _Verdict(False)
    takes_more = begins(before, "bodies", "divided") is not None
    return _Verdict(not takes_more, why=_open_question(part, before))


def _open_question(part: str, before: str) -> str:
    return f"Chưa rõ “{part}” là một cơ quan riêng hay thuộc tên “{before}”."


def _unsaid_head(before: str, part: str) -> str:
    """ "Sở" when `before` is a department and `part` the field of another one: "Sở Tư pháp, Y tế"."""
    match = re.match(r"(?:các\s+)?(sở|bộ)\s+(.+)", before, re.I)
    said = match is not None and begins(match[2], "bodies", "sectors") and begins(part, "bodies", "sectors")
    return match[1].capitalize() if match and said else ""


def _names_places(text: str) -> bool:
    """Whether `text` ends in a list of places: "Ủy ban nhân dân các xã"."""
    quantifiers, places = phrases(listed("bodies", "quantifiers")), phrases(listed("bodies", "places"))
    return bool(re.search(rf"(?<![a-z])(?:{quantifiers})\s+(?:{places})(?![a-z])", flat(text)))


def _is_bare(text: str) -> bool:
    """Whether the name so far is nouns alone, waiting for the words that they share: "các cơ quan", "Báo"."""
    noun = rf"(?:{phrases(listed('bodies', 'generic'))})"
    return bool(re.fullmatch(rf"{noun}(?:(?:\s*[,/]\s*(?:va\s+)?|\s+va\s+){noun})*", flat(_without_quantifier(text))))


def _is_generic(part: str) -> bool:
    return begins(part, "bodies", "generic") is not None


def _has_head(part: str) -> bool:
    """Whether `part` begins with a noun that a body's name begins with."""
    if begins(part, "bodies", "heads"):
        return True
    return is_capital(part) and begins(part, "bodies", "proper_heads") is not None


def begins_body(text: str) -> bool:
    """Whether `text` begins with the name of a body: "các cơ quan", "Sở Tư pháp"."""
    noun = _without_quantifier(text)
    if begins(noun, "bodies", "no_heads"):
        return False
    return _has_head(noun) or (_is_generic(noun) and (noun != text or is_capital(text)))


def is_body_alone(text: str) -> bool:
    """Whether `text` is the name of a body and nothing else: the heading over what it has to do."""
    name = trim(text)
    if len(name) > _LONGEST_NAME or not begins_body(name) or small_word(name, "duties", "verbs"):
        return False
    return not flat(name).startswith("to chuc ")  # "Tổ chức truyền thông" is a deed


def _without_quantifier(text: str) -> str:
    match = begins(text, "bodies", "quantifiers")
    return text[match.end() :].lstrip() if match else text


@lru_cache(maxsize=1)
def _relational() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{phrases(listed('bodies', 'relational'))})(?![a-z])")
