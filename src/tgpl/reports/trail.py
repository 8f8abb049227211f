"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "report.opened": _("đã lập báo cáo {key} của một kế hoạch"),
    "report.figures_frozen": _("đã chốt số liệu đến hết ngày {as_of} cho báo cáo {key}"),
    "report.written": _("đã viết lời văn của báo cáo {key}"),
    "report.letterhead_written": _("đã ghi thể thức của báo cáo {key}"),
}
THINGS = {"report": _("Báo cáo")}
