"""Tasks in the making: numbered items and their labelled paragraphs, gathered slot by slot.

Where the layout leaves open whose slot it is, the likeliest reading is taken and a doubt says so.
"""

from dataclasses import dataclass, field

from tgpl.plans.reader.bodies import is_body_alone
from tgpl.plans.reader.outline import SECTIONS, Item, Paragraph
from tgpl.plans.reader.slots import SLOTS, Piece, pieces
from tgpl.plans.reader.wording import begins, is_closed


@dataclass(slots=True)
class Draft:
    """One task: its own words, the entries of each slot, its source lines, and what is not sure."""

    number: str
    words: list[str] = field(default_factory=list)
    slots: dict[str, list[str]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    doubts: list[tuple[str, str, str]] = field(default_factory=list)

    def doubt(self, about: str, text: str, why: str) -> None:
        self.doubts.append((about, text, why))


def drafts_in(item: Item) -> list[Draft]:
    """The tasks among the items under `item` (the whole document, or a part)."""
    own = drafts_of(item)
    busy = [child for child in item.children if has_slots(child)]
    if not busy:
        return [_with_children(own, item)] if len(own) == 1 and item.number else own
    if _slots_close_the_list(item, own, busy):
        return [_one_for_all(item)]
    found = [draft for child in _task_like(item, busy) for draft in _drafts_or_bare(child)]
    if own and item.number:
        _share(own[0], found)
    elif own:
        found = [*own, *found]
    if item.levels and is_body_alone(item.heading):
        _lead(found, item.heading)
    return found


# Without one of these nothing is a task: "Kết quả: …" alone also tells of last year.
_TELLING = frozenset({"lead", "coordinating", "parties", "period"})


def has_slots(item: Item) -> bool:
    """Whether the item or anything under it has the slots of a task."""
    return any(
        piece.kind in _TELLING
        for under in item.walk()
        for paragraph in under.paragraphs
        for piece in pieces(paragraph.text)
    )


def _drafts_or_bare(child: Item) -> list[Draft]:
    found = drafts_in(child)
    return found or [_with_children([_bare(child)], child)]


def _bare(item: Item) -> Draft:
    """An item among tasks that has no slot at all."""
    words = [paragraph.text for paragraph in item.paragraphs]
    return Draft(item.number, words, {}, _lines(item.paragraphs))


def _task_like(item: Item, busy: list[Item]) -> list[Item]:
    """The children that are tasks: those with slots, and among tasks also those without.

    Of whole sections only those with slots count, and those that stand between such.
    """
    first, last = item.children.index(busy[0]), item.children.index(busy[-1])
    return [
        child
        for place, child in enumerate(item.children)
        if child in busy or (not _is_no_task(child) and (not _is_section(item, child) or first < place < last))
    ]


def _is_section(parent: Item, child: Item) -> bool:
    return not parent.levels or child.levels[-1].style in SECTIONS


def _is_no_task(item: Item) -> bool:
    return bool(begins(item.heading, "purpose_sections") or begins(item.heading, "duty_sections"))


def _slots_close_the_list(item: Item, own: list[Draft], busy: list[Item]) -> bool:
    """a), b), c) without slots but for the last: the slots below the list are likely those of the whole item."""
    lettered = item.children and item.children[-1].levels[-1].style not in {*SECTIONS, "arabic0", "heading"}
    return bool(
        not own and lettered and len(item.children) > 1 and busy == [item.children[-1]] and not busy[0].children
    )


def _one_for_all(item: Item) -> Draft:
    last = drafts_of(item.children[-1])[0]
    draft = Draft(item.number, [p.text for p in item.paragraphs], last.slots, _lines(item.paragraphs), last.doubts)
    for child in item.children[:-1]:
        _add_child(draft, child)
    draft.words.append(_marked(item.children[-1], " ".join(last.words)))
    draft.lines += last.lines
    labels = ", ".join(child.number for child in item.children)
    draft.doubt("number", labels, "Chỉ điểm cuối có ghi cơ quan, thời gian: hiểu là ghi chung cho cả mục.")
    return draft


def _with_children(own: list[Draft], item: Item) -> Draft:
    draft = own[0]
    for child in item.children:
        _add_child(draft, child)
    return draft


def _add_child(draft: Draft, child: Item) -> None:
    for under in child.walk():
        draft.words.append(_marked(under, " ".join(paragraph.text for paragraph in under.paragraphs)))
        draft.lines += _lines(under.paragraphs)


def _marked(item: Item, text: str) -> str:
    style, label = item.levels[-1].style, item.levels[-1].label
    number = f"({label})" if "bracketed" in style else f"{label})" if style == "letter" else f"{label}."
    return f"{number} {text}"


def _lead(found: list[Draft], body: str) -> None:
    """The body in the heading leads the tasks under it that name no other."""
    for draft in found:
        if not {"lead", "parties"} & set(draft.slots):
            draft.slots["lead"] = [body]
            draft.doubt("lead", body, "Không ghi cơ quan chủ trì: lấy từ tên mục ở trên.")


def _share(common: Draft, found: list[Draft]) -> None:
    """Slots of the heading hold for the items under it that lack them."""
    for draft in found:
        for kind, entries in common.slots.items():
            if kind not in draft.slots:
                draft.slots[kind] = list(entries)
                draft.doubt(FIELDS[kind], "; ".join(entries), f"Lấy từ mục {common.number}, ghi chung cho các điểm.")


def _ask_about_prose(draft: Draft, item: Item) -> None:
    for kind in item.prose:
        draft.doubt(FIELDS[kind], "; ".join(draft.slots.get(kind, [])), _FROM_PROSE)
    if item.prose:
        draft.doubt("title", " ".join(draft.words), _WHOLE_SENTENCE)


_WHOLE_SENTENCE = "Giữ nguyên cả câu, kể cả tên cơ quan và thời gian trong câu: cần xem có bớt không."
_FROM_PROSE = "Văn bản không ghi thành mục riêng: lấy từ câu văn của nhiệm vụ."

# The field of a task that a slot fills.
FIELDS = {
    "lead": "lead",
    "coordinating": "coordinating",
    "parties": "lead",
    "period": "periods",
    "outputs": "outputs",
    "mode": "mode",
}


def drafts_of(item: Item) -> list[Draft]:
    """The tasks that the item's own paragraphs tell: none without slots, several where slots come again."""
    gathering = _Gathering(item.number)
    for paragraph in item.paragraphs:
        gathering.add(paragraph)
    found = gathering.finish()
    for draft in found:
        if len(draft.words) > 1 and is_body_alone(draft.words[0]):
            _lead([draft], draft.words.pop(0))
        _ask_about_prose(draft, item)
    return found


class _Gathering:
    """Reads an item's paragraphs in order: its words, then its slots."""

    def __init__(self, number: str) -> None:
        self.number = number
        self.found = [Draft(number)]
        self.kind = ""
        self.sub_items = False
        self.stray: list[Paragraph] = []

    @property
    def draft(self) -> Draft:
        return self.found[-1]

    def add(self, paragraph: Paragraph) -> None:
        found = pieces(paragraph.text)
        if found[0].kind == "" and {piece.kind for piece in found} & set(self.draft.slots):
            self._begin_next([found[0].text], [paragraph])  # "- Tổ chức hội nghị. Chủ trì: …" after such a one
            found = found[1:]
        for position, piece in enumerate(found):
            if piece.kind in SLOTS:
                self._open_slot(piece, paragraph)
            elif not self.kind:
                self._add_words(piece, paragraph)
            elif piece.kind:
                text = f"{piece.label} {piece.text}"
                self.draft.doubt("title", text, "Mục này không có chỗ riêng trong nhiệm vụ: cần xem có giữ lại không.")
            elif position == 0:
                self._go_on(piece.text, paragraph)

    def _add_words(self, piece: Piece, paragraph: Paragraph) -> None:
        """Of an item without a number (a whole document, a section) only what stands last before the slots counts."""
        if not self.number:
            self.draft.words, self.draft.lines = [], []
        self.draft.words.append(f"{piece.label} {piece.text}".strip())
        self.draft.lines += _lines([paragraph])

    def _open_slot(self, piece: Piece, paragraph: Paragraph) -> None:
        if self.stray and piece.kind in self.draft.slots:
            stray, self.stray = self.stray, []
            self._begin_next([one.text for one in stray], stray)
        self._settle_stray()
        if piece.kind in self.draft.slots:
            self.draft.doubt(FIELDS[piece.kind], piece.text, "Mục này được ghi hai lần trong một nhiệm vụ.")
        self.kind = piece.kind
        self.sub_items = not piece.text
        entries = self.draft.slots.setdefault(piece.kind, [])
        entries += [piece.text] if piece.text else []
        self.draft.lines += _lines([paragraph])

    def _go_on(self, text: str, paragraph: Paragraph) -> None:
        """A paragraph without a label behind a slot: its sub-item, its broken end, or a stray."""
        entries = self.draft.slots[self.kind]
        if (self.sub_items or paragraph.bullet == "+") and not self.stray:
            entries.append(text)
        elif entries and not self.stray and not paragraph.bullet and not is_closed(entries[-1]):
            entries[-1] = f"{entries[-1]} {text}"
        else:
            self.stray.append(paragraph)
            return
        self.draft.lines += _lines([paragraph])

    def _begin_next(self, words: list[str], paragraphs: list[Paragraph]) -> None:
        """Words and then slots that were there already: another task of the same item, whose heading is of all."""
        self._settle_stray()
        if len(self.found) == 1:
            self.draft.number = self._numbered(1)
            self.draft.words = self.draft.words[-1:]
        self.found.append(Draft(self._numbered(len(self.found) + 1), words, {}, _lines(paragraphs)))
        self.kind, self.sub_items = "", False

    def _numbered(self, ordinal: int) -> str:
        return f"{self.number}.{ordinal}" if self.number else str(ordinal)

    def _settle_stray(self) -> None:
        for paragraph in self.stray:
            self.draft.slots[self.kind].append(paragraph.text)
            self.draft.lines += _lines([paragraph])
            self.draft.doubt(FIELDS[self.kind], paragraph.text, "Chưa rõ đoạn này thuộc mục nào của nhiệm vụ.")
        self.stray = []

    def finish(self) -> list[Draft]:
        self._settle_stray()
        if len(self.found) == 1 and not self.number:
            self.draft.number = "1"
        if len(self.found) > 1 or not self.number:
            for draft in self.found:
                draft.doubt("number", draft.number, "Văn bản không đánh số nhiệm vụ này: số do phần mềm đặt.")
        return [draft for draft in self.found if _TELLING & set(draft.slots)]


def _lines(paragraphs: list[Paragraph]) -> list[int]:
    return [number for paragraph in paragraphs for number in (paragraph.first, paragraph.last)]
