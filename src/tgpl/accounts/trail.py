"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, object] = {}
THINGS = {
    "user": _("Tài khoản"),
    "agency": _("Cơ quan"),
    "trail": _("Nhật ký"),
}
