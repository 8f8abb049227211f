"""Tasks in a table: one row a task, its slots in columns, group rows as headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from tgpl.core.reading.cells import MAYBE
from tgpl.plans.reader.bodies import begins_body
from tgpl.plans.reader.drafts import FIELDS, Draft
from tgpl.plans.reader.numbering import Level, place, readings
from tgpl.plans.reader.rows import Row
from tgpl.plans.reader.slots import SLOTS, Piece, column_kind, pieces
from tgpl.plans.reader.wording import begins, flat, is_capital

_DITTO = re.compile(r"\W*(?:nt|nhu tren|\"|”)\W*")
_NUMBER = re.compile(r"\W*(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])?\W*", re.I)
# "(1)", "(2)", "A": the numbers of columns, in a row of their own under the head.
_COLUMN_NUMBER = re.compile(r"\W*(?:\d{1,2}|[A-Z])\W*")
_LONGEST_HEAD = 3


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a table: the kinds of its columns, where its rows end, and what they say (it may come again)."""

    kinds: list[str]
    end: int
    rows: list[str]


@dataclass(frozen=True, slots=True)
class _Record:
    """One row of the table, its cells by kind of column. A cell merged over rows holds for each of them."""

    lines: tuple[int, int]
    cells: dict[str, str]
    own: dict[str, str]
    goes_on: bool = False

    @property
    def slots(self) -> dict[str, str]:
        return {kind: text for kind, text in self.cells.items() if kind in SLOTS and text}


def table_drafts(rows: list[Row], above: tuple[Level, ...]) -> list[Draft]:
    """The tasks of a table under the item with the levels `above`; none if its head names no slots."""
    rows = [row for row in rows if not re.fullmatch(r"[|\s:=-]+", row.text)]
    head = next((found for place in range(len(rows)) if (found := _head(rows, place)) is not None), None)
    if head is None:
        return []
    records = [_record(row, head.kinds) for row in rows[head.end :] if not _is_head_again(row, head)]
    return _Table(above).read(_joined(records))


def _head(rows: list[Row], start: int) -> _Head | None:
    """The head that begins with the row at `start`; its columns may be divided, and numbered, in the rows below."""
    end = start + 1
    while end < min(len(rows), start + _LONGEST_HEAD) and _is_under_head(rows[end]):
        end += 1
    kinds = _kinds(rows[start:end])
    if len([kind for kind in kinds if kind in SLOTS]) < 2 or "title" not in kinds:
        return None
    return _Head(kinds, end, [_words(row) for row in rows[start:end]])


def _is_under_head(row: Row) -> bool:
    own = [cell.own for cell in row.cells if cell.own]
    counted = len(own) > 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in own)
    return counted or (bool(own) and all(column_kind(text) for text in own))


def _is_head_again(row: Row, head: _Head) -> bool:
    """Overleaf the head comes again; in a picture its letters may differ."""
    headings = [column_kind(cell.own) for cell in row.cells if cell.own]
    return _words(row) in head.rows or (len(headings) > 2 and all(headings))


def _kinds(rows: list[Row]) -> list[str]:
    """The kind of each column, by the lowest of its headings that tells one."""
    columns = zip_longest(*([cell.text for cell in row.cells] for row in rows), fillvalue="")
    return [next((kind for text in reversed(column) if (kind := column_kind(text))), "") for column in columns]


def _words(row: Row) -> str:
    return " ".join(flat(cell.text) for cell in row.cells)


def _record(row: Row, kinds: list[str]) -> _Record:
    found: dict[str, str] = {}
    own: dict[str, str] = {}
    places = list(zip(kinds, row.cells, strict=False))
    for kind, cell in places:
        if kind and not cell.left:
            own[kind] = "\n".join(filter(None, [own.get(kind), cell.own]))
            found[kind] = "\n".join(filter(None, [found.get(kind), cell.text if kind in SLOTS else cell.own]))
    merged = any(kind == "title" and cell.above for kind, cell in places) and not own.get("number")
    return _Record((row.number, row.number), _told(found), _told(own), merged)


