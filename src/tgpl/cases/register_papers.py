"""The registers printed: a year as it stands, or a closing as it was frozen."""

import re
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.cases.models import RegisterClosing, RegisterCounter
from tgpl.cases.queries.registers import register_lines
from tgpl.cases.rules.periods import Period
from tgpl.documents.queries import letterhead_of
from tgpl.documents.registry import Drawing, Source, drawings, sources
from tgpl.documents.rules.filling import ROWS, Facts

FORMS = {RegisterCounter.Register.CASES: "tt-12-2018-01", RegisterCounter.Register.BRIEF_ADVICE: "tt-12-2018-so-viec"}
_BOTH = ["số", "người được trợ giúp", "địa chỉ", "lĩnh vực", "nội dung", "người thực hiện", "ghi chú"]
LINE = {
    "tt-12-2018-01": [*_BOTH, "ngày thụ lý", "diện", "hình thức", "mã hồ sơ", "ngày kết thúc", "kết quả"],
    "tt-12-2018-so-viec": [*_BOTH, "ngày", "trả lời"],
}
HEAD = ["đơn vị", "cơ quan chủ quản", "thời gian", "kết sổ"]
_KEY = re.compile(r"(cases|brief_advice)-(\d{1,9})-(\d{4})")


@dataclass(frozen=True, slots=True)
class Book:
    """One register of an office and a year."""

    register: str
    office: Agency
    year: int

    @property
    def key(self) -> str:
        return f"{self.register}-{self.office.pk}-{self.year}"


def _find_book(actor: Actor, key: str) -> Book | None:
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    office = Agency.objects.select_related("parent").filter(pk=found[2], pk__in=actor.offices).first()
    return Book(found[1], office, int(found[3])) if office else None


def _book_facts(book: Book) -> Facts:
    period = Period(date(book.year, 1, 1), date(book.year, 12, 31))
    lines = register_lines(book.office, book.register, period)
    return {**_head(book.office), "thời gian": f"Năm {book.year}", "kết sổ": "", ROWS: lines}


def _head(office: Agency) -> dict[str, str]:
    head = letterhead_of(office)
    return {"đơn vị": head.name, "cơ quan chủ quản": head.superior}


def _find_closing(actor: Actor, key: str) -> RegisterClosing | None:
    closings = RegisterClosing.objects.visible_to(actor).select_related("office__parent")
    return closings.filter(pk=key).first() if key.isdecimal() else None


def _closing_facts(closing: RegisterClosing) -> Facts:
    return {**_head(closing.office), "thời gian": closing.title, "kết sổ": closing_words(closing), ROWS: closing.lines}


def closing_words(closing: RegisterClosing) -> str:
    """What stands under the last line of a closed register."""
    counts = closing.counts
    numbers = [line["số"] for line in closing.lines]
    entered = f"từ số {numbers[0]} đến số {numbers[-1]}" if numbers else "không có số nào"
    return (
        f"Kết sổ {closing.title} (từ ngày {closing.first:%d/%m/%Y} đến ngày {closing.last:%d/%m/%Y}), bản "
        f"{closing.version}: kỳ trước chuyển sang {counts['carried_in']}; vào sổ trong kỳ {counts['accepted']} "
        f"({entered}); kết thúc trong kỳ {counts['ended']}; chuyển sang kỳ sau {counts['carried_out']}. "
        f"Người kết sổ: {closing.by_name}, ngày {closing.at:%d/%m/%Y}."
    )


def hand_in_registers() -> None:
    """Registers both sources, and the form of each register."""
    sources.register(
        Source(
            kind="register",
            label=_("Sổ"),
            find=_find_book,
            key=lambda book: book.key,
            address=lambda book: reverse("cases:open_register", args=[book.office.pk, book.year]),
            office=lambda book: book.office,
        )
    )
    sources.register(
        Source(
            kind="closing",
            label=_("Kết sổ"),
            find=_find_closing,
            key=lambda closing: str(closing.pk),
            address=lambda closing: reverse("cases:show_closing", args=[closing.pk]),
            office=lambda closing: closing.office,
        )
    )
    for register, form in FORMS.items():
        for source, facts in [("register", _book_facts), ("closing", _closing_facts)]:
            drawings.register(
                Drawing(
                    form=form,
                    source=source,
                    permission=Permission.VIEW_REQUESTS,
                    fields=[*HEAD, *LINE[form]],
                    facts=facts,
                    applies=lambda thing, register=register: thing.register == register,
                )
            )
