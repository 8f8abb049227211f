"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "person.read": _("đã mở toàn bộ hồ sơ của một người"),
    "consent.withdrawn": _("đã ghi nhận việc rút đồng ý “{purpose}”"),
}
THINGS = {"person": _("người được trợ giúp pháp lý")}
