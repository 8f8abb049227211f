"""Drafts made into tasks: bodies told apart, periods as dates, outputs one by one, and what is missing asked."""

import re
from dataclasses import dataclass, replace

from tgpl.plans.reader.bodies import split_bodies
from tgpl.plans.reader.drafts import Draft
from tgpl.plans.reader.periods import read_periods
from tgpl.plans.reader.structure import Doubt, Period, Task
from tgpl.plans.reader.wording import flat, split_top, trim, word_in

_PARTIES = re.compile(
    r"(?:giao\s+|do\s+)?(?P<lead>.+?)[\s(]*chu tri\)?[\s,;]*(?:va\s+)?"
    r"(?:phoi hop|cung)\s*(?:voi|cung|cua)?\s*:?\s*(?P<coordinating>.+)"
)
_TAIL = re.compile(r"\s+(?:thuc hien|trien khai|to chuc thuc hien|tham muu)(?:\s.*)?$")
_SENTENCES = re.compile(r"(?:(?<=\.\.\.)|(?<=…)|(?<![A-ZĐ.])[.!?])\s+(?=[A-ZĐÀ-Ỹ])")
_MISSING = {
    "lead": "Nhiệm vụ không ghi cơ quan, đơn vị chủ trì.",
    "periods": "Nhiệm vụ không ghi thời gian thực hiện.",
    "outputs": "Nhiệm vụ không ghi kết quả, sản phẩm.",
}


@dataclass(slots=True)
class _Made:
    task: Task
    follows: tuple[str | None, ...]
    doubts: list[Doubt]


def make_tasks(drafts: list[Draft], plan_year: int | None) -> tuple[tuple[Task, ...], tuple[Doubt, ...]]:
    """The tasks in order, and every doubt about them."""
    made = [_make(draft, plan_year) for draft in drafts]
    doubts = [doubt for one in made for doubt in one.doubts]
    doubts += _doubled_numbers([one.task for one in made])
    tasks = [_resolved(one, [other.task for other in made], doubts) for one in made]
    return tuple(tasks), tuple(doubts)


def _make(draft: Draft, plan_year: int | None) -> _Made:
    doubts = [Doubt(draft.number, about, text, why) for about, text, why in draft.doubts]
    lead, coordinating = _parties(draft, doubts)
    when = read_periods(draft.slots.get("period", []), plan_year)
    doubts += [Doubt(draft.number, "periods", text, why) for text, why in when.whys]
    task = Task(
        number=draft.number,
        title=trim(" ".join(draft.words)),
        lead=lead,
        coordinating=coordinating,
        periods=when.periods,
        outputs=_outputs(draft, doubts),
        mode="; ".join(trim(entry) for entry in draft.slots["mode"]) if draft.slots.get("mode") else None,
        lines=(min(draft.lines), max(draft.lines)),
    )
    doubts += _missing(task, draft)
    return _Made(task, when.follows, doubts)


def _missing(task: Task, draft: Draft) -> list[Doubt]:
    absent = {"lead": not task.lead, "periods": not task.periods, "outputs": not task.outputs}
    found = [Doubt(task.number, about, "", why) for about, why in _MISSING.items() if absent[about]]
    if not task.title:
        found.append(Doubt(task.number, "title", "", "Nhiệm vụ không có nội dung."))
    return found


