"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "form.drawn": _("đã lập “{form}” từ hồ sơ {key}"),
    "form.rewritten": _("đã viết bản {number} của mẫu “{form}”"),
    "form.put_in_force": _("đã cho áp dụng bản {number} của mẫu “{form}” từ {valid_from}"),
    "letter.drafted": _("đã lập dự thảo “{title}”"),
    "letter.rewritten": _("đã sửa dự thảo “{title}”"),
    "letter.drawn_again": _("đã lập lại dự thảo “{title}” từ hồ sơ"),
    "letter.dropped": _("đã bỏ dự thảo “{title}”"),
    "letter.issued": _("đã ban hành “{title}” số {number}"),
    "letter.signed_copy_added": _("đã thêm bản đã ký của văn bản số {number}"),
    "letter.sent": _("đã ghi việc gửi văn bản số {number}"),
    "letter.delivered": _("đã ghi việc nhận văn bản số {number}"),
    "letter.withdrawn": _("đã thu hồi hoặc hủy bỏ văn bản số {number}"),
    "letter.read": _("đã mở “{title}”"),
    "letter.taken": _("đã tải văn bản số {number}"),
    "office.letterhead_written": _("đã sửa thể thức văn bản của {office}"),
    "office.signatory_added": _("đã thêm người ký {name}, {position}"),
    "office.signatory_ended": _("đã ghi ngày thôi ký của {name}"),
}
THINGS = {"letter": _("văn bản đi"), "office_letters": _("thể thức của đơn vị"), "form": _("biểu mẫu")}
