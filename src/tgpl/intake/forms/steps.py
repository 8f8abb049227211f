"""Forms of the steps that staff take with a request."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency
from tgpl.core.files.uploads import PaperFileField
from tgpl.core.forms.base import FilterForm, Form
from tgpl.core.forms.fields import LongTextField, Radios, VietnameseDateField, not_in_future
from tgpl.core.lists.narrowing import OPEN_ONES
from tgpl.intake.models import STATUS_LABELS, Channel, MatterField, Request, RequestPaper, SameMatter, Sending
from tgpl.intake.queries import refusal_grounds
from tgpl.people.forms import offer_ways

ANY = ("", _("Tất cả"))


class FilterRequests(FilterForm):
    """What the list of requests is narrowed by."""

    name = forms.CharField(
        label=_("Họ tên người được trợ giúp"), max_length=100, widget=forms.TextInput({"autocomplete": "off"})
    )
    status = forms.ChoiceField(
        label=_("Tình trạng"), choices=[ANY, (OPEN_ONES, _("Chưa xử lý xong")), *STATUS_LABELS.items()]
    )
    channel = forms.ChoiceField(label=_("Kênh tiếp nhận"), choices=[ANY, *Channel.choices])
    matter_field = forms.ChoiceField(label=_("Lĩnh vực"), choices=[ANY, *MatterField.choices])


class PapersNeeded(Form):
    """Which papers are missing, in words that the person can act on."""

    what = forms.CharField(
        label=_("Giấy tờ còn thiếu"),
        help_text=_("Ghi rõ từng loại và nơi cấp; người yêu cầu đọc được nguyên văn khi theo dõi bằng mã."),
        widget=forms.Textarea({"rows": 4}),
        max_length=2000,
    )


class DayItCame(Form):
    """On which day a request came, found out by asking."""

    day = VietnameseDateField(label=_("Ngày nhận"), validators=[not_in_future])
    how = forms.ChoiceField(
        label=_("Biết nhờ đâu"),
        choices=[
            ("sender", _("Đã hỏi người gửi")),
            ("postmark", _("Dấu bưu điện, ngày trên thư")),
            ("calls", _("Nhật ký cuộc gọi, sổ trực")),
            ("server", _("Nhật ký máy chủ, do quản trị xem")),
        ],
        widget=Radios,
    )


class NoWords(Form):
    """A step that needs no words, only the button."""


class Reason(Form):
    """Why a step is taken."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 4}), max_length=2000)


class Refuse(Form):
    """A ground of the law, and the reason in this very matter."""

    ground_code = forms.ChoiceField(label=_("Căn cứ từ chối"), widget=Radios)
    reason = forms.CharField(
        label=_("Lý do cụ thể"),
        help_text=_("Người yêu cầu nhận được văn bản nêu lý do này và có quyền khiếu nại."),
        widget=forms.Textarea({"rows": 4}),
        max_length=2000,
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grounds = refusal_grounds(on)
        self.fields["ground_code"].choices = [(g.code, f"{g.code}) {g.text}") for g in grounds]
        self.fields["ground_code"].widget.hints = {g.code: g.citation for g in grounds}


class Transfer(Form):
    """To whom a request goes on, and why."""

    to_agency = forms.ModelChoiceField(label=_("Tổ chức nhận"), queryset=Agency.objects.none())
    reason = forms.CharField(
        label=_("Lý do chuyển"), widget=forms.Textarea({"rows": 3}), max_length=2000, help_text=_("Ghi vào Mẫu 09.")
    )

    def __init__(self, *args: Any, organisations: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_agency"].queryset = organisations


class AddPaper(Form):
    """A paper of a request: a file, or a paper that was seen and given back."""

    kind = forms.ChoiceField(label=_("Loại giấy tờ"), choices=RequestPaper.Kind, widget=Radios)
    title = forms.CharField(
        label=_("Tên giấy tờ"), max_length=200, help_text=_("Ví dụ: Giấy xác nhận khuyết tật số 12 ngày 01/02/2026")
    )
    file = PaperFileField(
        label=_("Tệp"), required=False, help_text=_("Để trống nếu chỉ xem bản giấy và trả lại người yêu cầu.")
    )
    uid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class Transcript(Form):
    """What a colleague hears or sees in a recording, in their words. `was`: when it was last written."""

    text = LongTextField(
        label=_("Lời kể, do cán bộ nghe và ghi"),
        help_text=_("Ghi đúng lời người kể. Chỗ nghe không rõ ghi: (không rõ). Máy không tự chép lời."),
        max_length=20_000,
        required=False,
    )
    was = forms.CharField(widget=forms.HiddenInput, required=False)


class NoteContact(Form):
    """How the person was tried to be reached; only ways that their rules allow."""

    way = forms.ChoiceField(label=_("Đã liên lạc bằng cách nào?"), widget=Radios)
    reached = forms.TypedChoiceField(
        label=_("Kết quả"),
        choices=[("no", _("Chưa gặp được")), ("yes", _("Đã gặp được, nghe máy hoặc trả lời"))],
        coerce=lambda told: told == "yes",
        widget=Radios,
    )
    note = forms.CharField(label=_("Ghi chú"), widget=forms.Textarea({"rows": 3}), max_length=1000, required=False)

    def __init__(self, *args: Any, asked: Request, **given: Any) -> None:
        super().__init__(*args, **given)
        offer_ways(self, "way", asked.person, through_another=bool(asked.requester_name))


class SettleSending(Form):
    """What the sender answered when they were asked which of two versions holds."""

    outcome = forms.ChoiceField(label=_("Người gửi trả lời thế nào?"), choices=Sending.Outcome, widget=Radios)
    note = forms.CharField(
        label=_("Ghi chú"),
        help_text=_("Hỏi ai, khi nào, bằng cách nào; điều gì thay đổi."),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
    )


class FindSameMatter(FilterForm):
    """Whom the matter is against, to look for it in the registers of all organisations."""

    opponent = forms.CharField(
        label=_("Họ tên bên kia, nếu biết"),
        help_text=_("Không cần dấu. Tìm trong vụ việc cùng lĩnh vực của mọi tổ chức."),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    @property
    def name(self) -> str:
        return str(self.wanted.get("opponent", ""))


class DecideLikeness(Form):
    """Whether two requests are one matter, and why."""

    decision = forms.ChoiceField(label=_("Kết luận"), choices=SameMatter.Decision, widget=Radios)
    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Đã hỏi ai, khi nào; hai việc giống hay khác ở đâu."),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
    )
