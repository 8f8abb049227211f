"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "request.received": _("đã nhận yêu cầu {key}"),
    "request.sent_otherwise": _("đã nhận bản khác của yêu cầu {key} từ máy người gửi"),
    "request.sendings_settled": _("đã hỏi lại và ghi bản nào đúng của yêu cầu {key}"),
    "request.moment_settled": _("đã kiểm tra ngày nhận yêu cầu {key}"),
    "request.awaiting_papers": _("đã đề nghị bổ sung giấy tờ cho yêu cầu {key}"),
    "request.accepted": _("đã thụ lý yêu cầu {key}"),
    "request.advised": _("đã trả lời ngay yêu cầu {key}"),
    "request.refused": _("đã từ chối thụ lý yêu cầu {key}"),
    "request.transferred": _("đã chuyển yêu cầu {key} cho tổ chức khác"),
    "request.came_over": _("đã chuyển yêu cầu {origin} đến thành yêu cầu {key}"),
    "request.likeness_decided": _("đã kết luận yêu cầu {key} và {other} có cùng một vụ việc không"),
    "request.withdrawn": _("đã ghi nhận việc rút yêu cầu {key}"),
    "request.papers_came": _("đã nhận giấy tờ bổ sung cho yêu cầu {key}"),
    "request.not_asked": _("đã báo lại rằng người trong yêu cầu {key} không có yêu cầu"),
    "request.reopened": _("đã mở lại yêu cầu {key}"),
    "request.lapsed": _("đã ngừng yêu cầu {key} vì thiếu giấy tờ"),
    "eligibility.checked": _("đã kiểm tra diện của người trong yêu cầu {key}"),
    "eligibility.decided": _("đã kết luận về diện của người trong yêu cầu {key}"),
    "request.read": _("đã mở yêu cầu {key}"),
    "paper.taken": _("đã tải về một giấy tờ trong {key}"),
    "recording.transcribed": _("đã ghi lại lời kể trong đoạn ghi của {key}"),
    "contact.tried": _("đã liên lạc với người trong yêu cầu {key}"),
    "card.made": _("đã lập thẻ hướng dẫn {key} tại {place}"),
    "card.withdrawn": _("đã thu hồi thẻ hướng dẫn {key} tại {place}"),
    "paper.added": _("đã thêm giấy tờ vào {key}"),
}
THINGS = {"request": _("yêu cầu"), "place_card": _("thẻ hướng dẫn")}
