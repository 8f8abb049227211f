"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "complaint.received": _("đã ghi khiếu nại {key}"),
    "complaint.read": _("đã mở khiếu nại {key}"),
    "complaint.answered": _("đã trả lời khiếu nại {key}"),
    "complaint.told": _("đã báo kết quả khiếu nại {key} cho người khiếu nại"),
    "complaint.escalated": _("đã chuyển khiếu nại {key} lên Giám đốc Sở Tư pháp"),
    "complaint.withdrawn": _("đã ghi nhận rút khiếu nại {key}"),
    "complaint.in_court": _("đã ghi nhận việc khởi kiện sau khiếu nại {key}"),
}
THINGS = {"complaint": _("khiếu nại")}
