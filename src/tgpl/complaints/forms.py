"""Taking complaints down, answering them, and the citizens' own page."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.complaints.models import STATUS_LABELS, Act, Complaint, Outcome, Way
from tgpl.core.forms.base import FilterForm, Form
from tgpl.core.forms.fields import LongTextField, Radios, VietnameseDateField, not_in_future
from tgpl.people.forms import offer_ways

ANY = ("", _("Tất cả"))
EASY_ACTS = {
    Act.REFUSAL: _("Không nhận giúp tôi"),
    Act.NOT_DONE: _("Nhận rồi nhưng không làm"),
    Act.UNLAWFUL: _("Làm không đúng"),
    Act.CHANGE: _("Đổi người giúp tôi không đúng"),
}


class FilterComplaints(FilterForm):
    """What the register is narrowed by."""

    status = forms.ChoiceField(label=_("Tình trạng"), choices=[ANY, *STATUS_LABELS.items()])
    act = forms.ChoiceField(label=_("Khiếu nại về"), choices=[ANY, *Act.choices])
    year = forms.IntegerField(label=_("Năm"), min_value=2018, max_value=2100, localize=False)


def _story(label: str | Promise, hint: str | Promise = "") -> LongTextField:
    return LongTextField(label=label, help_text=hint, max_length=10000)


class TakeComplaint(Form):
    """What a colleague takes down."""

    act = forms.ChoiceField(label=_("Khiếu nại về việc gì?"), widget=Radios)
    way = forms.ChoiceField(
        label=_("Khiếu nại đến bằng cách nào?"),
        help_text=_("Câu trả lời sẽ được báo lại bằng chính cách này."),
        choices=[choice for choice in Way.choices if choice[0] != Way.WEB],
        widget=Radios,
    )
    received_on = VietnameseDateField(
        label=_("Ngày nhận"),
        help_text=_("Để trống nếu vừa nhận. Thời hạn giải quyết tính từ ngày này."),
        required=False,
        validators=[not_in_future],
    )
    complainant = forms.CharField(
        label=_("Người khiếu nại"),
        help_text=_("Để trống nếu chính là người được trợ giúp."),
        max_length=150,
        required=False,
    )
    relation = forms.CharField(label=_("Quan hệ với người được trợ giúp"), max_length=100, required=False)
    contact = forms.CharField(label=_("Cách liên hệ để trả lời"), max_length=300, required=False)
    story = _story(_("Nội dung khiếu nại và lý do"), _("Ghi đúng như người khiếu nại nói hoặc viết."))
    wanted = forms.CharField(
        label=_("Người khiếu nại yêu cầu gì"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, acts: Sequence[str], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["act"].choices = [choice for choice in Act.choices if choice[0] in acts]

    @property
    def told(self) -> dict[str, Any]:
        """What the service takes. A complaint of an earlier day came at the end of its office hours."""
        told = dict(self.cleaned_data)
        day = told.pop("received_on")
        return told | {"at": _moment(day)}


def _moment(day: date | None) -> datetime:
    now = timezone.localtime()
    return now if day is None or day == now.date() else datetime.combine(day, time(17), now.tzinfo)


class FileComplaint(Form):
    """What a person writes on the page where they follow their request."""

    act = forms.ChoiceField(
        label=_("Bạn không đồng ý về việc gì?"),
        widget=Radios,
        error_messages={"required": _("Hãy chọn một việc.")},
    )
    story = _story(_("Điều gì không đúng? Vì sao?"), _("Viết như bạn kể với người nhà. Không cần biết luật."))
    wanted = forms.CharField(
        label=_("Bạn muốn Trung tâm làm gì?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, acts: Sequence[str], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["act"].choices = [(act.value, words) for act, words in EASY_ACTS.items() if act in acts]
        self.fields["story"].error_messages["required"] = _("Hãy viết điều gì không đúng.")


class AnswerComplaint(Form):
    """The decision, and what puts it right."""

    outcome = forms.ChoiceField(label=_("Kết luận"), choices=Outcome, widget=Radios)
    reasons = _story(_("Lý do"), _("Viết để người khiếu nại hiểu: đã xem gì, thấy gì, theo quy định nào."))
    remedy = forms.CharField(
        label=_("Sẽ làm gì để khắc phục"),
        help_text=_("Bắt buộc khi khiếu nại đúng. Từ chối thụ lý sai thì yêu cầu tự được mở lại."),
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class Reason(Form):
    """Why a step is taken."""

    reason = forms.CharField(label=_("Lý do"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class EscalateByPerson(Form):
    """Why the person goes on."""

    reason = forms.CharField(
        label=_("Vì sao bạn không đồng ý với câu trả lời?"),
        help_text=_("Không cần ghi cũng được."),
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class TellAnswer(Form):
    """How the person heard the answer; only ways that their rules allow."""

    how = forms.ChoiceField(label=_("Đã báo bằng cách nào"), widget=Radios)

    def __init__(self, *args: Any, complaint: Complaint, **given: Any) -> None:
        super().__init__(*args, **given)
        offer_ways(self, "how", complaint.request.person, through_another=bool(complaint.relation))
