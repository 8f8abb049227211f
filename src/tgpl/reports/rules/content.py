"""What a snapshot of a plan holds: the plan's tasks, how far each is, and the figures that show it.

It is kept as JSON and read back years later: a field may be added with a default, none may change its meaning.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure as it read when the snapshot was taken, with the words that say what it counts."""

    code: str
    name: str
    definition: str
    unit: str
    source: str
    mark: str
    value: int
    out_of: int | None = None
    percent: str | None = None
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def missing(self) -> int:
        """How many of those that should count do not."""
        return 0 if self.out_of is None else self.out_of - self.value


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of the plan and how far it was; `status` in the words of the plan's board."""

    number: str
    title: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    periods: tuple[str, ...]
    outputs: tuple[str, ...]
    status: str
    finished: bool
    late: bool = False
    due: str = ""
    figures: tuple[FigureLine, ...] = ()
    records: tuple[str, ...] = ()

    @property
    def short_number(self) -> str:
        """ "1.a" of "II.1.a": how people call a task."""
        head, _, rest = self.number.partition(".")
        return rest if rest and head.isalpha() and head.isupper() else self.number


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A plan as it stood at the end of the day `as_of`."""

    title: str
    issuer: str
    number: str
    issued: str
    place: str
    basis: tuple[str, ...]
    as_of: date
    tasks: tuple[TaskLine, ...]

    @property
    def unfinished(self) -> tuple[TaskLine, ...]:
        return tuple(task for task in self.tasks if not task.finished)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "as_of": self.as_of.isoformat()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "PlanContent":
        tasks = tuple(_task(task) for task in data["tasks"])
        as_of = date.fromisoformat(data["as_of"])
        return cls(**{**data, "basis": tuple(data["basis"]), "as_of": as_of, "tasks": tasks})


def _task(data: Mapping[str, Any]) -> TaskLine:
    lists = {name: tuple(data[name]) for name in ("lead", "coordinating", "periods", "outputs", "records")}
    return TaskLine(**{**data, **lists, "figures": tuple(figure_from_json(figure) for figure in data["figures"])})


def figure_from_json(data: Mapping[str, Any]) -> FigureLine:
    """A figure as a snapshot keeps it."""
    return FigureLine(**{**data, "parts": tuple((name, value) for name, value in data["parts"])})


def frozen(data: Mapping[str, Any]) -> bytes:
    """`data` in the one form of which the digest is taken."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(data: Mapping[str, Any]) -> str:
    """SHA-256 of the frozen form: the same figures, the same digest."""
    return sha256(frozen(data)).hexdigest()
