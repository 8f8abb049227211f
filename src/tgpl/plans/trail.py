"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "plan.read": _("đã đọc kế hoạch {key} từ tệp"),
    "plan.confirmed": _("đã xác nhận kế hoạch {key}"),
    "plan.set_aside": _("đã bỏ kế hoạch {key}"),
    "plan.corrected": _("đã sửa phần đầu của kế hoạch {key}"),
    "plan.task_corrected": _("đã sửa một nhiệm vụ của kế hoạch {key}"),
    "plan.task_added": _("đã thêm một nhiệm vụ vào kế hoạch {key}"),
    "plan.task_removed": _("đã bỏ một nhiệm vụ khỏi kế hoạch {key}"),
    "plan.duty_corrected": _("đã sửa một trách nhiệm trong kế hoạch {key}"),
    "plan.doubt_answered": _("đã trả lời một điểm chưa rõ của kế hoạch {key}"),
    "plan.body_linked": _("đã gắn một tên trong kế hoạch {key} với cơ quan"),
    "plan.body_registered": _("đã thêm cơ quan {key} theo tên trong kế hoạch"),
    "plan.evidence_chosen": _("đã chọn số liệu minh chứng cho một nhiệm vụ của kế hoạch {key}"),
    "plan.progress_declared": _("đã khai tiến độ một nhiệm vụ của kế hoạch {key}"),
}
THINGS = {"plan": _("Kế hoạch")}
