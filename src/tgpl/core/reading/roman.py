"""Roman digits, as documents number their sections and chapters."""

_VALUES = {"I": 1, "V": 5, "X": 10}
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def roman_value(text: str) -> int:
    """The number that Roman digits write; 0 for none.

    >>> [roman_value(n) for n in ("I", "IV", "IX", "XII", "IIII")]
    [1, 4, 9, 12, 0]
    """
    values = [_VALUES.get(c, 0) for c in text]
    total = sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))
    return total if roman(total) == text else 0


def roman(number: int) -> str:
    """The Roman digits of a number up to 39."""
    return "X" * (number // 10) + _UNITS[number % 10] if 0 < number < 40 else ""
