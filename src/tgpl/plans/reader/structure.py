"""What a plan document says, as the reader understood it."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Period:
    """When a task runs. `text` is the plan's own words; what it does not give is None.

    `within`: by how many days after the task that it follows; no plan is read so, an officer may say it.
    """

    text: str
    start: str | None = None
    end: str | None = None
    recurrence: str | None = None
    after: str | None = None
    condition: str | None = None
    activity: str | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One task with its slots and the source lines that it was read from (`places`: their pages and lines there)."""

    number: str
    title: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    periods: tuple[Period, ...]
    outputs: tuple[str, ...]
    mode: str | None
    lines: tuple[int, int]
    places: tuple[tuple[int, int], ...] = ()

    def as_json(self) -> dict[str, Any]:
        written = asdict(self)
        places = written.pop("places")
        for period in written["periods"]:
            del period["within"]
        return {**written, "lines": places or self.lines}


@dataclass(frozen=True, slots=True)
class Duty:
    """What a body owes outside the task list: who reports what to whom by when; money."""

    text: str
    body: str | None
    to: str | None
    due: str | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that the reader is not sure of, and why: a person is asked. `other`: the other way to read the field."""

    task: str | None
    field: str
    text: str
    why: str
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole document; without tasks it is a narrative."""

    title: str | None
    issuer: str | None
    place: str | None
    number: str | None
    issued: str | None
    basis: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[Duty, ...] = ()
    recipients: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())

    @property
    def kind(self) -> str:
        return "plan" if self.tasks else "narrative"

    def as_json(self) -> dict[str, Any]:
        """The shape that `tgpl import-plan` prints."""
        doubts = [{key: getattr(doubt, key) for key in ("task", "field", "text", "why")} for doubt in self.doubts]
        tasks = [task.as_json() for task in self.tasks]
        return {"kind": self.kind, **asdict(self), "tasks": tasks, "doubts": doubts}
