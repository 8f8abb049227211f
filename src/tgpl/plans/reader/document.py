"""A whole plan document: head, tasks, duties, recipients and doubts, from its lines."""

import re
from dataclasses import replace
from itertools import groupby, pairwise

from tgpl.core.reading import Line
from tgpl.plans.reader.asking import faint_doubts, faint_elsewhere, lost_doubts
from tgpl.plans.reader.drafts import Draft, drafts_in, has_slots
from tgpl.plans.reader.duties import duty_doubts, read_closing, read_duties, read_recipients
from tgpl.plans.reader.head import Head, read_head
from tgpl.plans.reader.outline import Item, Paragraph, outline
from tgpl.plans.reader.prose import tell_prose
from tgpl.plans.reader.rows import Row, rows_of
from tgpl.plans.reader.scanned import mended
from tgpl.plans.reader.structure import Doubt, Duty, Plan, Task
from tgpl.plans.reader.tables import table_drafts
from tgpl.plans.reader.tasks import make_tasks, plan_years
from tgpl.plans.reader.wording import begins, flat

_UNNUMBERED = "Văn bản không đánh số nhiệm vụ này: số do phần mềm đặt."


def read_lines(lines: list[Line]) -> Plan:
    """What the document says; without tasks the plan is a narrative."""
    lines = mended(lines)
    rows = rows_of(lines)
    body, tail, appendix = _parts(rows)
    root = outline(body)
    tell_prose(root)
    head = read_head(_before_first_item(body, root))
    drafts = [*_all_drafts(root), *(draft for rows_ in appendix for draft in _all_drafts(outline(rows_)))]
    tasks, doubts = make_tasks(drafts, _plan_year(head))
    if not tasks:
        return Plan(head.title, head.issuer, head.place, head.number, head.issued, head.basis)
    duties = _duties(root)
    plan = Plan(
        head.title, head.issuer, head.place, head.number, head.issued, head.basis,
        tasks=_with_places(tasks, lines),
        duties=tuple(duties),
        recipients=tuple(read_recipients(tail)),
        doubts=(*head.doubts, *doubts, *_misnumbered(root, tasks), *duty_doubts(duties), *faint_doubts(tasks, lines)),
    )  # fmt: skip
    return replace(plan, doubts=(*plan.doubts, *lost_doubts(tasks, lines), *faint_elsewhere(plan, lines)))


def _with_places(tasks: tuple[Task, ...], lines: list[Line]) -> tuple[Task, ...]:
    """The tasks with the page and the line there of their first and last line, where the file has pages."""
    place: dict[int, tuple[int, int]] = {}
    for page, on_page in groupby((line for line in lines if line.page), key=lambda line: line.page or 0):
        place.update({line.number: (page, at) for at, line in enumerate(on_page, start=1)})
    return tuple(replace(task, places=tuple(place[at] for at in task.lines if at in place)) for task in tasks)


def _parts(rows: list[Row]) -> tuple[list[Row], list[Row], list[list[Row]]]:
    """The text, the recipients with the signature, and the appendices."""
    starts = [i for i, row in enumerate(rows) if re.match(r"phu luc\b", flat(row.text)) and len(row.text) < 80]
    tail = next((i for i, row in enumerate(rows) if _ends_text(row)), len(rows))
    tail = _recipients_above(rows, tail)
    starts = [start for start in starts if start > tail]
    first = starts[0] if starts else len(rows)
    appendices = [rows[a + 1 : b] for a, b in pairwise([*starts, len(rows)])]
    return rows[:tail], rows[tail:first], appendices


def _ends_text(row: Row) -> bool:
    """The list of recipients, or the signature where there is no list."""
    return flat(row.text).startswith("noi nhan") or bool(re.match(r"(?:TM|KT|TL|TUQ)\.\s", row.text))


def _recipients_above(rows: list[Row], tail: int) -> int:
    """Where a picture lost the words "Nơi nhận": the list that ends with "Lưu" right above the signature."""
    if tail and flat(rows[tail - 1].text).startswith("luu") and rows[tail - 1].bullet:
        while rows[tail - 1].bullet:
            tail -= 1
    return tail


def _before_first_item(rows: list[Row], root: Item) -> list[Row]:
    first = min((child.paragraphs[0].first for child in root.children if child.paragraphs), default=None)
    return [row for row in rows if first is None or row.number < first]


def _plan_year(head: Head) -> int | None:
    years = set(plan_years(head.title or ""))
    return years.pop() if len(years) == 1 else None


def _all_drafts(root: Item) -> list[Draft]:
    """Tasks in numbered items and in tables, in the order of the text."""
    found = drafts_in(root)
    for item in root.walk():
        for table in item.tables:
            found += table_drafts(table, item.levels)
    return sorted(found, key=lambda draft: min(draft.lines))


def _duties(root: Item) -> list[Duty]:
    """The duties of the sections behind those with tasks, of sections on money and organisation, and of the closing."""
    found: list[Duty] = []
    closing: list[Paragraph] = []
    tasks_seen = False
    for section in root.children:
        closing += _take_closing(section)
        holds_tasks = _holds_tasks(section)
        named = begins(section.heading, "duty_sections") or (
            tasks_seen and not begins(section.heading, "purpose_sections")
        )
        if named and not holds_tasks:
            found += read_duties(section)
        tasks_seen = tasks_seen or holds_tasks
    return found + read_closing(closing)


def _holds_tasks(section: Item) -> bool:
    return has_slots(section) or any(table_drafts(t, i.levels) for i in section.walk() for t in i.tables)


def _take_closing(section: Item) -> list[Paragraph]:
    """Takes "Trên đây là …" and what follows it out of the item that it stands under."""
    for item in section.walk():
        for place, paragraph in enumerate(item.paragraphs):
            if flat(paragraph.text).startswith("tren day la"):
                taken, item.paragraphs = item.paragraphs[place:], item.paragraphs[:place]
                return taken
    return []


def _misnumbered(root: Item, tasks: tuple[Task, ...]) -> list[Doubt]:
    """Numbers that are not sure: out of sequence, or given where the plan has none."""
    busy = [item for item in root.walk() if item.levels and has_slots(item)]
    known = {task.number for task in tasks}
    whys = [
        *((item, "Số thứ tự không nối tiếp mục trước.") for item in busy if not item.sure),
        *((item, _UNNUMBERED) for item in busy if item.levels[-1].style == "heading"),
    ]
    return [Doubt(i.number if i.number in known else None, "number", i.heading, why) for i, why in whys]
