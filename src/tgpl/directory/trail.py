"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "leave.recorded": _("đã ghi một người thực hiện nghỉ đến {until}"),
    "practitioner.added": _("đã đưa người thực hiện trợ giúp pháp lý vào danh sách của {agency}"),
    "engagement.ended": _("đã đưa người thực hiện trợ giúp pháp lý ra khỏi danh sách: {because}"),
    "place.described": _("đã ghi nơi đón người dân của {name}"),
    "hours.set": _("đã ghi giờ mở cửa của {name} từ ngày {since}"),
    "list.published": _("đã công bố danh sách số {key}"),
    "list.sent": _("đã gửi danh sách số {key} đến {agencies} nơi"),
}
THINGS = {
    "practitioner": _("người thực hiện trợ giúp pháp lý"),
    "publication": _("danh sách công bố"),
}
