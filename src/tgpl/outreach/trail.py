"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "text.written": _("đã viết bài “{title}”"),
    "text.corrected": _("đã sửa bản nháp của bài “{title}”"),
    "text.confirmed": _("đã xác nhận nội dung pháp luật của bài {key}"),
    "text.published": _("đã đăng bài “{title}”"),
    "term.added": _("đã thêm từ “{key}” vào bảng từ thông thường, nghĩa là “{law}”"),
    "term.removed": _("đã bỏ từ “{key}” (“{law}”) khỏi bảng từ thông thường"),
}
THINGS = {"text": _("bài tra cứu"), "term": _("từ thông thường")}
