"""A text as it is said: a voice engine reads "UBND" as English and 1800.1233 as thousands."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tgpl.outreach.rules.layout import Block

_DATE = re.compile(r"(?:\bngày )?\b(\d{1,2})/(\d{1,2})/(\d{4})\b", re.IGNORECASE)
# A voice says "03" as "không ba".
_LEADING_ZERO = re.compile(r"(?<![\d.,/])0(?=[1-9]\b(?![.,/]\d))")
_NUMBERED = re.compile(r"\b(\d+)/(\d{4})/([A-ZĐ][A-ZĐ-]*?)(\d*)\b")


@dataclass(frozen=True, slots=True)
class Sayings:
    """How abbreviations are said, and which numbers are said digit by digit."""

    says: Mapping[str, str]
    digits: tuple[str, ...] = ()


def spoken(title: str, blocks: Iterable[Block], sayings: Sayings) -> str:
    """The title and the blocks as sentences for a voice; a pause after each line."""
    lines = [title, *(line for block in blocks for line in _lines(block))]
    return "\n".join(say(line.rstrip(" .:") + ".", sayings) for line in lines if line.strip())


def _lines(block: Block) -> tuple[str, ...]:
    return block.lines if block.kind == "list" else (block.line,)


def say(line: str, sayings: Sayings) -> str:
    """One line with dates, numbers of legal documents, hotlines and abbreviations in words."""
    line = _DATE.sub(lambda found: f"ngày {int(found[1])} tháng {int(found[2])} năm {found[3]}", line)
    line = _NUMBERED.sub(lambda found: _numbered(found, sayings), line)
    line = _LEADING_ZERO.sub("", line)
    for number in sayings.digits:
        line = re.sub(rf"(?<![\d.]){re.escape(number)}(?![\d])", " ".join(re.sub(r"\D", "", number)), line)
    for short, whole in sayings.says.items():
        line = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", whole, line)
    return line


def _numbered(found: re.Match[str], sayings: Sayings) -> str:
    """51/2010/QH12: "51 năm 2010, Quốc hội 12"."""
    number, year, body, term = found.groups()
    said = sayings.says.get(body, body)
    return f"{number} năm {year}, {said} {term}".rstrip()
