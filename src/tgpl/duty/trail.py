"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "duty.keeper_listed": _("đã ghi {name} vào danh sách người trực"),
    "duty.keeper_left": _("đã đưa {name} ra khỏi danh sách người trực"),
    "duty.week_set": _("đã xếp lịch trực hằng tuần từ ngày {since}"),
    "duty.days_set": _("đã xếp lịch trực {days} ngày, kể từ ngày {first}"),
}
THINGS = {"duty_roster": _("lịch trực")}
