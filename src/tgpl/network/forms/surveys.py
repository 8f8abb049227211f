"""What officers and communes fill in about rounds of survey."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import LongTextField, VietnameseDateField
from tgpl.network.purposes import purposes
from tgpl.network.rules import Section, Survey, read_answers
from tgpl.network.services import RoundFields
from tgpl.network.wording import column_name, fault_words
from tgpl.network.workbook import LARGEST_FILE

EARLIEST_LAW = dt.date(2018, 1, 1)
BOX = "govuk-input govuk-date-input__input govuk-input--width-4"


class RoundForm(Form):
    """A new round."""

    title = forms.CharField(label=_("Tên đợt khảo sát"), max_length=200)
    opens_on = VietnameseDateField(label=_("Ngày mở"))
    closes_on = VietnameseDateField(label=_("Hạn gửi"))
    law_on = VietnameseDateField(
        label=_("Theo các diện của luật vào ngày"),
        help_text=_("Luật số 05/2026/QH16 có hiệu lực từ 01/01/2027: ghi ngày đó nếu cần đếm theo diện mới."),
    )
    purpose = forms.ChoiceField(
        label=_("Phục vụ nhiệm vụ"), required=False, help_text=_("Nhiệm vụ của kế hoạch mà đợt này làm minh chứng.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._purposes = dict(purposes.choices(actor))
        choices = [("", _("Không gắn nhiệm vụ nào")), *self._purposes.items()]
        self.fields["purpose"].choices = choices  # type: ignore[attr-defined]

    def clean_law_on(self) -> dt.date:
        day = self.cleaned_data["law_on"]
        if day < EARLIEST_LAW:
            raise ValidationError(_("Hãy ghi một ngày từ 01/01/2018 trở đi."), code="early")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("Hạn gửi phải từ ngày mở trở đi."))
        elif closes and closes < timezone.localdate():
            self.add_error("closes_on", _("Hạn gửi đã qua. Hãy ghi một ngày sắp tới."))
        return cleaned

    @property
    def round(self) -> RoundFields:
        told = self.cleaned_data
        kind, _colon, key = told["purpose"].partition(":")
        purpose = (kind, key, self._purposes.get(told["purpose"], ""))
        return RoundFields(told["title"], told["opens_on"], told["closes_on"], told["law_on"], purpose)


class CloseForm(Form):
    """Another day by which communes are asked to answer."""

    closes_on = VietnameseDateField(label=_("Hạn gửi mới"))


class SurveyPageForm(Form):
    """One section of a survey: a box a cell. What is wrong stays in its box and is told beside it."""

    def __init__(self, survey: Survey, section: Section, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.survey, self.section = survey, section
        for row in section.rows:
            for column in section.columns:
                label = f"{_(row.text)}, {column_name(section, column).lower()}"
                widget = forms.TextInput(attrs={"class": BOX, "inputmode": "numeric", "autocomplete": "off"})
                field = forms.CharField(label=label, required=False, max_length=100, widget=widget)
                self.fields[f"{section.code}.{row.code}.{column}"] = field

    @property
    def typed(self) -> dict[str, str]:
        """The boxes as they were sent, right or wrong."""
        return {cell: str(self.data.get(cell, "")).strip()[:100] for cell in self.section.cells()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        faults = read_answers(self.survey, self.typed).faults
        for cell in self.section.cells():
            if cell in faults and cell in cleaned:
                self.add_error(cell, fault_words(faults[cell]))
        return cleaned

    @property
    def lines(self) -> list[tuple[str, list[tuple[str, Any]]]]:
        """Each row: its words, and its boxes under the names of their columns."""
        code, columns = self.section.code, self.section.columns
        return [
            (_(row.text), [(column_name(self.section, one), self[f"{code}.{row.code}.{one}"]) for one in columns])
            for row in self.section.rows
        ]


class SendForm(Form):
    """The last page of a survey: what to say in words, and of a correction why."""

    def __init__(self, survey: Survey, is_correction: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._codes = [one.code for one in survey.words]
        for one in survey.words:
            self.fields[one.code] = LongTextField(label=_(one.text), required=False, max_length=2000)
        if is_correction:
            self.fields["why"] = LongTextField(label=_("Vì sao sửa phiếu đã gửi?"), max_length=500)

    @property
    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in self._codes}


class WorkbookForm(Form):
    """A form that comes back as a workbook."""

    file = forms.FileField(label=_("Tệp Excel đã điền (.xlsx)"))

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(_("Tệp lớn hơn 5 MB. Hãy dùng đúng mẫu đã tải về."), code="large")
        return file
