"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "words.read": _("đã đọc chữ của giấy tờ số {paper} trong hồ sơ {key}"),
    "words.confirmed": _("đã xem lại chữ trang {page} của giấy tờ số {paper} trong hồ sơ {key}"),
    "file.deposited": _("đã nộp hồ sơ {key} vào lưu trữ"),
    "package.taken": _("đã lấy gói hồ sơ {key} từ lưu trữ"),
}
THINGS: dict[str, str] = {}
