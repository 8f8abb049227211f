"""Tasks in a table: one row a task, its slots in columns, group rows as headings."""

import re
from dataclasses import dataclass

from tgpl.plans.reader.drafts import Draft
from tgpl.plans.reader.numbering import Level, place, readings
from tgpl.plans.reader.rows import Row
from tgpl.plans.reader.slots import SLOTS, column_kind
from tgpl.plans.reader.wording import flat, is_capital

_DITTO = re.compile(r"\W*(?:nt|nhu tren|\"|”)\W*")


@dataclass(frozen=True, slots=True)
class _Record:
    """One row of the table, its cells by kind of column."""

    lines: tuple[int, int]
    cells: dict[str, str]

    @property
    def slots(self) -> dict[str, str]:
        return {kind: text for kind, text in self.cells.items() if kind in SLOTS and text}


def table_drafts(rows: list[Row], above: tuple[Level, ...]) -> list[Draft]:
    """The tasks of a table under the item with the levels `above`; none if its head names no slots."""
    lines = [(row.number, _cells(row.text)) for row in rows if not re.fullmatch(r"[|\s:=-]+", row.text)]
    head = next((place for place, (_, cells) in enumerate(lines) if _is_head(cells)), None)
    if head is None:
        return []
    kinds = _kinds(lines[head][1])
    records = [_record(number, cells, kinds) for number, cells in lines[head + 1 :] if _kinds(cells) != kinds]
    return _Table(above).read(_joined(records))


def _cells(text: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", text.strip())
    inner = cells[1:] if not cells[0].strip() else cells
    inner = inner[:-1] if inner and not inner[-1].strip() else inner
    return [re.sub(r"\s*<br\s*/?>\s*", "\n", cell).strip() for cell in inner]


def _is_head(cells: list[str]) -> bool:
    kinds = [kind for kind in _kinds(cells) if kind]
    return len([kind for kind in kinds if kind in SLOTS]) >= 2 and "title" in kinds


def _kinds(cells: list[str]) -> list[str]:
    return [column_kind(cell) for cell in cells]


def _record(line: int, cells: list[str], kinds: list[str]) -> _Record:
    found: dict[str, str] = {}
    for kind, cell in zip(kinds, cells, strict=False):
        if kind:
            found[kind] = "\n".join(part for part in (found.get(kind, ""), cell) if part)
    return _Record((line, line), found)


def _joined(records: list[_Record]) -> list[_Record]:
    """A row without a number that goes on with the sentence above belongs to that row."""
    done: list[_Record] = []
    for record in records:
        title = record.cells.get("title", "")
        goes_on = "number" in record.cells and not record.cells["number"] and not (title and is_capital(title))
        if done and goes_on:
            cells = {k: f"{done[-1].cells.get(k, '')} {v}".strip() for k, v in record.cells.items()}
            done[-1] = _Record((done[-1].lines[0], record.lines[1]), {**done[-1].cells, **cells})
        elif any(record.cells.values()):
            done.append(record)
    return done


class _Table:
    """Reads records in order and knows the numbering that is open."""

    def __init__(self, above: tuple[Level, ...]) -> None:
        self.levels = self.above = above
        self.found: list[Draft] = []
        self.unnumbered = 0

    def read(self, records: list[_Record]) -> list[Draft]:
        for record in records:
            numbered = self._number(record)
            if not record.slots:
                self._group_or_bare(record, numbered)
            else:
                self.found.append(self._draft(record, numbered))
        return self.found

    def _number(self, record: _Record) -> bool:
        """Opens the level that the row's number names."""
        written = record.cells.get("number", "").strip(" .)")
        text = (
            f"{written}{')' if written.isalpha() and written.islower() else '.'} X"
            if written
            else record.cells.get("title", "")
        )
        marks = readings(text)
        places = [found for mark in marks if (found := place(mark, self.levels)) is not None]
        places.sort(key=lambda found: not found.sure)
        if places:
            self.levels = places[0].levels
        elif marks and written:
            style, ordinal = marks[0].levels[-1]
            kept = [level for level in self.levels if level.style != style]
            self.levels = (*kept, Level(style, ordinal, written))
        if places and not written:
            record.cells["title"] = places[0].rest
        return bool(marks)

    def _group_or_bare(self, record: _Record, numbered: bool) -> None:
        """A row of words alone: the heading of a group, unless the numbering says that it is a task without slots."""
        title = record.cells.get("title") or next(iter(record.cells.values()), "")
        level = self.levels[-1] if self.levels else None
        if (
            numbered
            and level
            and level.style not in {"roman", "capital"}
            and any(draft.number.rsplit(".", 1)[0] == self._path().rsplit(".", 1)[0] for draft in self.found)
        ):
            self.found.append(Draft(self._path(), [title], {}, list(record.lines)))

    def _path(self) -> str:
        return ".".join(level.label for level in self.levels)

    def _draft(self, record: _Record, numbered: bool) -> Draft:
        draft = Draft(self._path(), [" ".join(record.cells.get("title", "").split())], {}, list(record.lines))
        if not numbered:
            self.unnumbered += 1
            draft.number = ".".join(filter(None, [self._path(), str(self.unnumbered)]))
            draft.doubt("number", draft.number, "Văn bản không đánh số nhiệm vụ này: số do phần mềm đặt.")
        for kind, text in record.slots.items():
            draft.slots[kind] = self._entries(kind, text)
        return draft

    def _entries(self, kind: str, text: str) -> list[str]:
        if _DITTO.fullmatch(flat(text)) and self.found:
            return list(self.found[-1].slots.get(kind, []))
        items = re.split(r"\n\s*[-+•*]\s+", f"\n{text}") if re.search(r"(?m)^\s*[-+•*]\s", text) else [text]
        return [" ".join(item.split()) for item in items if item.strip()]