def _parties(draft: Draft, doubts: list[Doubt]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    leads = list(draft.slots.get("lead", []))
    helpers = list(draft.slots.get("coordinating", []))
    for text in draft.slots.get("parties", []):
        if not _PARTIES.match(flat(text)):
            doubts.append(Doubt(draft.number, "lead", text, "Không nói rõ cơ quan nào chủ trì, cơ quan nào phối hợp."))
        leads.append(text)
    leads, more = _apart(leads)
    return _names(leads, "lead", draft, doubts), _names([*more, *helpers], "coordinating", draft, doubts)


def _apart(entries: list[str]) -> tuple[list[str], list[str]]:
    """ "Sở Tư pháp chủ trì, phối hợp với Sở Y tế" tells both who leads and who helps."""
    leads, helpers = [], []
    for text in entries:
        match = _PARTIES.match(flat(text))
        lead = text[match.start("lead") : match.end("lead")] if match else text
        leads.append(re.sub(r"(?i)[\s,(]+chủ trì\)?\s*\.?\s*$", "", lead))
        if match:
            rest = text[match.start("coordinating") :]
            tail = _TAIL.search(flat(rest))
            helpers.append(rest[: tail.start()] if tail else rest)
    return leads, helpers


def _names(entries: list[str], about: str, draft: Draft, doubts: list[Doubt]) -> tuple[str, ...]:
    found: list[str] = []
    for entry in entries:
        bodies = split_bodies(re.sub(r"(?i)^với\s+", "", entry))
        others = [(open_.text, open_.why, (*found, *open_.other)) for open_ in bodies.uncertain]
        doubts += [Doubt(draft.number, about, text, why, other) for text, why, other in others]
        found += bodies.names
    return tuple(found)


def _outputs(draft: Draft, doubts: list[Doubt]) -> tuple[str, ...]:
    """Each expected output; a semicolon parts two, a full stop may."""
    parts = [trim(part) for entry in draft.slots.get("outputs", []) for part in split_top(entry, ";")]
    found = [part for part in parts if part]
    for i, output in enumerate(found):
        sentences = [trim(sentence) for sentence in _SENTENCES.split(output)]
        if len(sentences) > 1:
            other = (*found[:i], *sentences, *found[i + 1 :])
            doubts.append(Doubt(draft.number, "outputs", output, "Gồm nhiều câu: là một hay nhiều kết quả?", other))
    return tuple(found)


def _doubled_numbers(tasks: list[Task]) -> list[Doubt]:
    numbers = [task.number for task in tasks]
    doubled = sorted({number for number in numbers if numbers.count(number) > 1})
    return [Doubt(number, "number", number, "Nhiều nhiệm vụ mang cùng một số.") for number in doubled]


def _resolved(made: _Made, tasks: list[Task], doubts: list[Doubt]) -> Task:
    """The task with each "Sau …" turned into the number of the task meant, or into a condition."""
    periods = []
    for period, words in zip(made.task.periods, made.follows, strict=True):
        if words is None:
            periods.append(period)
            continue
        others = [task for task in tasks if task is not made.task]
        period, why = _follow(period, words, others)
        periods.append(period)
        if why:
            doubts.append(Doubt(made.task.number, "periods", words, why))
    return replace(made.task, periods=tuple(periods))


_ENDING = re.compile(
    r"\s*(?:da\s+)?(?:duoc\s+)?(?:to chuc|hoan thanh|ket thuc|thuc hien|dien ra|trien khai)(?:\s+xong)?\s*$"
)
_OPENING = re.compile(
    r"(?:ngay\s+)?sau\s+(?:khi\s+)?(?:(?:to chuc|hoan thanh|ket thuc|thuc hien)\s+(?:xong\s+)?)?(?:cac\s+)?"
)
_BY_NUMBER = re.compile(
    r"(?:nhiem vu|muc|diem|noi dung)?\s*(?:so\s+)?(?P<number>(?:[ivx]+|\d+|[a-z])(?:[.)](?:\d+|[a-z]))*)\)?"
)


def _follow(period: Period, words: str, others: list[Task]) -> tuple[Period, str]:
    found = [task.number for task in _meant(words, others)]
    if len(found) == 1:
        return replace(period, after=found[0]), ""
    if found:
        return period, f"Có thể là sau nhiệm vụ: {', '.join(found)}."
    if word_in("periods", "papers_or_events").search(flat(words)):
        return replace(period, condition=words), ""
    return replace(period, condition=words), "Không tìm thấy nhiệm vụ nào trong kế hoạch khớp với việc này."


def _meant(words: str, tasks: list[Task]) -> list[Task]:
    """The tasks that the words name: by number, else by their title, the earliest in it first, else by an output."""
    thing = _ENDING.sub("", _OPENING.sub("", flat(words), count=1)).strip(" .,;")
    numbered = _BY_NUMBER.fullmatch(thing)
    if numbered:
        number = numbered["number"].replace(")", ".").strip(".")
        return [task for task in tasks if f".{task.number.lower()}".endswith(f".{number}")]
    if len(thing.split()) < 2:
        return []
    titles = {task.number: flat(task.title) for task in tasks}
    whole = [task for task in tasks if thing in titles[task.number]]
    opening = [task for task in whole if thing in titles[task.number][: len(thing) + 30]]
    results = [task for task in tasks if any(thing in flat(output) for output in task.outputs)]
    return opening or whole or results


def plan_years(text: str) -> list[int]:
    """The years that a title names ("năm 2026")."""
    return [int(year) for year in re.findall(r"nam\s+(20\d\d)", flat(text))]
