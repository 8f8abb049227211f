"""What an officer fills in for a report."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms import Form, ModelForm
from tgpl.reports.models import Report
from tgpl.reports.rules.content import PlanContent
from tgpl.reports.rules.plan_report import DIFFICULTIES, OPENING, PROPOSALS, task_passage


class SnapshotForm(Form):
    """The day whose end the figures show."""

    as_of = forms.DateField(label=_("Số liệu tính đến hết ngày"), help_text=_("Ví dụ: 20/10/2026"))

    def clean_as_of(self) -> date:
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Ngày lấy số liệu không được sau hôm nay."))
        return day


class _Lines(forms.Field):
    """Several short texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class LetterheadForm(ModelForm):
    """Who reports to whom, number, date and signature."""

    addressees = _Lines(label=_("Kính gửi"), help_text=_("Mỗi dòng một nơi."))
    recipients = _Lines(label=_("Nơi nhận"), help_text=_("Mỗi dòng một nơi."), required=False)
    authority = _Lines(
        label=_("Thẩm quyền ký"), help_text=_("Mỗi dòng một dòng trên văn bản, ví dụ: KT. GIÁM ĐỐC."), required=False
    )

    class Meta:
        model = Report
        fields = (
            "superior",
            "issuer",
            "number",
            "notation",
            "place",
            "signed_on",
            "addressees",
            "recipients",
            "authority",
            "position",
            "signer",
        )


class PassagesForm(Form):
    """One box for each place where the officer's own words stand."""

    def __init__(self, content: PlanContent, texts: dict[str, str], data: Any = None) -> None:
        self.keys = {"opening": OPENING}
        super().__init__(data)
        self._add("opening", OPENING, _("Lời mở đầu (sau câu căn cứ)"), texts)
        for number, task in enumerate(content.tasks):
            self._add(f"task_{number}", task_passage(task.number), f"{task.short_number}. {task.title}", texts)
        self._add("difficulties", DIFFICULTIES, _("Khó khăn, vướng mắc"), texts)
        self._add("proposals", PROPOSALS, _("Đề xuất, kiến nghị"), texts)

    def _add(self, name: str, key: str, label: Any, texts: dict[str, str]) -> None:
        self.keys[name] = key
        self.fields[name] = forms.CharField(
            label=label, widget=forms.Textarea(attrs={"rows": 4}), required=False, initial=texts.get(key, "")
        )

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by place."""
        return {self.keys[name]: text for name, text in self.cleaned_data.items()}
