"""How far a review has come, and what it still lacks."""

from django.utils.translation import gettext_lazy as _

from tgpl.reviews.models import Review
from tgpl.reviews.rules.steps import lacks

LACKING = {
    "undecided": _("Còn chỗ trợ lý đánh dấu mà chưa ai quyết định."),
    "conclusion": _("Chưa ghi đề xuất cho văn bản."),
    "proposal": _("Chưa ghi nội dung đề xuất."),
    "findings": _("Đề xuất xử lý mà chưa có phát hiện nào: hãy ghi phát hiện, hoặc chọn “Giữ nguyên”."),
}


def lacking(review: Review) -> list[str]:
    """What a review lacks before it may be submitted, in words; empty when nothing."""
    undecided = review.marks.filter(verdict="", aside="").count()
    missing = lacks(review.conclusion, review.proposal, review.findings.count(), undecided)
    return [str(LACKING[key]) for key in missing]
