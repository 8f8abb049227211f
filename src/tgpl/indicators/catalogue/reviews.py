"""Legal documents under review: how many were gone through, what is proposed, which comments were answered."""

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.indicators.catalogue.sources import everything
from tgpl.indicators.figures import Column, Dimension, Indicator, Population, Source
from tgpl.indicators.rules import Scope
from tgpl.reviews.models import Comment, Finding, LegalDocument, Review, ReviewRound
from tgpl.reviews.models.review import CONCLUSION_LABELS
from tgpl.reviews.rules.steps import ReviewStatus

REVIEW_TASKS = Source(
    _(
        "Nhiệm vụ II.1, Kế hoạch của UBND tỉnh Đắk Lắk theo Quyết định 920/QĐ-TTg; nhiệm vụ 5.b, Kế hoạch năm 2026 của "
        "UBND thành phố Hải Phòng"
    )
)
UNIT = _("văn bản")


def _of(scope: Scope, agency: str) -> Q:
    """Work of these offices, and of the department above them, which reviews for all."""
    return Q(**{f"{agency}__in": scope.offices}) | Q(**{f"{agency}__kind": Agency.Kind.DEPARTMENT})


def reviews_in(scope: Scope) -> QuerySet[Review]:
    """Documents in rounds that were open at some time of the scope."""
    open_then = Q(round__closed_on=None) | Q(round__closed_on__gte=scope.first)
    return Review.objects.filter(open_then, _of(scope, "round__agency"), round__opened_on__lte=scope.last)


def findings_in(scope: Scope) -> QuerySet[Finding]:
    return Finding.objects.filter(review__in=reviews_in(scope).filter(confirmed(scope)))


def rounds_in(scope: Scope) -> QuerySet[ReviewRound]:
    return ReviewRound.objects.filter(_of(scope, "agency"), opened_on__lte=scope.last)


def comments_in(scope: Scope) -> QuerySet[Comment]:
    return Comment.objects.filter(_of(scope, "document__agency"), received_on__range=(scope.first, scope.last))


def confirmed(scope: Scope) -> Q:
    return Q(status=ReviewStatus.CONFIRMED, confirmed_at__date__range=(scope.first, scope.as_of))


def _seen_reviews(rows: QuerySet[Review], actor: Actor) -> QuerySet[Review]:
    return rows.filter(pk__in=Review.objects.visible_to(actor).values("pk"))


def _seen_findings(rows: QuerySet[Finding], actor: Actor) -> QuerySet[Finding]:
    return rows.filter(review__in=Review.objects.visible_to(actor))


def _seen_rounds(rows: QuerySet[ReviewRound], actor: Actor) -> QuerySet[ReviewRound]:
    return rows.filter(pk__in=ReviewRound.objects.visible_to(actor).values("pk"))


def _seen_comments(rows: QuerySet[Comment], actor: Actor) -> QuerySet[Comment]:
    return rows.filter(document__in=LegalDocument.objects.visible_to(actor))


REVIEWS = Population(
    "reviews",
    reviews_in,
    _seen_reviews,
    (
        Column(_("Văn bản"), lambda review: review.document.name),
        Column(_("Trích yếu"), lambda review: review.document.title),
        Column(_("Tình trạng"), lambda review: review.status_label),
        Column(_("Đề xuất"), lambda review: review.get_conclusion_display()),
    ),
    ("document",),
    about_people=False,
)
FINDINGS = Population(
    "review_findings",
    findings_in,
    _seen_findings,
    (
        Column(_("Văn bản"), lambda finding: finding.review.document.name),
        Column(_("Vị trí"), lambda finding: finding.place),
        Column(_("Phát hiện"), lambda finding: finding.why),
    ),
    ("review__document",),
    about_people=False,
)
ROUNDS = Population(
    "review_rounds",
    rounds_in,
    _seen_rounds,
    (
        Column(_("Đợt rà soát"), lambda opened: opened.title),
        Column(_("Mở ngày"), lambda opened: opened.opened_on),
        Column(_("Khép lại ngày"), lambda opened: opened.closed_on),
    ),
    about_people=False,
)
COMMENTS = Population(
    "review_comments",
    comments_in,
    _seen_comments,
    (
        Column(_("Dự thảo"), lambda comment: comment.document.name),
        Column(_("Bên góp ý"), lambda comment: comment.from_whom),
        Column(_("Nhận ngày"), lambda comment: comment.received_on),
        Column(_("Trả lời"), lambda comment: comment.get_answer_display()),
    ),
    ("document",),
    about_people=False,
)

REVIEW_FIGURES = (
    Indicator(
        "reviews.confirmed",
        _("Văn bản đã rà soát xong, có người xác nhận"),
        _("Mẫu số: văn bản trong các đợt rà soát của kỳ. Tử số: văn bản có kết quả đã được người thứ hai xác nhận."),
        UNIT,
        REVIEW_TASKS,
        REVIEWS,
        counted=confirmed,
        out_of=everything,
    ),
    Indicator(
        "reviews.by_conclusion",
        _("Văn bản đã rà soát theo đề xuất xử lý"),
        _("Văn bản có kết quả đã xác nhận trong kỳ, chia theo đề xuất xử lý."),
        UNIT,
        REVIEW_TASKS,
        REVIEWS,
        counted=confirmed,
        by=Dimension(
            lambda scope: F("conclusion"), lambda: {str(key): name for key, name in CONCLUSION_LABELS.items()}
        ),
    ),
    Indicator(
        "reviews.findings",
        _("Phát hiện khi rà soát văn bản"),
        _("Chỗ trái luật, mâu thuẫn, chồng chéo, thiếu hoặc lỗi thời trong văn bản có kết quả đã xác nhận trong kỳ."),
        _("phát hiện"),
        REVIEW_TASKS,
        FINDINGS,
    ),
    Indicator(
        "reviews.rounds_closed",
        _("Đợt rà soát đã khép lại, có báo cáo và danh mục"),
        _("Đợt rà soát mà mọi văn bản đã được xác nhận và được khép lại trong kỳ."),
        _("đợt"),
        REVIEW_TASKS,
        ROUNDS,
        counted=lambda scope: Q(closed_on__range=(scope.first, scope.as_of)),
    ),
    Indicator(
        "reviews.comments_answered",
        _("Ý kiến góp ý dự thảo đã được trả lời"),
        _("Mẫu số: ý kiến góp ý dự thảo nhận trong kỳ. Tử số: ý kiến đã có câu trả lời tiếp thu hoặc giải trình."),
        _("ý kiến"),
        REVIEW_TASKS,
        COMMENTS,
        counted=lambda scope: Q(answered_at__date__lte=scope.as_of),
        out_of=everything,
    ),
)
