"""Rows put together: broken lines into paragraphs, paragraphs into the tree of numbered items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tgpl.plans.reader.numbering import Level, Mark, Place, place, readings
from tgpl.plans.reader.rows import Row
from tgpl.plans.reader.slots import SLOTS, label_at_start
from tgpl.plans.reader.wording import flat, is_capital, is_closed, is_shouted, wording

# Styles of numbering that whole sections have.
SECTIONS = frozenset({"part", "roman", "capital", "section"})
_LONGEST_HEADING = 200
# A line this long was not broken to a page's width: there each line is a paragraph.
_UNBROKEN = 160


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together. `gap`: an empty line or a page's end stands before it."""

    parts: list[tuple[int, str]]
    bullet: str = ""
    gap: bool = False

    @property
    def text(self) -> str:
        return join_lines([text for _, text in self.parts])

    @property
    def tail(self) -> str:
        """The last line; enough to tell whether the paragraph is closed, however long it is."""
        return self.parts[-1][1]

    @property
    def ending(self) -> str:
        """The last few lines: a name may be broken over each of them."""
        return join_lines([text for _, text in self.parts[-4:]])

    @property
    def first(self) -> int:
        return self.parts[0][0]

    @property
    def last(self) -> int:
        return self.parts[-1][0]


@dataclass(slots=True)
class Item:
    """A numbered item with its own paragraphs, its tables, the items under it, and the slots that its prose tells."""

    levels: tuple[Level, ...] = ()
    sure: bool = True
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[list[Row]] = field(default_factory=list)
    children: list["Item"] = field(default_factory=list)
    prose: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        return ".".join(level.label for level in self.levels if level.label)

    @property
    def heading(self) -> str:
        return self.paragraphs[0].text if self.paragraphs else ""

    def walk(self) -> Iterator["Item"]:
        yield self
        for child in self.children:
            yield from child.walk()


def join_lines(texts: list[str]) -> str:
    """Broken lines as one; a code that was broken ("3674/" + "QĐ-BTP") is whole again."""
    pieces: list[str] = []
    for text in texts:
        if pieces and not _is_broken_code(pieces[-1], text):
            pieces.append(" ")
        pieces.append(text)
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def _is_broken_code(before: str, after: str) -> bool:
    return bool(re.fullmatch(r"\w[/-]", before[-2:])) or (after.startswith("/") and before[-1:].isdigit())


def outline(rows: list[Row]) -> Item:
    """The tree of items; what stands before the first one belongs to the root."""
    builder = _Builder(rows)
    for index, row in enumerate(rows):
        builder.add(index, row)
    return builder.root


class _Builder:
    """Takes rows in order and knows the item and the paragraph that are open."""

    def __init__(self, rows: list[Row]) -> None:
        self.root = Item()
        self.open_items = [self.root]
        self.paragraph: Paragraph | None = None
        self.unbroken = any(len(row.text) > _UNBROKEN for row in rows)
        self.slot_rows = _numbered_slots(rows)
        self.slots_follow = _slots_follow(rows)

    @property
    def item(self) -> Item:
        return self.open_items[-1]

    def add(self, index: int, row: Row) -> None:
        if row.cells:
            self._add_table_row(row)
            return
        found = None if index in self.slot_rows else self._place(row)
        if index in self.slot_rows:
            self._begin(row.number, self.slot_rows[index], "-", gap=row.gap)
        elif found is not None:
            self._open_item(found, row)
        elif (heading := self._heading(index, row)) is not None:
            self._open_item(heading, row)
        elif self.paragraph is not None and continues(row, self.paragraph, unbroken=self.unbroken):
            dash = "- " if row.bullet else ""
            self.paragraph.parts.append((row.number, dash + row.text))
        else:
            self._begin(row.number, row.text, row.bullet, gap=row.gap)

    def _add_table_row(self, row: Row) -> None:
        tables, last = self.item.tables, self.paragraph
        if last is not None or not tables:
            tables.append([])
        tables[-1].append(row)
        self.paragraph = None

    def _begin(self, number: int, text: str, bullet: str, *, gap: bool) -> None:
        self.paragraph = Paragraph([(number, text)], bullet, gap)
        self.item.paragraphs.append(self.paragraph)

    def _open_item(self, found: Place, row: Row) -> None:
        while not _is_under(found.levels, self.item.levels):
            self.open_items.pop()
        item = Item(found.levels, found.sure)
        self.item.children.append(item)
        self.open_items.append(item)
        self._begin(row.number, found.rest, "", gap=row.gap)

    def _place(self, row: Row) -> Place | None:
        """Where the row's number puts it, if it is a number at all."""
        places = [found for mark in readings(row.text) if (found := place(mark, self.item.levels)) is not None]
        places.sort(key=lambda found: not found.sure)
        return next((found for found in places if self._is_item(found, row)), None)

    def _heading(self, index: int, row: Row) -> Place | None:
        """The place of a heading without a number: of a section in capitals, or of a task whose slots follow."""
        if row.bullet or not row.gap or len(row.text) > _LONGEST_HEADING or label_at_start(row.text):
            return None
        if is_shouted(row.text):
            first = len(self.open_items) == 1 and not self.slots_follow[index]
            return None if first or self._goes_on_shouting() else self._unnumbered("section", self.root, row)
        if not (row.heading and self.slots_follow[index]):
            return None
        kept = [level for level in self.item.levels if level.style != "heading"]
        above = next(item for item in reversed(self.open_items) if len(item.levels) <= len(kept))
        section = not above.levels or above.levels[-1].style in SECTIONS
        return self._unnumbered("heading", above, row) if section or self.item.levels != above.levels else None

    def _goes_on_shouting(self) -> bool:
        """A heading in capitals may stand below its number, or on two lines with an empty one between."""
        tail = self.paragraph.tail if self.paragraph else "."
        return not tail or (is_shouted(tail) and not is_closed(tail))

    def _unnumbered(self, style: str, above: Item, row: Row) -> Place:
        ordinal = 1 + sum(child.levels[-1].style == style for child in above.children)
        level = Level(style, ordinal, "" if style == "section" else str(ordinal))
        return Place((*above.levels, level), row.text, sure=True)

    def _is_item(self, found: Place, row: Row) -> bool:
        broken_off = self.paragraph is not None and not is_closed(self.paragraph.tail) and not row.gap
        if not found.rest:
            return not broken_off
        if found.sure:
            return not broken_off or is_capital(found.rest)
        return not broken_off and is_capital(found.rest)


