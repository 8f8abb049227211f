"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "case.accepted": _("đã vào sổ thụ lý vụ việc {key}"),
    "case.read": _("đã mở vụ việc {key}"),
    "case.assigned": _("đã cử {practitioner} thực hiện vụ việc {key}"),
    "case.practitioner_added": _("đã cử thêm {practitioner} thực hiện vụ việc {key}"),
    "case.replaced": _("đã thay người thực hiện vụ việc {key} bằng {practitioner}"),
    "case.change_asked": _("đã nhận đơn đề nghị thay người thực hiện trong vụ việc {key}"),
    "case.change_refused": _("đã trả lời không thay người thực hiện trong vụ việc {key}"),
    "case.withdrawal_asked": _("đã nhận đơn rút yêu cầu trong vụ việc {key}"),
    "case.registration_sent": _("đã gửi đăng ký với cơ quan tố tụng trong vụ việc {key}"),
    "case.registration_answered": _("đã ghi trả lời đăng ký của cơ quan tố tụng trong vụ việc {key}"),
    "case.stage_entered": _("đã ghi giai đoạn tố tụng mới của vụ việc {key}"),
    "case.eligibility_lost": _("đã ghi người trong vụ việc {key} không còn thuộc diện; vụ việc vẫn được thực hiện"),
    "case.form_changed": _("đã đổi hình thức trợ giúp của vụ việc {key}"),
    "case.not_continued": _("đã ghi không tiếp tục thực hiện vụ việc {key}"),
    "case.discontinued": _("đã ghi đình chỉ vụ việc {key} theo pháp luật"),
    "case.file_handed_over": _("đã bàn giao hồ sơ vụ việc {key}"),
    "case.reopened": _("đã mở lại vụ việc {key}"),
    "matters.handed_over": _("đã bàn giao {moved} vụ việc của một người cho {to}, còn {left} chờ quyết định riêng"),
    "case.practitioner_left": _("đã ghi {practitioner} thôi cùng thực hiện vụ việc {key}"),
    "case.client_told": _("đã báo người được trợ giúp biết ai thực hiện vụ việc {key}"),
    "case.joined": _("đã ghi vụ việc {key} cùng vụ án với {other}"),
    "case.number_noted": _("đã ghi số của cơ quan khác trong vụ việc {key}"),
    "charge.added": _("đã ghi một tội danh trong vụ việc {key}"),
    "hearing.set": _("đã ghi một buổi tham gia tố tụng trong vụ việc {key}"),
    "hearing.called_off": _("đã ghi một buổi bị hoãn trong vụ việc {key}"),
    "case.suspended": _("đã ghi nhận tạm đình chỉ vụ việc {key}"),
    "case.resumed": _("đã tiếp tục vụ việc {key}"),
    "case.ended": _("đã kết thúc vụ việc {key}"),
    "case.entered_nationally": _("đã ghi mã của vụ việc {key} trên Hệ thống quản lý của Bộ Tư pháp"),
    "conflict.checked": _("đã kiểm tra xung đột lợi ích trong vụ việc {key}: {hits} dấu hiệu"),
    "party.added": _("đã ghi thêm một người vào vụ việc {key}"),
    "access.answered": _("đã ghi việc đáp ứng một nhu cầu hỗ trợ trong vụ việc {key}"),
    "work.recorded": _("đã ghi công việc trong vụ việc {key}"),
    "brief_advice.given": _("đã trả lời ngay yêu cầu {key} (việc)"),
}
ACTIONS["register.closed"] = _("đã kết sổ của {office} từ {first} đến {last}, bản {version}")
THINGS = {"register": _("sổ"), "case": _("vụ việc")}
