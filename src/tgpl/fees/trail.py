"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "fee.method_chosen": _("đã chọn hình thức thanh toán của vụ việc {key}: {method}"),
    "fee.row_added": _("đã ghi {minutes} phút vào bảng thời gian của vụ việc {key}"),
    "fee.expense_added": _("đã ghi chi phí {amount} đồng trong vụ việc {key}"),
    "fee.row_removed": _("đã xóa một dòng trong bảng thời gian của vụ việc {key}"),
    "fee.scan_taken": _("đã tải bản quét trong bảng thời gian của vụ việc {key}"),
    "fee.statement_drafted": _("đã lập bảng kê của {practitioner} trong vụ việc {case}"),
    "fee.statement_read": _("đã mở bảng kê của {practitioner} trong vụ việc {case}"),
    "fee.sent_for_appraisal": _("đã cử {appraiser} thẩm định bảng kê của {practitioner} trong vụ việc {case}"),
    "fee.appraised": _("đã thẩm định bảng kê của {practitioner} trong vụ việc {case}: {total} đồng"),
    "fee.approved": _("đã duyệt bảng kê của {practitioner} trong vụ việc {case}: {total} đồng"),
    "fee.returned": _("đã trả lại bảng kê của {practitioner} trong vụ việc {case}"),
    "fee.paid": _("đã chi {total} đồng cho {practitioner} trong vụ việc {case}"),
    "fee.cancelled": _("đã hủy bảng kê của {practitioner} trong vụ việc {case}"),
    "fee.register_taken": _("đã tải sổ chi thù lao từ {first} đến {last}"),
}
THINGS = {"fee_statement": _("bảng kê thù lao")}
