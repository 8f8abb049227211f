"""What a person is asked because the text was read from pictures: words hard to read, and what seems to be lost."""

import re
from collections.abc import Iterable

from tgpl.core.reading.lines import Line
from tgpl.plans.reader.structure import Doubt, Plan, Task

_WHY = "Chữ trong ảnh mờ hoặc khó đọc: {}."
_NO_RECIPIENTS = "Không thấy danh sách nơi nhận trong bản quét."
_NO_HELPERS = "Các nhiệm vụ khác có cơ quan phối hợp; bản quét không cho thấy ở nhiệm vụ này."
_SHORT_NUMBER = "Có nhiệm vụ {} nằm dưới số này: có thể bản quét mất một chữ của số thứ tự."


def faint_doubts(tasks: Iterable[Task], lines: list[Line]) -> list[Doubt]:
    """A doubt for every field of a task in which a word stands that was hard to read."""
    found = []
    for task in tasks:
        first, last = task.lines
        faint = {word for line in lines[first - 1 : last] for word in line.faint or ()}
        for about, texts in _fields(task).items():
            hard = [word for word in sorted(faint) if any(_holds(text, word) for text in texts)]
            if hard:
                found.append(
                    Doubt(task.number, about, "; ".join(texts), _WHY.format(", ".join(f"“{w}”" for w in hard)))
                )
    return found


def lost_doubts(tasks: Iterable[Task], lines: list[Line]) -> list[Doubt]:
    """What a picture seems to have swallowed: a label that most tasks have, the last letter of a number."""
    tasks = list(tasks)
    if not _is_scanned(lines):
        return []
    helped = sum(bool(task.coordinating) for task in tasks) * 2 > len(tasks)
    found = [Doubt(t.number, "coordinating", "", _NO_HELPERS) for t in tasks if helped and not t.coordinating]
    for task in tasks:
        below = next((one.number for one in tasks if one.number.startswith(f"{task.number}.")), None)
        if below:
            found.append(Doubt(task.number, "number", task.number, _SHORT_NUMBER.format(below)))
    return found


def _is_scanned(lines: list[Line]) -> bool:
    return any(line.faint is not None for line in lines)


def faint_elsewhere(plan: Plan, lines: list[Line]) -> list[Doubt]:
    """The same for the head, the duties and the recipients, from the lines that belong to no task."""
    within = {at for task in plan.tasks for at in range(task.lines[0], task.lines[1] + 1)}
    faint = {word for line in lines if line.number not in within for word in line.faint or ()}
    about = [(name, texts, "; ".join(texts)) for name, texts in _head_fields(plan).items()]
    about += [("duties", [duty.text], duty.text) for duty in plan.duties]
    found = [] if plan.recipients or not _is_scanned(lines) else [Doubt(None, "recipients", "", _NO_RECIPIENTS)]
    for name, texts, text in about:
        hard = [word for word in sorted(faint) if any(_holds(one, word) for one in texts)]
        if hard:
            found.append(Doubt(None, name, text, _WHY.format(", ".join(f"“{word}”" for word in hard))))
    return found


def _head_fields(plan: Plan) -> dict[str, list[str]]:
    single = {name: getattr(plan, name) for name in ("title", "issuer", "place", "number", "issued")}
    named = {name: [text] for name, text in single.items() if text}
    return {**named, "basis": list(plan.basis), "recipients": list(plan.recipients)}


def _holds(text: str, word: str) -> bool:
    """Whether the word stands in the text, with its punctuation or without; a dash or a speck only if alone."""
    bare = word.strip(".,;:()“”")
    return (bool(bare) and bare in re.split(r"[\s.,;:()“”]+", text)) or word in text.split()


def _fields(task: Task) -> dict[str, list[str]]:
    return {
        "number": [task.number.rpartition(".")[2]],
        "title": [task.title],
        "lead": list(task.lead),
        "coordinating": list(task.coordinating),
        "periods": [period.text for period in task.periods],
        "outputs": list(task.outputs),
        "mode": [task.mode] if task.mode else [],
    }
