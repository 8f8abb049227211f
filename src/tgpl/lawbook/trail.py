"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "rules.written": _("đã soạn bản mới của {files}"),
    "rules.tried": _("đã chạy thử bản mới của {files} trên việc từ {first} đến {last}"),
    "rules.put_in_force": _("đã cho áp dụng bản mới của {files} từ {since}"),
    "rules.withdrawn": _("đã rút bản mới của {files}: {reason}"),
}
THINGS = {"rules": _("quy định")}
