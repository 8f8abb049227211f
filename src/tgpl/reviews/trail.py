"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "review_round.opened": _("đã mở đợt rà soát “{title}”"),
    "review_round.closed": _("đã khép lại đợt rà soát “{title}”"),
    "legal_document.added": _("đã thêm văn bản “{document}” vào danh mục rà soát"),
    "legal_document.read": _("đã đọc xong bản quét của văn bản “{document}”"),
    "legal_document.corrected": _("đã sửa thông tin của văn bản “{document}”"),
    "review.begun": _("đã đưa văn bản “{document}” vào đợt rà soát"),
    "review.marked": _("đã chạy trợ lý rà soát, thêm {marks} chỗ đánh dấu"),
    "review.decided": _("đã quyết định {marks} chỗ trợ lý đánh dấu"),
    "review.proposed": _("đã ghi đề xuất cho văn bản đang rà soát"),
    "review.submitted": _("đã trình kết quả rà soát văn bản “{document}”"),
    "review.confirmed": _("đã xác nhận kết quả rà soát văn bản “{document}”"),
    "review.returned": _("đã trả lại kết quả rà soát văn bản “{document}”"),
    "finding.added": _("đã ghi một phát hiện tại {place}"),
    "finding.changed": _("đã sửa một phát hiện tại {place}"),
    "finding.removed": _("đã bỏ một phát hiện tại {place}"),
    "comment.added": _("đã ghi ý kiến góp ý của {whom}"),
    "comment.answered": _("đã trả lời ý kiến góp ý của {whom}"),
}
THINGS = {
    "review_round": _("đợt rà soát"),
    "legal_document": _("văn bản"),
    "review": _("kết quả rà soát văn bản"),
}
