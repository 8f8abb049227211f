"""Plain text as an editor types it, as blocks of a page.

A line that begins with "## " is a heading, lines that begin with "- " are a list, an empty line parts paragraphs.
The standard reading runs the lines of a paragraph together; the easy one keeps each on a line of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_GAP = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (one line), a paragraph (its lines as typed), or a list (its items)."""

    kind: Literal["heading", "paragraph", "list"]
    lines: tuple[str, ...]

    @property
    def line(self) -> str:
        return " ".join(self.lines)


def layout(text: str) -> list[Block]:
    """The blocks of `text`, in order."""
    return [block for part in _GAP.split(text.strip()) for block in _blocks(part)]


def _blocks(part: str) -> Iterator[Block]:
    """The blocks in a run of lines without a gap: a list may follow its paragraph at once."""
    words: list[str] = []
    items: list[str] = []
    for line in map(str.strip, part.splitlines()):
        if line.startswith("## "):
            yield from _closed(words, items)
            words, items = [], []
            yield Block("heading", (line[3:].strip(),))
        elif line.startswith("- "):
            items.append(line[2:].strip())
        elif items and line:
            items[-1] += f" {line}"
        elif line:
            words.append(line)
    yield from _closed(words, items)


def _closed(words: list[str], items: list[str]) -> Iterator[Block]:
    if words:
        yield Block("paragraph", tuple(words))
    if items:
        yield Block("list", tuple(items))
