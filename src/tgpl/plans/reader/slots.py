"""The labels that open the slots of a task ("Đơn vị chủ trì:", "Thời gian:"), wherever they stand in the text."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from tgpl.plans.reader.wording import begins, flat, listed, phrases, wording

# Slots proper; "title" and "other" are labels within the task's own words.
SLOTS = ("lead", "coordinating", "parties", "period", "outputs", "mode")


_LONGEST_LABEL, _MOST_WORDS = 70, 8
# How like a listed label a misread one must be.
_LIKENESS = 0.86


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one label; the words before the first label have the kind ""."""

    kind: str
    label: str
    text: str


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{phrases(words)})" for kind, words in wording()["labels"].items())
    return re.compile(rf"(?<![a-z0-9])(?:{kinds})(?P<aside>\s*\([^()]{{0,60}}\))?\s*:")


@lru_cache(maxsize=1)
def _bare_labels() -> re.Pattern[str]:
    """Labels without a colon, at the start of an item: only whole nouns, of three words and more."""
    kinds = "|".join(
        f"(?P<{kind}>{phrases(word for word in listed('labels', kind) if _is_whole_noun(word))})" for kind in SLOTS
    )
    return re.compile(rf"(?:{kinds})(?:\s*[.;,–-])?\s+")


def _is_whole_noun(label: str) -> bool:
    return len(label.split()) > 2 and not label.startswith(("Chủ trì", "Phối hợp", "Phân công"))


_TIME_WORDS = re.compile(r"(tu|trong|quy|thang|nam|truoc|hang|thuong|sau|ngay|xong|hoan)\b")


def label_at_start(text: str) -> str:
    """The kind of the label that `text` begins with, "" if none."""
    return _first_label(text)[0]


def _first_label(text: str) -> tuple[str, int]:
    """The kind of the label at the start of `text` and where it ends; ("", 0) if there is none."""
    match = _labels().match(flat(text))
    if match:
        return _kind(match), match.end()
    colon = text.find(":", 0, _LONGEST_LABEL)
    if colon > 0 and text[0].isupper() and (kind := _unlisted(flat(text[:colon]).strip())):
        return kind, colon + 1
    return _bare_label(text)


@lru_cache(maxsize=4096)
def _unlisted(label: str) -> str:
    """The kind of a label that stands in no list: by its shape, or as a listed one misread by a scanner."""
    words = label.split()
    if not 2 <= len(words) <= _MOST_WORDS:
        return ""
    for shape in wording()["label_shapes"]:
        begins = any(label.startswith(f"{flat(word)} ") for word in shape["begins"])
        if begins and any(flat(word) in label for word in shape["holds"]):
            return str(shape["slot"])
    near = get_close_matches(label, _known_labels(), 1, _LIKENESS)
    return _known_labels()[near[0]] if near else ""


@lru_cache(maxsize=1)
def _known_labels() -> dict[str, str]:
    return {flat(word): kind for kind in wording()["labels"] for word in listed("labels", kind) if " " in word}


def _bare_label(text: str) -> tuple[str, int]:
    """The kind of a label without its colon at the start of `text` and where it ends; ("", 0) if none."""
    match = _bare_labels().match(flat(text))
    if match is None:
        return "", 0
    kind, rest = _kind(match), text[match.end() :]
    fits = rest[:1].isupper() or (kind == "period" and _TIME_WORDS.match(flat(rest)) is not None)
    return (kind, match.end()) if fits and text[0].isupper() else ("", 0)


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind, value in match.groupdict().items() if value is not None and kind != "aside")


def pieces(text: str) -> list[Piece]:
    """`text` cut at its labels.

    >>> [(p.kind, p.text) for p in pieces("Chủ trì: Sở Tư pháp. Thời gian: Quý II/2026.")]
    [('lead', 'Sở Tư pháp.'), ('period', 'Quý II/2026.')]
    """
    first, end = _first_label(text)
    cuts = [(0, end, first)] if first else []
    later = (m for m in _labels().finditer(flat(text)) if m.start() >= end and _opens_slot(m, text))
    cuts += [(m.start(), m.end(), _kind(m)) for m in later]
    ends = [*(start for start, _, _ in cuts[1:]), len(text)][: len(cuts)]
    found = [Piece("", "", text[: cuts[0][0]].strip(" (-+")) if cuts else Piece("", "", text.strip())]
    found += [
        Piece(kind, text[start:end].strip(), _tidy(text[end:stop]))
        for (start, end, kind), stop in zip(cuts, ends, strict=True)
    ]
    return [piece for piece in found if piece.text or piece.kind]


def _opens_slot(match: re.Match[str], text: str) -> bool:
    """In mid-text a label needs punctuation before it, or a capital letter and three words."""
    before = text[: match.start()].rstrip()
    if not before or before[-1] in '.;:,()[]–-+•”"…':
        return True
    return text[match.start()].isupper() and len(match[_kind(match)].split()) > 2


def _tidy(text: str) -> str:
    """Without the bullet of the next slot, and without the bracket that closes slots written within brackets."""
    text = re.sub(r"\s[-+–•(]*\s*$", "", text.strip()).strip()
    bare = text.rstrip(".;, ")
    return bare[:-1] if bare.endswith(")") and text.count(")") > text.count("(") else text


def column_kind(heading: str) -> str:
    """The kind of slot that a table's column holds, by its heading; "number" for its running number, "" if unknown."""
    words = re.sub(r"\s+", " ", re.sub(r"\(.*?\)", "", flat(heading))).strip(" .:\"'|_")
    if words in {flat(word) for word in listed("number_columns")}:
        return "number"
    kinds = (kind for kind in wording()["labels"] if re.fullmatch(phrases(listed("labels", kind)), words))
    known = next(kinds, "") or _unlisted(words) or _muddled(words)
    return known or ("title" if begins(heading, "title_columns") else "")


def _muddled(words: str) -> str:
    """The kind of a heading of several lines whose words a picture gave in another order."""
    same = (label for label in _known_labels() if _alphabetical(label) == _alphabetical(words))
    return next((_known_labels()[label] for label in same), "")


def _alphabetical(words: str) -> list[str]:
    return sorted(re.findall(r"[a-z]+", words))