def _is_under(levels: tuple[Level, ...], above: tuple[Level, ...]) -> bool:
    return len(above) < len(levels) and levels[: len(above)] == above


def continues(row: Row, paragraph: Paragraph, *, unbroken: bool) -> bool:
    """Whether the row goes on with the paragraph that is open."""
    before = paragraph.tail
    if not before:
        return True
    if is_capital(row.text) and (row.heading or label_at_start(row.text)):
        return False
    open_end = not is_closed(before)
    if row.bullet:
        return open_end and (not is_capital(row.text) or _dash_within_name(paragraph.ending, row.text))
    if not is_capital(row.text):
        return True
    if row.gap or flat(row.text).startswith("tren day la") or (is_shouted(before) and not is_shouted(row.text)):
        return False
    return open_end or not (unbroken and is_capital(row.text))


def _dash_within_name(before: str, after: str) -> bool:
    """ "Phát thanh" / "- Truyền hình": the dash belongs to the name, not to a list."""
    left, right = flat(before), flat(after)
    pairs = [(flat(a), flat(b)) for a, b in wording()["dash_pairs"]]
    return any(left.endswith(a) and (right.startswith(b) or b.startswith(right)) for a, b in pairs)


def _slots_follow(rows: list[Row]) -> list[bool]:
    """For each row, whether a slot comes behind it before the next heading or number."""
    found: list[bool] = []
    coming = False
    for row in reversed(rows):
        found.append(coming)
        if label_at_start(row.text) in SLOTS:
            coming = True
        elif row.heading or is_shouted(row.text) or readings(row.text):
            coming = False
    return found[::-1]


def _numbered_slots(rows: list[Row]) -> dict[int, str]:
    """Rows whose number belongs to a slot ("b) Cơ quan chủ trì: …"), with the text behind the number.

    Labels that are no slots ("a) Nội dung: …") count with their neighbours: a run of labels with a slot among them.
    """
    found: dict[int, str] = {}
    run: list[tuple[int, Mark, str]] = []
    for index, row in enumerate(rows):
        marks = [mark for mark in readings(row.text) if mark.levels[-1][0] != "roman"]
        if not marks:
            continue
        mark = marks[0]
        kind = "" if is_shouted(mark.rest) else label_at_start(mark.rest)
        if run and (not kind or mark.levels[-1][0] != run[-1][1].levels[-1][0]):
            found.update(_slots_of(run))
            run = []
        if kind:
            run.append((index, mark, kind))
    found.update(_slots_of(run))
    return found


def _slots_of(run: list[tuple[int, Mark, str]]) -> dict[int, str]:
    if not any(kind in SLOTS for _, _, kind in run):
        return {}
    return {index: mark.rest for index, mark, _ in run}
