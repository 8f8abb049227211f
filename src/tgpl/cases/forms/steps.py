"""Forms of the steps that staff take with a matter."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.cases.forms.access import AccessQuestions
from tgpl.cases.models import ENDING_LABELS, Case, CasePaper, Party, WorkEntry
from tgpl.cases.queries import urgent_grounds
from tgpl.cases.rules.moves import Ending
from tgpl.core.files.uploads import PaperFileField
from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Checkboxes, IdentityNumberField, Radios, VietnameseDateField, not_in_future
from tgpl.intake.models import FormOfAid, MatterField, Request

LONGER = [
    ("extremely_difficult_area", _("Cư trú ở vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn")),
    ("force_majeure", _("Trường hợp bất khả kháng")),
]
FIELDS = [choice for choice in MatterField.choices if choice[0] != MatterField.BUSINESS]


class Accept(Form):
    """What the register needs of a matter that is accepted."""

    form = forms.ChoiceField(label=_("Hình thức trợ giúp"), choices=FormOfAid, widget=Radios)
    field = forms.ChoiceField(label=_("Lĩnh vực pháp luật"), choices=FIELDS)
    role = forms.ChoiceField(
        label=_("Vai trò khi tham gia tố tụng"), choices=[("", "–"), *Case.Role.choices], required=False
    )
    papers_follow = forms.BooleanField(
        label=_("Thụ lý ngay, giấy tờ chứng minh nộp sau (khoản 4 Điều 30)"), required=False
    )
    urgent_ground = forms.ChoiceField(label=_("Thụ lý ngay vì"), widget=Radios, required=False)
    exceptions = forms.MultipleChoiceField(
        label=_("Được thêm thời gian nộp giấy tờ"), choices=LONGER, widget=Checkboxes, required=False
    )

    def __init__(self, *args: Any, asked: Request, on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"form": asked.wanted_form, "field": asked.matter_field}, **kwargs)
        self.fields["urgent_ground"].choices = [(g.code, g.text) for g in urgent_grounds(on)]

    def clean(self) -> None:
        if self.cleaned_data.get("papers_follow") and not self.cleaned_data.get("urgent_ground"):
            self.add_error("urgent_ground", _("Hãy chọn vì sao phải thụ lý ngay."))


class Advise(Form):
    """The answer to a simple question."""

    field = forms.ChoiceField(label=_("Lĩnh vực pháp luật"), choices=FIELDS)
    answer = forms.CharField(
        label=_("Nội dung đã trả lời"),
        help_text=_("Ghi vào Sổ thực hiện việc trợ giúp pháp lý, không lập hồ sơ."),
        widget=forms.Textarea({"rows": 6}),
        max_length=5000,
    )

    def __init__(self, *args: Any, asked: Request, **kwargs: Any) -> None:
        super().__init__(*args, initial={"field": asked.matter_field}, **kwargs)


class ChoosePractitioner(Form):
    """Whom the head wants to put on the case."""

    practitioner = forms.ChoiceField(label=_("Người thực hiện"), widget=Radios)

    def __init__(self, *args: Any, candidates: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["practitioner"].choices = [(key, name) for key, name, _hint in candidates]
        self.fields["practitioner"].widget.hints = {key: hint for key, _name, hint in candidates}


class Assign(Form):
    """The head's word on an assignment; with a sign of conflict, or for a replacement, it needs a reason."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 3}), max_length=2000, required=False)

    def __init__(self, *args: Any, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needed
        if not needed:
            del self.fields["reason"]


class RecordWork(Form):
    """A piece of work."""

    kind = forms.ChoiceField(label=_("Công việc"), choices=WorkEntry.Kind)
    done_on = VietnameseDateField(label=_("Ngày làm"), validators=[not_in_future])
    minutes = forms.IntegerField(label=_("Thời gian (phút)"), min_value=1, max_value=24 * 60, localize=False)
    description = forms.CharField(label=_("Nội dung"), widget=forms.Textarea({"rows": 4}), max_length=5000)


class AddPaper(Form):
    """A paper of the file."""

    kind = forms.ChoiceField(label=_("Loại giấy tờ"), choices=CasePaper.Kind)
    title = forms.CharField(label=_("Tên giấy tờ"), max_length=200)
    dated = VietnameseDateField(label=_("Ngày của giấy tờ"), required=False, validators=[not_in_future])
    file = PaperFileField(label=_("Tệp"), required=False, help_text=_("Để trống nếu chỉ có bản giấy."))
    uid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class AddParty(Form):
    """Someone else in the matter."""

    name = forms.CharField(label=_("Họ và tên"), max_length=150)
    side = forms.ChoiceField(label=_("Bên"), choices=[c for c in Party.Side.choices if c[0] != "client"], widget=Radios)
    role = forms.CharField(label=_("Vai trò trong vụ việc"), max_length=100, required=False)
    identity_number = IdentityNumberField(label=_("Số định danh, nếu biết"), required=False)


# Not continuing is a step of its own, on a ground of the law.
ENDINGS = [(value, label) for value, label in ENDING_LABELS.items() if value != Ending.NOT_CONTINUED]


class Close(AccessQuestions):
    """How a case ends, with what result, and what became of access needs of which nobody said so yet."""

    ending = forms.ChoiceField(label=_("Kết thúc vì"), choices=ENDINGS, widget=Radios)
    result = forms.CharField(label=_("Kết quả"), widget=forms.Textarea({"rows": 4}), max_length=5000)


class Reason(Form):
    """Why a step is taken."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 4}), max_length=2000)


class NationalEntry(Form):
    """Where the case stands in the Ministry's national system."""

    national_code = forms.CharField(label=_("Mã hồ sơ trên hệ thống của Bộ Tư pháp"), max_length=40)
    on = VietnameseDateField(label=_("Ngày nhập"), validators=[not_in_future])
