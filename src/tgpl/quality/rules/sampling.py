"""A draw that anyone can repeat with nothing but SHA-256: strata, shares, seed (docs/developers/quality.md).

The frame is a text of one line a case: code, practitioner, form, parted by tabs, in the order of the codes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from math import ceil

HEADER = "ma_vu_viec\tnguoi_thuc_hien\thinh_thuc"


class FrameFault(ValueError):
    """A frame that cannot be drawn from; the message says which line is wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A case of the frame and the stratum that it stands in."""

    code: str
    practitioner: str
    form: str

    @property
    def stratum(self) -> tuple[str, str]:
        return self.practitioner, self.form


def frame_text(lines: Iterable[Line]) -> str:
    """The frame as it is frozen and published."""
    rows = (f"{line.code}\t{line.practitioner}\t{line.form}" for line in sorted(lines))
    return "\n".join([HEADER, *rows]) + "\n"


def frame_lines(text: str) -> list[Line]:
    """The lines of a published frame. Raises FrameFault."""
    rows = text.splitlines()
    if not rows or rows[0] != HEADER:
        raise FrameFault(f"Dòng đầu của khung mẫu phải là: {HEADER}")
    lines = [_line(number, row) for number, row in enumerate(rows[1:], start=2) if row]
    if len({line.code for line in lines}) < len(lines):
        raise FrameFault("Khung mẫu có một mã vụ việc ghi hai lần.")
    return lines


def _line(number: int, row: str) -> Line:
    parts = row.split("\t")
    if len(parts) != 3 or not all(parts):
        raise FrameFault(f"Dòng {number} của khung mẫu phải gồm mã, người làm, hình thức, cách nhau bằng dấu tab.")
    return Line(*parts)


def checksum(text: str) -> str:
    """The SHA-256 of a frame, published before the seed is known."""
    return sha256(text.encode()).hexdigest()


def order_key(seed: str, code: str, purpose: str = "mau") -> str:
    """The place of a case in the queue of its stratum: the hex SHA-256 of purpose, seed and code, one a line."""
    return sha256(f"{purpose}\n{seed}\n{code}".encode()).hexdigest()


def size_of(cases: int, share: Decimal) -> int:
    """How many of `cases` a share (per cent) takes: rounded up, so that nobody who has a case is left out."""
    return ceil(Fraction(share) * cases / 100)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A case that was drawn; `second`: a second reviewer reads it too, blind to the first."""

    line: Line
    second: bool


def draw(lines: Sequence[Line], *, seed: str, share: Decimal, second_share: Decimal = Decimal(0)) -> list[Drawn]:
    """The first of each stratum in the order of `order_key`; of all these, some for a second reviewer. By code."""
    strata: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        strata[line.stratum].append(line)
    chosen = [line for cases in strata.values() for line in _first(cases, size_of(len(cases), share), seed, "mau")]
    twice = set(_first(chosen, size_of(len(chosen), second_share), seed, "lan-hai"))
    return [Drawn(line, line in twice) for line in sorted(chosen)]


def _first(lines: Sequence[Line], count: int, seed: str, purpose: str) -> list[Line]:
    return sorted(lines, key=lambda line: order_key(seed, line.code, purpose))[:count]
