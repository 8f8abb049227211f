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
    "map.points_brought": _("đã nộp tọa độ của {communes} xã, phường: {source}"),
    "map.minutes_brought": _("đã nộp thời gian đi từ {communes} xã, phường: {source}"),
    "siting.asked": _("đã cho tính nơi đặt chi nhánh “{title}”"),
}
THINGS = {
    "survey": _("đợt khảo sát"),
    "map_data": _("số liệu bản đồ"),
    "siting": _("lần tính nơi đặt chi nhánh"),
}
