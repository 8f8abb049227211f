"""Words as keyed digests: what is stored to find a paper by, and what a question is turned into."""

from tgpl.core.language.text import fold
from tgpl.core.safety.crypto import blind_index

_CONTEXT = "archive.word"
# A long word list or a table of figures must not fill the index; the first words of a paper name it.
_MOST = 5_000


def digests_of(text: str) -> list[int]:
    """The digests of the distinct folded words of `text`, without diacritics, in order."""
    words = dict.fromkeys(word for word in fold(text).split() if len(word) > 1)
    return [_digest(word) for word in list(words)[:_MOST]]


def _digest(word: str) -> int:
    """60 bits of the blind index: a positive number of both databases."""
    return int(blind_index(word, _CONTEXT)[:15], 16)
