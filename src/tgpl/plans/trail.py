"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "plan.queued": _("đã gửi bản quét của kế hoạch {key} để đọc"),
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
    "plan.written": _("đã bắt đầu viết kế hoạch {key}"),
    "plan.copied": _("đã chép kế hoạch {key} từ kế hoạch trước"),
    "plan.compared": _("đã so kế hoạch {key} với kế hoạch đang thực hiện"),
    "plan.task_paired": _("đã ghép một nhiệm vụ của kế hoạch {key} với nhiệm vụ trước đó"),
    "plan.change_settled": _("đã xác nhận thay đổi của kế hoạch {key}"),
    "plan.budget_line_added": _("đã thêm một dòng dự toán của kế hoạch {key}"),
    "plan.budget_line_changed": _("đã sửa một dòng dự toán của kế hoạch {key}"),
    "plan.budget_line_removed": _("đã bỏ một dòng dự toán của kế hoạch {key}"),
    "plan.progress_accepted": _("đã công nhận kết quả một nhiệm vụ của kế hoạch {key}"),
    "plan.work_recorded": _("đã ghi việc đã làm cho một nhiệm vụ của kế hoạch {key}"),
    "plan.work_corrected": _("đã sửa một việc đã ghi của kế hoạch {key}"),
    "plan.work_withdrawn": _("đã rút một việc đã ghi của kế hoạch {key}"),
    "plan.explanation_demanded": _("đã yêu cầu giải trình về một nhiệm vụ của kế hoạch {key}"),
    "plan.reminders_on": _("đã bật thư nhắc việc của kế hoạch {key}"),
    "plan.reminders_off": _("đã tắt thư nhắc việc của kế hoạch {key}"),
    "plan.explanation_given": _("đã giải trình về một nhiệm vụ của kế hoạch {key}"),
}
THINGS = {
    "plan": _("Kế hoạch"),
    "plan_task": _("Nhiệm vụ của kế hoạch"),
    "plan_explanation": _("Yêu cầu giải trình"),
}