def _told(cells: dict[str, str]) -> dict[str, str]:
    """A heading over the whole width stands in the first column: words there are no number."""
    if _NUMBER.fullmatch(cells.get("number", "")):
        return cells
    return {**cells, "number": "", "title": f"{cells['number']} {cells.get('title', '')}".strip()}


def _joined(records: list[_Record]) -> list[_Record]:
    """Rows that belong to the task of the row above, as one."""
    done: list[_Record] = []
    for record in records:
        if done and _continues(record, done[-1]):
            cells = {k: "\n".join(filter(None, [done[-1].cells.get(k), v])) for k, v in record.own.items()}
            lines = (done[-1].lines[0], record.lines[1])
            done[-1] = _Record(lines, {**done[-1].cells, **cells}, done[-1].own)
        elif any(record.cells.values()):
            done.append(record)
    return done


def _continues(record: _Record, before: _Record) -> bool:
    """A row without a number whose title is that above, or goes on with its sentence or its list."""
    title = record.own.get("title", "")
    if record.goes_on:
        return True
    begins_anew = title and is_capital(title) and not _BULLET.match(title)
    return "number" in record.own and not record.own["number"] and not begins_anew


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
        for kind, text in _by_labels(record.slots):
            draft.slots[kind] = [*draft.slots.get(kind, []), *self._entries(kind, text)]
            if any(_may_begin(kind, part) for part in text.split(MAYBE)[1:]):
                draft.doubt(FIELDS[kind], text, "Chưa rõ các dòng trong ô của bảng là một hay nhiều mục.")
        return draft

    def _entries(self, kind: str, text: str) -> list[str]:
        if _DITTO.fullmatch(flat(text)) and self.found:
            return list(self.found[-1].slots.get(kind, []))
        return _paragraphs(kind, text)


_BULLET = re.compile(r"^\s*[-–+•*]\s+")
_BODIES = {"lead", "coordinating", "parties"}
_SHARE = re.compile(r"\d+(?:,\d+)?\s?%")


def _by_labels(slots: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The slots of a row; a cell of bodies that names its parts itself ("Chủ trì: …", "Phối hợp: …") is parted."""
    for kind, text in slots.items():
        lines = [piece for line in re.split(rf"\n|{MAYBE}", text) for piece in pieces(_BULLET.sub("", line, count=1))]
        if kind in _BODIES and any(piece.kind in _BODIES for piece in lines):
            yield from _parts(kind, lines)
        else:
            yield kind, text


def _parts(kind: str, lines: list[Piece]) -> list[tuple[str, str]]:
    """Each labelled part with the lines that follow it."""
    found: list[tuple[str, str]] = []
    for piece in lines:
        if piece.kind in _BODIES or not found:
            found.append((piece.kind or kind, piece.text))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{piece.text}")
    return found


def _paragraphs(kind: str, text: str) -> list[str]:
    """The entries of a cell: each bullet, each line that begins anew with a capital, for bodies with a body's name."""
    found: list[str] = []
    for line in re.split(rf"\n|{MAYBE}", text):
        words = _BULLET.sub("", line, count=1)
        fresh = words[:1].isupper() or (kind == "outputs" and _SHARE.match(words) is not None)
        surely = fresh and (kind not in _BODIES or begins_body(words)) and f"{MAYBE}{line}" not in text
        if not found or words != line or surely or (_may_begin(kind, words) and not _is_cut(kind, found[-1], words)):
            found.append(words)
        else:
            found[-1] = f"{found[-1]} {words}"
    return [" ".join(entry.split()) for entry in found if entry.strip()]


def _may_begin(kind: str, words: str) -> bool:
    """Whether an entry can begin with these words: a body, an output, a time."""
    if kind in _BODIES:
        return begins_body(words)
    counted = re.sub(r"^\d+\s+", "", words)
    return kind == "outputs" and (_SHARE.match(words) or begins(counted, "outputs")) is not None


def _is_cut(kind: str, before: str, words: str) -> bool:
    """Whether a line ended within a name: "Hội" or "Văn phòng" alone is hardly one, nor the "Phòng" of "Hải Phòng"."""
    ends = re.split(r"[,;]", before)[-1].strip(), re.split(r"[,;]", words)[0]
    return kind in _BODIES and (flat(ends[0]) == "van phong" or any(len(end.split()) == 1 for end in ends))
