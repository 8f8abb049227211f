"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "report.opened": _("đã lập báo cáo {key} của một kế hoạch"),
    "report.begun": _("đã lập báo cáo {name}"),
    "report.issued": _("đã ban hành báo cáo {key}, lần {number}"),
    "report.figures_frozen": _("đã chốt số liệu đến hết ngày {as_of} cho báo cáo {key}"),
    "report.written": _("đã viết lời văn của báo cáo {key}"),
    "report.letterhead_written": _("đã ghi thể thức của báo cáo {key}"),
    "open_data.published": _("đã công bố số liệu mở năm {key}"),
    "open_data.withdrawn": _("đã rút số liệu mở năm {key}"),
    "package.asked": _("đã yêu cầu lập trọn bộ số liệu năm {year}"),
    "table.prepared": _("đã lập biểu {table} kỳ {period} (bản {key})"),
    "table.checked": _("đã kiểm tra biểu thống kê {key}"),
    "table.returned": _("đã trả lại biểu thống kê {key}"),
    "table.signed": _("đã ghi chữ ký của biểu thống kê {key}"),
    "table.sent": _("đã gửi biểu thống kê {key} đến {receiver}"),
    "table.received": _("đã ghi việc nhận biểu thống kê {key}"),
}
THINGS = {
    "report": _("Báo cáo"),
    "table_issue": _("Biểu thống kê"),
    "open_data": _("Số liệu mở"),
    "year_package": _("Trọn bộ số liệu của năm"),
}
