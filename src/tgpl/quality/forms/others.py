"""Success and yearly targets."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.cases.models import Case
from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Radios
from tgpl.core.law.rule_files import Mark
from tgpl.quality.models import SuccessRecord
from tgpl.quality.rulebook import SuccessGroup
from tgpl.quality.rules.targets import Band, TargetYear


class RecordSuccess(Form):
    """Successful or not, by which criterion, shown by what."""

    outcome = forms.ChoiceField(label=_("Vụ việc có thành công không?"), choices=SuccessRecord.Outcome, widget=Radios)
    criterion = forms.CharField(
        label=_("Tiêu chí đạt được"),
        help_text=_("Viết số mục và lời của tiêu chí trong Quyết định 1179/QĐ-BTP."),
        max_length=500,
        required=False,
    )
    evidence = forms.CharField(
        label=_("Căn cứ thấy trong hồ sơ"),
        help_text=_("Ví dụ: bản án số…, phần quyết định; ý kiến nào được chấp nhận."),
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
    )
    paper = forms.ModelChoiceField(queryset=None, label=_("Giấy tờ chứng minh"), required=False, empty_label="–")

    def __init__(self, *args: Any, case: Case, group: SuccessGroup, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["paper"].queryset = case.papers.all()
        self.fields["paper"].label_from_instance = lambda paper: f"{paper.number}. {paper.title}"
        if group.criteria:
            choices = [("", "–"), *((text, text) for text in group.criteria)]
            self.fields["criterion"] = forms.ChoiceField(label=_("Tiêu chí đạt được"), choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("outcome") == SuccessRecord.Outcome.SUCCESSFUL and not told.get("criterion"):
            self.add_error("criterion", _("Hãy ghi tiêu chí mà vụ việc đạt được."))
        return told


SENIORITY = ((0, _("Dưới 3 năm")), (3, _("Từ 3 đến dưới 5 năm")), (5, _("Từ 5 năm trở lên")))
LEVELS = (("reached", _("mức đạt, từ")), ("fair", _("mức khá, từ")), ("good", _("mức tốt, từ")))


class EnterBands(Form):
    """The bands of one year, as the yearly letter states them."""

    citation = forms.CharField(label=_("Văn bản giao chỉ tiêu"), max_length=200)
    confirmed = forms.BooleanField(label=_("Tôi đã đối chiếu với văn bản này"), required=False)

    def __init__(self, *args: Any, known: TargetYear | None, **given: Any) -> None:
        super().__init__(*args, **given)
        for years, name in SENIORITY:
            for level, words in LEVELS:
                self.fields[f"{level}_{years}"] = self._count(f"{name}: {words}", known, years, level)

    def _count(self, label: str, known: TargetYear | None, years: int, level: str) -> forms.DecimalField:
        band = next((band for band in known.bands if band.years_from == years), None) if known else None
        return forms.DecimalField(
            label=label,
            min_value=0,
            max_value=200,
            decimal_places=1,
            localize=True,
            initial=getattr(band, level).normalize() if band else None,
            widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "decimal"}),
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for years, _name in SENIORITY:
            numbers = [told.get(f"{level}_{years}") for level, _words in LEVELS]
            if None not in numbers and numbers != sorted(numbers):
                self.add_error(f"good_{years}", _("Ba mức đạt, khá, tốt phải tăng dần."))
        return told

    @property
    def bands(self) -> list[Band]:
        told = self.cleaned_data
        return [Band(years, *(told[f"{level}_{years}"] for level, _words in LEVELS)) for years, _name in SENIORITY]

    @property
    def mark(self) -> Mark:
        return Mark.CONFIRMED if self.cleaned_data["confirmed"] else Mark.TO_VERIFY


class NoteCircumstance(Form):
    """What changes one officer's target."""

    absent_months = forms.IntegerField(
        label=_("Số tháng nghỉ trong năm"), min_value=0, max_value=12, initial=0, localize=False
    )
    share = forms.DecimalField(
        label=_("Phải thực hiện bao nhiêu phần trăm chỉ tiêu"),
        help_text=_("Lãnh đạo tính theo tỷ lệ; người khác là 100."),
        min_value=Decimal(1),
        max_value=Decimal(100),
        initial=100,
        decimal_places=2,
        localize=True,
    )
    reason = forms.CharField(label=_("Lý do, văn bản"), max_length=1000, widget=forms.Textarea({"rows": 3}))
