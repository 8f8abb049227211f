"""Reading an address line: which words name the commune, the district, the province.

Names are compared as runs of folded words without spaces ("Kênh Giang" → "kenhgiang"), so diacritics, capitals, commas
and abbreviations such as "P.", "Q.", "TP" do not matter.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from tgpl.core.language.text import fold

LONGEST_NAME = 6
LONGEST_TEXT = 300
_COMMA = re.compile(r"[,;\n]")
KIND_WORDS = {
    ("xa",): "xa",
    ("x",): "xa",
    ("phuong",): "phuong",
    ("p",): "phuong",
    ("f",): "phuong",
    ("thi", "tran"): "thitran",
    ("tt",): "thitran",
    ("dac", "khu"): "dackhu",
    ("huyen",): "huyen",
    ("h",): "huyen",
    ("quan",): "quan",
    ("q",): "quan",
    ("thi", "xa"): "thixa",
    ("tx",): "thixa",
    ("thanh", "pho"): "thanhpho",
    ("tp",): "thanhpho",
    ("tinh",): "tinh",
    ("t",): "tinh",
}
COMMUNE_KINDS = {"xa", "phuong", "thitran", "dackhu"}
DISTRICT_KINDS = {"huyen", "quan", "thixa", "thanhpho"}
PROVINCE_KINDS = {"tinh", "thanhpho"}
PROVINCE_ALIASES = {
    "hcm": "hochiminh",
    "tphcm": "hochiminh",
    "saigon": "hochiminh",
    "hn": "hanoi",
    "tphn": "hanoi",
    "thuathienhue": "hue",
}


def key(name: str) -> str:
    """`name` as names are compared: folded, without spaces."""
    return fold(name).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may be a name: where they start (the kind word included) and end, and the kind word before them."""

    start: int
    end: int
    kind: str

    @property
    def words(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class AddressLine:
    """The folded words of an address; `commas` are the places of the words before which a comma stands."""

    words: tuple[str, ...]
    commas: frozenset[int] = frozenset()

    @classmethod
    def read(cls, text: str) -> "AddressLine":
        words: list[str] = []
        commas: set[int] = set()
        for part in _COMMA.split(text[:LONGEST_TEXT]):
            commas.add(len(words))
            for word in fold(part).split():
                words.extend(_parted(word))
        return cls(tuple(words), frozenset(commas))

    @cached_property
    def runs(self) -> dict[str, list[tuple[int, int]]]:
        """Where each run of words without a comma inside stands, by its key."""
        found = defaultdict(list)
        for start in range(len(self.words)):
            for end in range(start + 1, min(start + LONGEST_NAME, len(self.words)) + 1):
                found["".join(self.words[start:end])].append((start, end))
                if end in self.commas:
                    break
        return found

    def mentions(self, name_key: str, kinds: Collection[str]) -> list[Mention]:
        """Where the name stands with a kind word from `kinds` before it, or with none."""
        found = (self._mention(start, end) for start, end in self.runs.get(name_key, []))
        return [mention for mention in found if not mention.kind or mention.kind in kinds]

    def is_whole_part(self, mention: Mention) -> bool:
        """Whether the mention fills the line from comma to comma."""
        return mention.start in self.commas and mention.end in {*self.commas, len(self.words)}

    def _mention(self, start: int, end: int) -> Mention:
        for length in (2, 1):
            kind = KIND_WORDS.get(self.words[start - length : start]) if start >= length else None
            if kind:
                return Mention(start - length, end, kind)
        return Mention(start, end, "")

    def province(self, known: Iterable[str]) -> str:
        """The key of the province with which the line ends, one of `known`; empty when it names none."""
        known = set(known)
        for length in range(LONGEST_NAME, 0, -1):
            last = "".join(self.words[-length:])
            if PROVINCE_ALIASES.get(last, last) in known:
                return PROVINCE_ALIASES.get(last, last)
        return ""


def _parted(word: str) -> list[str]:
    """ "P5" and "Q01" as kind and number; a number without its zero in front."""
    if word[0] in "pqf" and word[1:].isdigit():
        return [word[0], *_parted(word[1:])]
    return [word.lstrip("0") or "0"] if word.isdigit() else [word]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commune under one of its names, with the names that may follow it on a line."""

    kind: str
    key: str
    district_keys: frozenset[str] = frozenset()
    province_keys: frozenset[str] = frozenset()


def likeness(line: AddressLine, candidate: Candidate, stated_province: str) -> int:
    """How many words of `line` the candidate explains; 0 when it cannot be meant."""
    if stated_province and stated_province not in candidate.province_keys:
        return 0
    mentions = line.mentions(candidate.key, COMMUNE_KINDS | {candidate.kind})
    return max((_explained(line, candidate, m) for m in mentions if m.kind or not candidate.key.isdigit()), default=0)


def _explained(line: AddressLine, candidate: Candidate, commune: Mention) -> int:
    districts = _following(line, candidate.district_keys, DISTRICT_KINDS, commune.end)
    district = max(districts, key=lambda mention: mention.words, default=None)
    provinces = _following(line, candidate.province_keys, PROVINCE_KINDS, district.end if district else commune.end)
    places = (district.words if district else 0) + max((mention.words for mention in provinces), default=0)
    # Two words in the middle of a sentence may be a name by chance: something must show that they are one.
    if not (commune.kind or places or line.is_whole_part(commune)):
        return 0
    wrong_kind = 2 if commune.kind and candidate.kind and commune.kind != candidate.kind else 0
    return commune.words - wrong_kind + places


def _following(line: AddressLine, keys: Iterable[str], kinds: Collection[str], after: int) -> list[Mention]:
    return [mention for name in keys for mention in line.mentions(name, kinds) if mention.start >= after]
