"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "clock.restarted": _("đã tính lại thời hạn {rule} của {key}: {because}"),
    "clock.handed_over": _("đã giao việc theo dõi thời hạn {rule} của {key} cho {who}"),
    "clock.paused": _("đã ghi tạm dừng thời hạn {rule} của {key} ({ground}); hạn mới {due}"),
    "clock.circumstance_noted": _("đã ghi trường hợp khác cho thời hạn {rule} của {key} ({ground}); hạn mới {due}"),
    "clock.change_taken_back": _("đã bỏ điều đã ghi trên thời hạn {rule} của {key} ({ground}); hạn mới {due}"),
    "calendar.filled": _("đã nhập lịch gợi ý của năm {key}: {days} ngày"),
    "calendar.day_added": _("đã ghi ngày {key} vào lịch làm việc ({what}, {basis}); {moved} thời hạn được tính lại"),
    "calendar.day_removed": _("đã bỏ ngày {key} khỏi lịch làm việc; {moved} thời hạn được tính lại"),
    "calendar.confirmed": _("đã xác nhận lịch làm việc năm {key} theo {basis}"),
}
THINGS = {"calendar": _("Lịch làm việc")}
