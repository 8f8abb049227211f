"""How hard a Vietnamese text is to read.

Vietnamese writes each syllable apart, so length is counted in syllables; what makes state texts hard is long sentences
and words of the office, mostly Sino-Vietnamese (Nguyen and Henkin, "A second generation readability formula for
Vietnamese", Journal of Reading 29, 1985, measure sentence length and the share of hard words). Both are limited here,
by numbers and a list of words that editors keep as data.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tgpl.core.language.text import nfc

_END = re.compile(r"(?<=[.!?…])\s+|\n+|;\s+|:\s+(?=\n|-)")
_MARK = re.compile(r"^\s*(?:##|-)\s+", re.MULTILINE)
_SYLLABLE = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may be at most: syllables in the longest and the mean sentence, hard words in a hundred."""

    longest: int
    mean: float
    hard_words: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured. `hard` names the office's words in the text; `worst` is the longest sentence."""

    sentences: int
    syllables: int
    longest: int
    worst: str
    hard: tuple[str, ...]

    @property
    def mean(self) -> float:
        """Syllables in a sentence."""
        return self.syllables / max(1, self.sentences)

    @property
    def hard_share(self) -> float:
        """Hard words in a hundred syllables."""
        return 100 * len(self.hard) / max(1, self.syllables)


def sentences(text: str) -> list[str]:
    """The sentences of `text`; an item of a list and a heading are each one."""
    return [part.strip() for part in _END.split(_MARK.sub("", nfc(text))) if _SYLLABLE.search(part)]


def measure(text: str, hard_words: Sequence[str]) -> Reading:
    """Sentence lengths of `text` and the `hard_words` (lower case, NFC) in it, each as often as it stands there."""
    found = sentences(text)
    lengths = [len(_SYLLABLE.findall(sentence)) for sentence in found]
    low = " ".join(_SYLLABLE.findall(nfc(text).casefold()))
    hard = [word for word in hard_words for _ in re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", low)]
    longest = max(range(len(found)), key=lengths.__getitem__, default=None)
    return Reading(
        sentences=len(found),
        syllables=sum(lengths),
        longest=0 if longest is None else lengths[longest],
        worst="" if longest is None else found[longest],
        hard=tuple(hard),
    )


def too_hard(reading: Reading, limits: Limits) -> list[str]:
    """What is above the limits, in words for the editor; empty when the text may be published."""
    faults = []
    if reading.longest > limits.longest:
        faults.append(f"câu dài nhất có {reading.longest} tiếng, nhiều nhất là {limits.longest}: “{reading.worst}”")
    if reading.mean > limits.mean:
        faults.append(f"mỗi câu trung bình {reading.mean:.1f} tiếng, nhiều nhất là {limits.mean:g}")
    if reading.hard_share > limits.hard_words:
        words = ", ".join(dict.fromkeys(reading.hard))
        faults.append(
            f"từ hành chính khó: {words} ({reading.hard_share:.1f} trên 100 tiếng, nhiều nhất {limits.hard_words:g})"
        )
    return faults
