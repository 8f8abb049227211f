"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "assessment.started": _("đã bắt đầu chấm chất lượng vụ việc {key}"),
    "assessment.signed": _("đã ký kết quả chất lượng vụ việc {key}: {grade}"),
    "assessment.correcting": _("đã lập bản sửa kết quả chất lượng vụ việc {key}"),
    "assessment.answered": _("đã trả lời kết quả chất lượng vụ việc {key}"),
    "assessment.read": _("đã mở kết quả chất lượng vụ việc {key}"),
    "opinion.asked": _("đã hỏi ý kiến người được trợ giúp trong vụ việc {key}"),
    "opinion.given": _("đã gửi hoặc ghi ý kiến về vụ việc {key}"),
    "opinion.read": _("đã mở ý kiến về vụ việc {key}"),
    "success.recorded": _("đã ghi nhận vụ việc {key} có thành công hay không"),
    "sampling.planned": _("đã lập kế hoạch rút mẫu “{name}”"),
    "sampling.frozen": _("đã chốt khung mẫu gồm {cases} vụ việc"),
    "sampling.drawn": _("đã rút {cases} vụ việc để xem chất lượng"),
    "targets.entered": _("đã nhập chỉ tiêu vụ việc năm {key}"),
    "targets.circumstance": _("đã ghi hoàn cảnh của {officer} trong chỉ tiêu năm {key}"),
}
THINGS = {"sampling": _("kế hoạch rút mẫu"), "targets": _("chỉ tiêu của năm")}
