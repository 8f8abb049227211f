"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "case.accepted": _("đã vào sổ thụ lý vụ việc {key}"),
    "case.read": _("đã mở vụ việc {key}"),
    "case.assigned": _("đã cử {practitioner} thực hiện vụ việc {key}"),
    "case.suspended": _("đã ghi nhận tạm đình chỉ vụ việc {key}"),
    "case.resumed": _("đã tiếp tục vụ việc {key}"),
    "case.ended": _("đã kết thúc vụ việc {key}"),
    "case.entered_nationally": _("đã ghi mã của vụ việc {key} trên Hệ thống quản lý của Bộ Tư pháp"),
    "conflict.checked": _("đã kiểm tra xung đột lợi ích trong vụ việc {key}: {hits} dấu hiệu"),
    "party.added": _("đã ghi thêm một người vào vụ việc {key}"),
    "work.recorded": _("đã ghi công việc trong vụ việc {key}"),
    "brief_advice.given": _("đã trả lời ngay yêu cầu {key} (việc)"),
}
THINGS = {"case": _("vụ việc")}
