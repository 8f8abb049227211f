"""Plans told once (`*.yaml`), made into files of every kind: text, Word with its numbering, PDF, scans."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tgpl.core.reading.roman import roman
from tgpl.plans.reader.numbering import LETTERS

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.yaml"))
# The levels of numbering, in order; a bullet or a plain paragraph stands at none.
LEVELS = ["I", "1", "a"]


@dataclass
class Paper:
    """A plan: what it consists of, and what a person reads in it (`says`)."""

    head: dict[str, list[str]]
    title: list[str]
    body: list[dict[str, str]]
    tail: dict[str, list[str]]
    says: dict[str, Any]
    appendix: dict[str, Any] = field(default_factory=dict)

    def numbered(self) -> Iterator[tuple[str, str, str]]:
        """Kind, number and text of each paragraph of the body."""
        counts = [0, 0, 0]
        for entry in self.body:
            (kind, text), *_ = entry.items()
            if kind in LEVELS:
                at = LEVELS.index(kind)
                counts = [*counts[:at], counts[at] + 1, *[0] * (2 - at)]
            yield kind, _number(kind, counts), text


def _number(kind: str, counts: list[int]) -> str:
    if kind not in LEVELS:
        return "" if kind == "p" else kind
    return {"I": f"{roman(counts[0])}.", "1": f"{counts[1]}.", "a": f"{LETTERS[counts[2] - 1]})"}[kind]


def paper(name: str) -> Paper:
    return Paper(**yaml.safe_load((HERE / f"{name}.yaml").read_text()))
