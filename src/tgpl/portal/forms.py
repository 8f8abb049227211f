"""What a person may choose or send at the front door."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.core.files.checks import SIGNS, Taken
from tgpl.core.files.uploads import PaperField
from tgpl.core.forms.base import FilterForm, Form
from tgpl.core.forms.fields import (
    LongTextField,
    PartialDate,
    PartialDateField,
    PhoneField,
    Radios,
    not_in_future,
    of_someone_alive,
)
from tgpl.core.pages.display import CHOICES, Display
from tgpl.directory.models import Field
from tgpl.eligibility.rules import Question
from tgpl.intake.models import RequestPaper
from tgpl.portal.easy_questions import MORE, Choices
from tgpl.territory.forms import CommuneField, CommuneInput
from tgpl.uploads.forms import RecordingField

UNSURE = "unsure"
_CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


def _one_of(name: str, label: Promise, *words: str | Promise, hints: dict[str, Promise] | None = None) -> Any:
    choices = list(zip(CHOICES[name], words, strict=True))
    return forms.ChoiceField(
        label=label, choices=choices, widget=Radios({"class": "govuk-radios--inline"}, hints=hints)
    )


class DisplayForm(Form):
    """One question for each choice in `tgpl.core.pages.display`."""

    size = _one_of("size", _("Cỡ chữ"), _("Thường"), "125 %", "150 %", "200 %", "300 %", "400 %")
    theme = _one_of("theme", _("Màu nền"), _("Như thiết bị này"), _("Sáng"), _("Tối"))
    contrast = _one_of("contrast", _("Độ tương phản"), _("Thường"), _("Cao"))
    spacing = _one_of("spacing", _("Khoảng cách chữ và dòng"), _("Thường"), _("Rộng"))
    face = _one_of(
        "face",
        _("Kiểu chữ"),
        _("Thường"),
        _("Andika"),
        hints={"andika": _("Kiểu chữ làm cho người mới học đọc: các chữ dễ nhầm được vẽ khác hẳn nhau.")},
    )

    reading = _one_of(
        "reading",
        _("Cách viết"),
        _("Thường"),
        _("Dễ đọc"),
        hints={"easy": _("Câu ngắn, mỗi trang một, hai việc để chọn.")},
    )

    @property
    def display(self) -> Display:
        return Display(**self.cleaned_data)


class FollowForm(Form):
    """The two codes from the thank-you page, however they were written down."""

    reference = forms.CharField(
        label=_("Mã yêu cầu"),
        help_text=_("Ví dụ: YC-7K3M-9Q2X. Viết hoa hay thường đều được."),
        max_length=40,
        widget=forms.TextInput(_CODE | {"class": "govuk-input--width-10"}),
        error_messages={"required": _("Hãy viết mã yêu cầu.")},
    )
    secret = forms.CharField(
        label=_("Mã bí mật"),
        help_text=_("Mười chữ số. Ví dụ: 123 456 7890."),
        max_length=40,
        widget=forms.TextInput(_CODE | {"class": "govuk-input--width-10", "inputmode": "numeric"}),
        error_messages={"required": _("Hãy viết mã bí mật.")},
    )


_NOTHING_TOLD = _("Hãy ghi một đoạn rồi bấm “Gửi đoạn này”, hoặc chọn một tệp.")


class PaperForm(Form):
    """A paper that a person adds to their request."""

    kind = forms.ChoiceField(
        label=_("Đây là giấy gì?"),
        choices=[
            (RequestPaper.Kind.STATUS_PROOF.value, _("Giấy về hoàn cảnh")),
            (RequestPaper.Kind.MATTER_PAPER.value, _("Giấy về việc cần giúp")),
            (RequestPaper.Kind.OTHER.value, _("Giấy khác")),
        ],
        widget=Radios(
            hints={
                RequestPaper.Kind.STATUS_PROOF: _("Giấy hộ nghèo, giấy xác nhận khuyết tật, giấy khai sinh…"),
                RequestPaper.Kind.MATTER_PAPER: _("Đơn, quyết định, giấy triệu tập, hợp đồng, ảnh…"),
            }
        ),
        error_messages={"required": _("Hãy chọn đây là giấy gì.")},
    )
    file = PaperField(
        label=_("Ảnh hoặc tệp"),
        help_text=_(
            "Ảnh chụp (JPG, PNG, HEIC) hoặc tệp PDF, nặng nhiều nhất 20 MB. Chúng tôi xóa nơi chụp ghi trong ảnh."
        ),
    )
    title = forms.CharField(
        label=_("Tên giấy, nếu bạn muốn ghi"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class TellMoreForm(Form):
    """What a person adds in speech, or in signs to the camera."""

    def __init__(self, *args: Any, taken: Taken, matter: object, **given: Any) -> None:
        super().__init__(*args, **given)
        label = _("Đoạn quay hình, nhiều nhất 3 phút") if taken is SIGNS else _("Đoạn ghi âm, nhiều nhất 5 phút")
        recording = RecordingField(taken, label=label, error_messages={"required": _NOTHING_TOLD})
        recording.keep_on_device_under(matter)
        self.fields["recording"] = recording


class FindHelp(FilterForm):
    """What matters to a person who looks for an office or a practitioner. Nothing has to be answered."""

    commune = CommuneField(
        label=_("Bạn ở xã, phường nào?"),
        help_text=_("Tên cũ cũng được. Ví dụ: xã Ví Dụ, huyện Minh Họa."),
        widget=CommuneInput(suggest=False),
    )
    field = forms.ChoiceField(label=_("Việc về"), choices=[("", _("Việc nào cũng được")), *Field.choices])
    gender = forms.ChoiceField(
        label=_("Người giúp là"),
        choices=[("", _("Ai cũng được")), ("female", _("Nữ")), ("male", _("Nam"))],
    )
    sign_language = forms.BooleanField(label=_("Người giúp biết ngôn ngữ ký hiệu"))
    step_free = forms.BooleanField(label=_("Nơi xe lăn vào được"))
    open_now = forms.BooleanField(label=_("Nơi đang mở cửa"))


class WithdrawForm(Form):
    """That a person no longer wants what they asked for."""

    reason = forms.CharField(
        label=_("Vì sao bạn rút?"),
        help_text=_("Không cần ghi cũng được."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class QuestionForm(Form):
    """One question of the checker, in the words of the rule file. Not knowing is always an answer."""

    heading = "answer"

    def __init__(
        self,
        *args: Any,
        question: Question,
        choices: Choices,
        told: Mapping[str, Any],
        easy: bool = False,
        **given: Any,
    ) -> None:
        super().__init__(*args, **given)
        self.question, self.choices = question, choices
        self.easy = easy
        self.fields["answer"] = self._choice() if choices else self._date()
        if question.fact in told:
            self.initial["answer"] = self._as_shown(told[question.fact])

    def _choice(self) -> forms.Field:
        shown = [(str(number), choice.easy if self.easy else choice.text) for number, choice in enumerate(self.choices)]
        return forms.ChoiceField(
            label=self._asked,
            help_text=self._hint,
            choices=[*shown, (UNSURE, _("Tôi không chắc"))],
            widget=Radios,
            error_messages={"required": _("Hãy chọn một câu. Không rõ thì chọn “Tôi không chắc”.")},
        )

    def _date(self) -> forms.Field:
        return PartialDateField(
            label=self._asked,
            help_text=self._hint,
            required=False,
            validators=[not_in_future, of_someone_alive],
        )

    @property
    def _asked(self) -> str:
        return self.question.easy if self.easy else self.question.text

    @property
    def _hint(self) -> str:
        return "" if self.easy else self.question.hint

    def _as_shown(self, value: Any) -> Any:
        if not self.choices:
            return _partial_date(value) if value else None
        here = [choice.value for choice in self.choices]
        if value is None:
            return UNSURE
        return str(here.index(value if value in here else MORE)) if value in here or MORE in here else None

    @property
    def value(self) -> Any:
        """The answer as the facts hold it; None: not known; MORE: on the next page."""
        answer = self.cleaned_data["answer"]
        if isinstance(answer, PartialDate):
            return answer.date.isoformat() if answer.date else str(answer.year)
        return self.choices[int(answer)].value if answer and answer != UNSURE else None


def _partial_date(text: str) -> PartialDate:
    day = date.fromisoformat(text) if "-" in text else None
    return PartialDate(day, int(text[:4]))


class EasyName(Form):
    """The name alone."""

    heading = "full_name"
    full_name = forms.CharField(
        label=_("Bạn tên gì?"), max_length=150, error_messages={"required": _("Hãy viết tên của bạn.")}
    )


class EasyStory(Form):
    """What happened, in a few words."""

    heading = "story"
    story = LongTextField(
        label=_("Bạn cần giúp việc gì?"),
        help_text=_("Viết một, hai câu."),
        max_length=2000,
        error_messages={"required": _("Hãy viết một câu.")},
    )


class EasyPhone(Form):
    """A number to call, or none."""

    heading = "phone"
    phone = PhoneField(
        label=_("Chúng tôi gọi số điện thoại nào?"), help_text=_("Không có điện thoại thì để trống."), required=False
    )


class EasyConsent(Form):
    """Whether the story may be read: nothing is ticked beforehand."""

    heading = "agreed"
    agreed = forms.ChoiceField(
        label=_("Chúng tôi đọc chuyện của bạn để giúp bạn. Bạn có đồng ý không?"),
        choices=[("yes", _("Có")), ("no", _("Không"))],
        widget=Radios,
        error_messages={"required": _("Hãy chọn Có hoặc Không.")},
    )
