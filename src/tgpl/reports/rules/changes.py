"""What moved from one issue of a report to the next: words, and the tasks and figures of a plan. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from tgpl.reports.rules.content import FigureLine, PlanContent, TaskLine

SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row: the same as before, gone, or new."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage that reads differently now."""

    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A task or figure of a plan that differs between two snapshots, in words."""

    label: str
    was: str
    now: str


def changed_words(before: str, after: str) -> tuple[Run, ...]:
    """The two texts as one, word by word."""
    old, new = before.split(), after.split()
    runs = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append(Run(SAME, " ".join(old[i1:i2])))
            continue
        runs += [Run(kind, " ".join(words)) for kind, words in ((GONE, old[i1:i2]), (NEW, new[j1:j2])) if words]
    return tuple(runs)


def passage_changes(
    before: Mapping[str, str], after: Mapping[str, str], labels: Mapping[str, str]
) -> list[PassageChange]:
    """The passages that were written, rewritten or taken out since, in the order of the report."""
    keys = [*labels, *(key for key in (*before, *after) if key not in labels)]
    return [
        PassageChange(labels.get(key, key), changed_words(before.get(key, ""), after.get(key, "")))
        for key in dict.fromkeys(keys)
        if before.get(key, "").split() != after.get(key, "").split()
    ]


def plan_differences(before: PlanContent, after: PlanContent) -> list[Moved]:
    """The tasks whose status moved, and the figures that read differently."""
    old = {task.number: task for task in before.tasks}
    return [moved for task in after.tasks if task.number in old for moved in _moved(old[task.number], task)]


def _moved(before: TaskLine, after: TaskLine) -> Iterator[Moved]:
    if before.status != after.status:
        yield Moved(f"{after.short_number}. {after.title}", before.status, after.status)
    old = {figure.code: figure for figure in before.figures}
    for figure in after.figures:
        if figure.code in old and _reading(old[figure.code]) != _reading(figure):
            yield Moved(f"{after.short_number}. {figure.name}", _reading(old[figure.code]), _reading(figure))


def _reading(figure: FigureLine) -> str:
    return str(figure.value) if figure.out_of is None else f"{figure.value}/{figure.out_of}"
