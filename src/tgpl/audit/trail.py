"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {"clock.confirmed": _("đã xác nhận đồng hồ máy chủ đúng")}
THINGS = {"machine_clock": _("đồng hồ máy chủ")}
