"""What happened, how urgent it is, and which help is wanted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.fields import Checkboxes, LongTextField, Radios, VietnameseDateField
from tgpl.intake.forms.base import NOT_SURE, UNSURE, YES_NO, Question, Typed
from tgpl.intake.models import FormOfAid, MatterField

LONGEST_STORY = 10_000


def not_past(day: date) -> None:
    """A validator: a hearing to come."""
    if day < timezone.localdate():
        raise ValidationError(
            _("Ngày này đã qua. Nếu phiên tòa đã xong, hãy để trống ô này và kể trong phần “Chuyện đã xảy ra”."),
            code="past",
        )


class Matter(Question):
    title = _("Chuyện gì đã xảy ra?")

    matter_field = forms.ChoiceField(
        label=_("Việc này thuộc loại nào?"),
        help_text=_("Chọn loại gần nhất."),
        choices=[*MatterField.choices, NOT_SURE],
        widget=Radios(
            hints={
                "criminal": _("Bị bắt, bị công an hỏi, bị xét xử; bị người khác phạm tội làm hại"),
                "civil": _("Vay nợ, đền bù, thừa kế, hợp đồng giữa người với người"),
                "family": _("Ly hôn, nuôi con, chia tài sản, bạo lực gia đình"),
                "administrative": _("Quyết định của cơ quan nhà nước, bị phạt, giấy tờ hộ tịch"),
                "labour": _("Tiền lương, bị thôi việc, bảo hiểm"),
                "social_policy": _("Trợ cấp, chế độ người có công, giấy xác nhận khuyết tật"),
                "business": _("Công ty, buôn bán. Luật không trợ giúp miễn phí việc này"),
            }
        ),
        error_messages={"required": _("Hãy chọn loại việc. Không rõ thì chọn “Tôi không chắc”.")},
    )
    story = LongTextField(
        label=_("Chuyện đã xảy ra"),
        help_text=_("Viết như bạn đang kể: ai, việc gì, khi nào, ở đâu. Không cần dùng từ ngữ pháp luật."),
        max_length=LONGEST_STORY,
        error_messages={
            "required": _("Hãy kể chuyện đã xảy ra. Một, hai câu cũng được."),
            "max_length": _("Dài %(show_value)d ký tự, chúng tôi nhận nhiều nhất 10.000. Hãy viết ngắn lại."),
        },
    )

    told_by = forms.MultipleChoiceField(
        label=_("Không tiện viết? Kể bằng cách khác"),
        choices=[
            ("speech", _("Nói, ghi âm nhiều nhất 5 phút")),
            ("signs", _("Ra ký hiệu trước máy quay, nhiều nhất 3 phút")),
        ],
        widget=Checkboxes,
        required=False,
    )
    with_papers = forms.MultipleChoiceField(
        label=_("Giấy tờ"),
        choices=[("now", _("Tôi muốn gửi kèm ảnh chụp giấy tờ"))],
        widget=Checkboxes,
        required=False,
    )
    instead = {"story": "told_by"}
    not_on_device = ("with_papers",)

    def facts(self) -> dict[str, Any]:
        field = self.cleaned_data["matter_field"]
        return {"matter_field": None if field == UNSURE else field}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Typed:
        return {"matter_field": [facts["matter_field"]]} if facts.get("matter_field") else {}


class ProceedingsRole(Question):
    """Asked in criminal matters."""

    heading = "role"
    for_other = {"role": _("Trong vụ án này, người cần giúp là ai?")}

    role = forms.ChoiceField(
        label=_("Trong vụ án này, bạn là ai?"),
        choices=[
            ("victim", _("Người bị hại")),
            ("accused", _("Người bị bắt, bị tạm giữ, bị can, bị cáo")),
            ("held_in_emergency", _("Người bị giữ trong trường hợp khẩn cấp")),
            ("denounced", _("Người bị tố giác (có người báo công an)")),
            ("recommended_for_prosecution", _("Người bị kiến nghị khởi tố (cơ quan nhà nước đề nghị công an xử lý)")),
            ("witness", _("Người làm chứng")),
            ("diversion", _("Người dưới 18 tuổi đang được xử lý thay cho án tù (xử lý chuyển hướng)")),
            ("prisoner", _("Người đang ở tù")),
            ("none", _("Không phải những người trên")),
            NOT_SURE,
        ],
        widget=Radios,
        error_messages={"required": _("Hãy chọn một ô. Không rõ thì chọn “Tôi không chắc”.")},
    )

    def facts(self) -> dict[str, Any]:
        role = self.cleaned_data["role"]
        return {"proceedings_role": None if role == UNSURE else role}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Typed:
        return {"role": [facts["proceedings_role"]]} if facts.get("proceedings_role") else {}


class Urgency(Question):
    title = _("Việc này có gấp không?")

    detained = forms.ChoiceField(
        label=_("Bạn có đang bị bắt, bị tạm giữ hoặc tạm giam không?"),
        choices=YES_NO,
        widget=Radios({"class": "govuk-radios--inline"}),
        error_messages={"required": _("Hãy chọn Có, Không hoặc Tôi không chắc.")},
    )
    hearing_on = VietnameseDateField(
        label=_("Ngày phải ra tòa, nếu đã có"),
        help_text=_("Xem trên giấy triệu tập. Ví dụ: 27 3 2027."),
        required=False,
        validators=[not_past],
    )
    for_other = {"detained": _("Người cần giúp có đang bị bắt, bị tạm giữ hoặc tạm giam không?")}


class WantedHelp(Question):
    heading = "wanted_form"
    for_other = {"wanted_form": _("Người cần giúp muốn được giúp thế nào?")}

    wanted_form = forms.ChoiceField(
        label=_("Bạn muốn được giúp thế nào?"),
        choices=[
            (FormOfAid.ADVICE.value, _("Giải thích, chỉ cách làm")),
            (FormOfAid.PROCEEDINGS.value, _("Bảo vệ trước công an, tòa án")),
            (FormOfAid.REPRESENTATION.value, _("Thay mặt làm việc với cơ quan, tổ chức")),
            NOT_SURE,
        ],
        widget=Radios(
            hints={
                FormOfAid.ADVICE: _("Trả lời câu hỏi, giúp viết đơn. Luật gọi là tư vấn pháp luật."),
                FormOfAid.PROCEEDINGS: _("Có người bào chữa hoặc bảo vệ trong vụ án. Luật gọi là tham gia tố tụng."),
                FormOfAid.REPRESENTATION: _("Khi không tự làm được. Luật gọi là đại diện ngoài tố tụng."),
                UNSURE: _("Chúng tôi sẽ cùng bạn chọn."),
            }
        ),
        error_messages={"required": _("Hãy chọn một cách giúp. Không rõ thì chọn “Tôi không chắc”.")},
    )
