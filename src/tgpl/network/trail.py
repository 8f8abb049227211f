"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "survey.opened": _("đã mở đợt khảo sát “{title}” tới {communes} xã, phường"),
    "survey.moved": _("đã đổi hạn của đợt khảo sát “{title}” tới {closes_on}"),
    "survey.ended": _("đã kết thúc đợt khảo sát “{title}”"),
    "survey.reminded": _("đã nhắc {communes} xã, phường chưa gửi phiếu của đợt “{title}”"),
    "survey.workbook_taken": _("đã nhận tệp Excel của {agency} cho đợt khảo sát “{title}”"),
    "survey.sent": _("{agency} đã gửi phiếu khảo sát “{title}”"),
    "survey.corrected": _("{agency} đã sửa phiếu khảo sát “{title}”"),
}
THINGS = {"survey": _("đợt khảo sát")}
