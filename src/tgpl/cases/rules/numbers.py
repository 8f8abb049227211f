"""Numbers that other bodies give a case (số thụ lý of a court, số hồ sơ of the police), however they are typed."""

from tgpl.core.language.text import fold

_BEFORE_IT = {"so", "thu", "ly", "ho", "vu", "an", "ma"}  # "Thụ lý số", "Hồ sơ vụ án số"
LONGEST = 60


def number_key(typed: str) -> str:
    """What tells one number from another.

    >>> number_key("Thụ lý số: 12/2026/TLST-HS")
    '12 2026 tlst hs'
    """
    words = fold(typed).split()
    while words and words[0] in _BEFORE_IT:
        words.pop(0)
    return " ".join(words)


def short_key(key: str) -> str:
    """The number with its year, as people remember it: "12 2026"; empty where the number is no longer than that."""
    words = key.split(" ")
    return " ".join(words[:2]) if len(words) > 2 else ""
