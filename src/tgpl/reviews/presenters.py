"""Reviews in the words of pages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.forms import BoundField
from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tgpl.core.forms.base import Form
from tgpl.core.lists.listing import Line, listing
from tgpl.core.pages.components import Fact, Moment, Tone, day, law_source, status
from tgpl.core.pages.labels import labels_of
from tgpl.reviews.models import LegalDocument, Mark, Review, ReviewMove, ReviewRound
from tgpl.reviews.models.review import ASIDE_LABELS, CONCLUSION_LABELS, STATUS_LABELS, SUBJECT_LABELS, VERDICT_LABELS
from tgpl.reviews.queries.reviews import Marked
from tgpl.reviews.rules.kinds import Aside, Lexicon, Reason, Subject
from tgpl.reviews.rules.steps import Conclusion, ReviewStatus, Verdict

TONES = {ReviewStatus.OPEN: Tone.DOING, ReviewStatus.SUBMITTED: Tone.WAITING, ReviewStatus.CONFIRMED: Tone.DONE}


def review_status(review: Review) -> SafeString:
    return status(review.status_label, TONES[ReviewStatus(review.status)])


def round_list(rounds: Sequence[ReviewRound]) -> SafeString:
    """The rounds with how far each is."""
    headings = (_("Đợt rà soát"), _("Hạn"), _("Tình trạng"), _("Văn bản đã xác nhận"), _("Theo"))
    return listing(_("Các đợt rà soát, mới nhất ở trên"), headings, map(_round_line, rounds))


def _round_line(opened: ReviewRound) -> Line:
    tag = status(opened.get_status_display(), Tone.DOING if opened.is_open else Tone.DONE)
    return Line(
        url=reverse("reviews:show_round", args=[opened.pk]),
        name=opened.title,
        about=[opened.agency.name],
        code=day(opened.due_on) or "–",
        cells=[tag, f"{opened.confirmed}/{opened.documents}", opened.law],
    )


def review_list(reviews: Sequence[Review]) -> SafeString:
    """The documents of a round."""
    headings = (_("Văn bản"), _("Phát hiện"), _("Tình trạng"), _("Chờ quyết định"), _("Đề xuất"))
    return listing(_("Các văn bản trong đợt"), headings, map(_review_line, reviews))


def _review_line(review: Review) -> Line:
    document = review.document
    waiting = ngettext("%d chỗ", "%d chỗ", review.undecided) % review.undecided if review.undecided else "–"
    return Line(
        url=reverse("reviews:show_review", args=[review.pk]),
        name=document.name,
        about=[document.title if document.number else "", document.issuer],
        code=str(review.found),
        cells=[review_status(review), _reading(document) or waiting, conclusion_words(review) or "–"],
    )


def _reading(document: LegalDocument) -> str:
    if document.fault:
        return _("Không đọc được")
    return "" if document.is_read else _("Đang đọc bản quét")


def conclusion_words(review: Review) -> str:
    return str(CONCLUSION_LABELS[Conclusion(review.conclusion)]) if review.conclusion else ""


def document_list(documents: Sequence[LegalDocument]) -> SafeString:
    """The register."""
    kinds = labels_of(LegalDocument.Kind)
    headings = (_("Trích yếu"), _("Số, ký hiệu"), _("Loại"), _("Cơ quan ban hành"), _("Hiệu lực"))
    return listing(_("Danh mục văn bản, mới nhất ở trên"), headings, (_document_line(one, kinds) for one in documents))


def _document_line(document: LegalDocument, kinds: Mapping[str, str]) -> Line:
    return Line(
        url=reverse("reviews:show_document", args=[document.pk]),
        name=document.title,
        about=[_("dự thảo") if document.is_draft else ""],
        code=document.number or "–",
        cells=[kinds[document.kind], document.issuer, force_words(document)],
    )


def force_words(document: LegalDocument) -> str:
    """From when to when a document is in force."""
    if document.is_draft:
        return _("Chưa ban hành")
    first = f"{document.valid_from:%d/%m/%Y}" if document.valid_from else ""
    last = f"{document.valid_to:%d/%m/%Y}" if document.valid_to else ""
    if first and last:
        return _("%(first)s đến %(last)s") % {"first": first, "last": last}
    return _("từ %s") % first if first else (_("đến %s") % last if last else "–")


def round_facts(opened: ReviewRound) -> list[Fact]:
    return [
        Fact(_("Rà soát theo"), opened.law),
        Fact(_("So với pháp luật ngày"), day(opened.judged_on)),
        Fact(_("Nhiệm vụ của kế hoạch"), opened.task),
        Fact(_("Phải xong trước ngày"), day(opened.due_on)),
        Fact(_("Người mở đợt"), opened.opened_by_name),
    ]


def document_facts(document: LegalDocument) -> list[Fact]:
    return [
        Fact(_("Số, ký hiệu"), document.number),
        Fact(_("Loại văn bản"), document.get_kind_display()),
        Fact(_("Cơ quan ban hành"), document.issuer),
        Fact(_("Ngày ban hành"), document.issued_on),
        Fact(_("Hiệu lực"), force_words(document)),
        Fact(_("Tệp"), document.file_name),
    ]


def conclusion_facts(review: Review) -> list[Fact]:
    return [
        Fact(_("Đề xuất"), conclusion_words(review)),
        Fact(_("Nội dung đề xuất"), review.proposal),
        Fact(_("Cơ quan có thẩm quyền"), review.authority),
        Fact(_("Thời hạn xử lý"), day(review.due_on)),
    ]


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A mark beside its passage: what it is about, why, and the field in which a person decides."""

    mark: Mark
    subject: str
    aside: str
    verdict: str
    source: SafeString
    field: BoundField


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage with its marks drawn into the text."""

    label: str
    text: SafeString
    position: int
    marks: list[ShownMark]


def shown_marks(marked: Iterable[Marked], form: Form) -> list[ShownPassage]:
    return [
        ShownPassage(
            one.passage.label,
            drawn(one.passage.text, one.marks),
            one.passage.position,
            [_shown(mark, form) for mark in one.marks],
        )
        for one in marked
    ]


def _shown(mark: Mark, form: Form) -> ShownMark:
    return ShownMark(
        mark,
        str(SUBJECT_LABELS[Subject(mark.subject)]),
        str(ASIDE_LABELS[Aside(mark.aside)]) if mark.aside else "",
        str(VERDICT_LABELS[Verdict(mark.verdict)]) if mark.verdict else "",
        law_source(mark.citation, mark.certainty),
        form[f"mark-{mark.pk}"],
    )


def drawn(text: str, marks: Sequence[Mark]) -> SafeString:
    """The text of a passage with its marks, as HTML."""
    parts: list[tuple[str, str]] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        parts.append((text[at : mark.start], text[mark.start : mark.end]))
        at = mark.end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), text[at:])


def moments(moves: Iterable[ReviewMove]) -> list[Moment]:
    """The steps of a review for its timeline, the newest first."""
    return [
        Moment(
            STATUS_LABELS[ReviewStatus(move.now)],
            move.at,
            move.by_name,
            linebreaks_filter(move.reason) if move.reason else "",
        )
        for move in reversed(list(moves))
    ]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """What the assistant knows of one subject."""

    label: str
    lines: list[tuple[Reason, SafeString]]


def known_rules(lexicon: Lexicon) -> list[RuleGroup]:
    """Every reason once, by subject."""
    reasons: dict[Subject, dict[str, Reason]] = defaultdict(dict)
    gone = [gone.reason for text in lexicon.texts for gone in text.gone]
    for reason in [*(rule.reason for rule in lexicon.rules), *gone]:
        reasons[reason.subject].setdefault(f"{reason.name} {reason.why}", reason)
    return [
        RuleGroup(
            str(SUBJECT_LABELS[subject]),
            [(one, law_source(one.citation, one.mark)) for one in sorted(known.values(), key=lambda one: one.name)],
        )
        for subject, known in reasons.items()
    ]
