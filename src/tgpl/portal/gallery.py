"""What the gallery shows: invented people and matters, one sample of each component in each state."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import (
    Checkboxes,
    IdentityNumberField,
    LongTextField,
    MoneyField,
    PartialDateField,
    PhoneField,
    Radios,
    VietnameseDateField,
)
from tgpl.core.pages.components import Fact, Moment, Task, Tone

LONG = "Nguyễn Thị Ngọc Huyền Trân Công Tằng Tôn Nữ, tổ dân phố số 12, phường có cái tên thật dài để xem chữ xuống dòng"


class Showcase(Form):
    """Each kind of field once."""

    name = forms.CharField(label="Họ và tên", help_text="Viết như trên giấy tờ tùy thân.")
    story = LongTextField(label="Chuyện xảy ra thế nào?", max_length=2000, required=False)
    born = VietnameseDateField(label="Ngày sinh", help_text="Ví dụ: 27 3 1985.")
    since = PartialDateField(label="Bị từ khi nào?", help_text="Không nhớ ngày thì chỉ viết năm.", required=False)
    identity = IdentityNumberField(label="Số định danh")
    phone = PhoneField(label="Số điện thoại")
    income = MoneyField(label="Thu nhập một tháng", required=False)
    mail = forms.EmailField(label="Thư điện tử", required=False)
    field = forms.ChoiceField(label="Lĩnh vực", choices=[("", "Chọn một lĩnh vực"), ("land", "Đất đai")])
    help = forms.ChoiceField(
        label="Bạn cần giúp thế nào?",
        choices=[("advice", "Tư vấn"), ("defend", "Bào chữa, bảo vệ trước tòa"), ("act", "Thay mặt làm việc")],
        widget=Radios(hints={"advice": "Hỏi và được trả lời.", "act": "Ngoài tòa án, với cơ quan khác."}),
    )
    ways = forms.MultipleChoiceField(
        label="Có thể liên lạc với bạn bằng cách nào?",
        choices=[("call", "Gọi điện"), ("text", "Nhắn tin"), ("visit", "Đến nhà")],
        widget=Checkboxes(hints={"text": "Tin nhắn không kể nội dung vụ việc."}),
    )
    paper = forms.FileField(label="Giấy tờ kèm theo", required=False)
    agree = forms.BooleanField(label="Tôi đồng ý cho Trung tâm dùng thông tin này để giúp tôi")


@dataclass(frozen=True)
class Notice:
    """A flash message as the frame draws it."""

    level_tag: str
    text: str

    def __str__(self) -> str:
        return self.text


class FilterShowcase(Form):
    """A filter above a list."""

    query = forms.CharField(label="Tìm theo tên", widget=forms.TextInput({"data-key": "t"}), required=False)
    state = forms.ChoiceField(label="Tình trạng", choices=[("", "Tất cả"), ("new", "Mới")], required=False)


def samples() -> dict[str, Any]:
    now = timezone.now()
    hours = dt.timedelta(hours=1)
    return {
        "filter": FilterShowcase(),
        "notices": [Notice(level, text) for level, text in NOTICES],
        "tones": [(tone.value, label) for tone, label in zip(Tone, TONE_WORDS, strict=True)],
        "clocks": [now - 75 * hours, now - hours, now + hours, now + 60 * hours, now + 400 * hours],
        "now": now,
        "facts": [
            Fact("Họ và tên", "Nguyễn Thị Mẫu", "#ten"),
            Fact("Địa chỉ", LONG, "#dia-chi"),
            Fact("Số điện thoại", None, "#dien-thoai"),
            Fact("Ngày gửi", dt.date(2026, 11, 21)),
        ],
        "tasks": [
            Task("Người cần giúp", "Đã xong", Tone.DONE, "#nguoi"),
            Task("Chuyện xảy ra", "Chưa làm", Tone.TODO, "#chuyen", "Có thể viết, nói hoặc ra hiệu."),
            Task("Xem lại và gửi", "Chưa thể bắt đầu", Tone.WAITING),
        ],
        "moments": [
            Moment("Phân công người thực hiện", now - hours, "Trần Văn Thử", "Trợ giúp viên: Phạm Văn Trợ."),
            Moment("Thụ lý vụ việc", now - 30 * hours, "Nguyễn Thị Mẫu"),
            Moment("Nhận yêu cầu", dt.date(2026, 11, 20)),
        ],
        "rows": [("TT.TGTT.01.2026", "Nguyễn Thị Mẫu", 1_500_000), ("TT.TV.02.2026", LONG, 230_000)],
    }


NOTICES = [
    ("success", "Đã phân công Trần Văn Thử."),
    ("info", "Ngày mai là ngày làm bù."),
    ("warning", "Hồ sơ còn thiếu một giấy tờ."),
    ("error", "Chưa gửi được: người khác vừa sửa hồ sơ này."),
]
TONE_WORDS = [
    "Chưa làm",
    "Đang làm",
    "Chờ giấy tờ",
    "Đã xong",
    "Đã dừng",
    "Sắp hết hạn",
    "Quá hạn",
    "Cần biết",
]
