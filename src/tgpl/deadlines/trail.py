"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "clock.restarted": _("đã tính lại thời hạn {rule} của {key}: {because}"),
    "clock.handed_over": _("đã giao việc theo dõi thời hạn {rule} của {key} cho {who}"),
}
THINGS: dict[str, object] = {}
