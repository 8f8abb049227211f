"""Forms and letters in the words of pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.accounts.actor import Actor
from tgpl.core.law.rule_files import Mark
from tgpl.core.pages.components import Fact, Tone, status
from tgpl.documents.catalogue import DrawnFrom, Form
from tgpl.documents.models import Letter
from tgpl.documents.models.letters import LetterQuerySet
from tgpl.documents.queries import InForce, papers_of, texts_on
from tgpl.documents.registry import Drawing, drawings, sources

DRAWN_FROM: dict[DrawnFrom, str | Promise] = {
    DrawnFrom.REQUEST: gettext_lazy("yêu cầu"),
    DrawnFrom.CASE: gettext_lazy("vụ việc"),
    DrawnFrom.REFERRAL: gettext_lazy("giới thiệu của cơ quan khác"),
    DrawnFrom.REGISTER: gettext_lazy("sổ"),
    DrawnFrom.FEE_STATEMENT: gettext_lazy("bảng kê thù lao, bồi dưỡng"),
    DrawnFrom.PRACTITIONER: gettext_lazy("người thực hiện"),
    DrawnFrom.ORGANISATION: gettext_lazy("tổ chức tham gia"),
    DrawnFrom.REPORT: gettext_lazy("báo cáo"),
    DrawnFrom.NONE: "–",
}


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form in the list of all forms."""

    form: Form
    drawn_from: str | Promise
    layout: SafeString
    drawing: str
    has_blank: bool
    valid: str


def form_lines(forms: Iterable[Form], day: date) -> Iterator[FormLine]:
    """Forms as the list shows them."""
    asked = list(forms)
    versions = texts_on(asked, day)
    for form in asked:
        version = versions.get(form.code)
        yield FormLine(
            form,
            DRAWN_FROM[form.drawn_from],
            _layout(form, version),
            _drawing(form, version),
            version is not None,
            _valid(form),
        )


def _layout(form: Form, version: InForce | None) -> SafeString:
    if version is None:
        return status(_("Chưa có bản chữ"), Tone.TODO)
    if not form.printed:
        return status(_("Luật không quy định mẫu in"), Tone.NOTE)
    if version.mark == Mark.CONFIRMED:
        return status(_("Đã đối chiếu mẫu in"), Tone.DONE)
    return status(_("Chưa đối chiếu mẫu in"), Tone.WAITING)


def _drawing(form: Form, version: InForce | None) -> str:
    if drawings.of_form(form.code):
        return _("Điền sẵn từ dữ liệu")
    return _("Chỉ có bản trống để điền tay") if version else _("Phần mềm không lập mẫu này")


def _valid(form: Form) -> str:
    since = _("từ %(day)s") % {"day": f"{form.valid_from:%d/%m/%Y}"}
    return f"{since} " + _("đến %(day)s") % {"day": f"{form.valid_to:%d/%m/%Y}"} if form.valid_to else since


class LetterLine(TypedDict):
    """One line of the book of outgoing letters, in words."""

    url: str
    number: str
    title: str
    about: str
    office: str
    issued_on: str
    status: SafeString


def letter_status(letter: Letter) -> SafeString:
    """Whether a letter is a draft, valid, or withdrawn."""
    if not letter.is_issued:
        return status(_("Dự thảo"), Tone.DOING)
    if hasattr(letter, "withdrawal"):
        return status(_("Không còn giá trị"), Tone.STOPPED)
    return status(_("Còn giá trị"), Tone.DONE)


def standing(letters: LetterQuerySet, name: str) -> LetterQuerySet:
    """The letters of this standing; all of them for none."""
    ways = {
        "draft": letters.filter(issued_at=None),
        "issued": letters.issued().in_force(),
        "withdrawn": letters.exclude(withdrawal=None),
    }
    return ways.get(name, letters)


def letter_lines(letters: Iterable[Letter], home: int | None) -> list[LetterLine]:
    """Letters as the book shows them; `home`: the agency whose own letters need no name of office."""
    return [
        LetterLine(
            url=reverse("documents:open_letter", args=[letter.uid]),
            number=letter.number_line,
            title=letter.title,
            about=letter.key,
            office="" if letter.office_id == home else letter.office.short_name or letter.office.name,
            issued_on=f"{letter.issued_on:%d/%m/%Y}" if letter.issued_on else "",
            status=letter_status(letter),
        )
        for letter in letters
    ]


def letter_facts(letter: Letter) -> list[Fact]:
    """What the page of a letter says of it."""
    if not letter.is_issued:
        return [Fact(_("Người lập"), letter.drafted_by_name), Fact(_("Lập lúc"), letter.drafted_at)]
    signer = " · ".join(filter(None, [letter.authority, letter.position.upper(), letter.signer]))
    facts = [*copy_facts(letter), Fact(_("Người ký"), signer), Fact(_("Cấp số"), letter.issued_by_name)]
    return [*facts, *_withdrawal(letter, with_reason=True)]


def copy_facts(letter: Letter) -> list[Fact]:
    """What anyone may know of an issued letter."""
    return [
        Fact(_("Số, ký hiệu"), letter.number_line),
        Fact(_("Loại văn bản"), letter.title),
        Fact(_("Cơ quan ban hành"), letter.office.name),
        Fact(_("Ngày ban hành"), letter.issued_on),
        Fact(_("Mã văn bản"), letter.code),
    ]


def withdrawal_facts(letter: Letter) -> list[Fact]:
    """That a letter is no longer valid, and since when."""
    return _withdrawal(letter, with_reason=False)


def _withdrawal(letter: Letter, *, with_reason: bool) -> list[Fact]:
    if not hasattr(letter, "withdrawal"):
        return []
    ended = letter.withdrawal
    said = [Fact(str(ended.get_kind_display()), timezone.localdate(ended.at))]
    return [*said, Fact(_("Lý do"), ended.reason), Fact(_("Người thu hồi"), ended.by_name)] if with_reason else said


class Offer(TypedDict):
    """A form that may be drawn up."""

    url: str
    name: str
    form: str


def papers_part(actor: Actor, source: str, thing: Any) -> dict[str, Any] | None:
    """The papers of `thing` for the template `documents/papers_of.html`; None where there is nothing to show."""
    found = papers_of(actor, source, thing)
    if not (found.needed or found.offered or found.letters):
        return None
    key = sources[source].key(thing)
    return {
        "needed": [_offer(drawing, source, key) for drawing in found.needed],
        "offered": [_offer(drawing, source, key) for drawing in found.offered],
        "letters": letter_lines(found.letters, None),
    }


def _offer(drawing: Drawing, source: str, key: str) -> Offer:
    form = drawing.of_catalogue
    return Offer(url=reverse("documents:draw_form", args=[source, key, form.code]), name=form.name, form=str(form))
