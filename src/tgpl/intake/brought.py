"""What people bring to the counter from a device without a line: a slip with QR codes, a photograph of one, a file.

A QR code holds digits alone, so that any hand scanner types it whatever the keyboard is set to:
`part (2) | of (2) | check of the whole letter (6) | digits`. Seven bytes are seventeen digits.
"""

import base64
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO

KIND = "tgpl-mo"
_GROUP, _DIGITS = 7, 17
_LEFT = {0: 0, 3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6}  # digits of a last group: its bytes
_HEAD = 10
_PART = re.compile(r"[0-9]{11,}")


class Unreadable(ValueError):
    """Nothing of ours could be read."""


class PartsMissing(ValueError):
    """Some QR codes of a slip are still to be read: their numbers, and of how many."""

    def __init__(self, missing: list[int], total: int) -> None:
        self.missing, self.total = missing, total
        super().__init__()


def letters_in_digits(text: str) -> list[bytes]:
    """The letters in what a scanner typed, in any order, a code read twice too."""
    slips: dict[tuple[int, str], dict[int, str]] = defaultdict(dict)
    for digits in _PART.findall(text):
        number, total, check = int(digits[:2]), int(digits[2:4]), digits[4:_HEAD]
        slips[total, check][number] = digits[_HEAD:]
    if not slips:
        raise Unreadable
    return [_whole(total, check, parts) for (total, check), parts in slips.items()]


def _whole(total: int, check: str, parts: dict[int, str]) -> bytes:
    missing = [number for number in range(1, total + 1) if number not in parts]
    if missing:
        raise PartsMissing(missing, total)
    letter = b"".join(_bytes(parts[number]) for number in range(1, total + 1))
    if check_of(letter) != check:
        raise Unreadable
    return letter


def _bytes(digits: str) -> bytes:
    groups = [digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS)]
    return b"".join(_group(group) for group in groups)


def _group(digits: str) -> bytes:
    size = _GROUP if len(digits) == _DIGITS else _LEFT.get(len(digits))
    if size is None or int(digits or 0) >= 256**size:
        raise Unreadable
    return int(digits or 0).to_bytes(size)


def check_of(letter: bytes) -> str:
    """Six digits that tell one letter from another."""
    return f"{int.from_bytes(sha256(letter).digest()[:4]) % 1_000_000:06}"


def letters_in_file(file: BinaryIO) -> list[bytes]:
    """The letters in an exported file, or in a photograph of a slip."""
    head = file.read(1)
    file.seek(0)
    return _letters_in_export(file.read()) if head == b"{" else letters_in_digits(" ".join(_codes(file)))


def _letters_in_export(content: bytes) -> list[bytes]:
    try:
        told = json.loads(content)
        letters = list(_sealed(told["entries"])) if told["kind"] == KIND else []
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreadable from None
    if not letters:
        raise Unreadable
    return letters


def _sealed(entries: Iterable[dict[str, str]]) -> Iterator[bytes]:
    return (base64.b64decode(entry["letter"], validate=True) for entry in entries if entry.get("letter"))


def _codes(file: BinaryIO) -> list[str]:
    import zxingcpp
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file) as photograph:
            return [found.text for found in zxingcpp.read_barcodes(photograph.convert("L"))]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError):
        raise Unreadable from None
