"""What an officer fills in for a report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form, ModelForm
from tgpl.reports.models import Report
from tgpl.reports.periodic.queries.catalogue import templates
from tgpl.reports.periodic.rules.content import PeriodicContent
from tgpl.reports.periodic.rules.template import SPAN
from tgpl.reports.rules.content import PlanContent
from tgpl.reports.rules.plan_report import DIFFICULTIES, OPENING, PROPOSALS, task_passage
from tgpl.reports.tables.queries.catalogue import offered_periods, period_of
from tgpl.reports.tables.rules.periods import FULL, Period, PeriodError

OTHER = "khac"


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


class BeginPeriodicForm(Form):
    """Which report, on which period."""

    template = forms.ChoiceField(label=_("Loại báo cáo"))
    period = forms.ChoiceField(label=_("Kỳ báo cáo"))
    first = forms.DateField(label=_("Từ ngày"), required=False, help_text=_("Chỉ khi chọn khoảng thời gian khác."))
    last = forms.DateField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["template"].choices = [(t.code, t.name) for t in templates().values()]  # type: ignore[attr-defined]
        offered = [(p.code, p.name) for p in offered_periods()]
        self.fields["period"].choices = [*offered, (OTHER, _("Khoảng thời gian khác"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"template", "period"} <= cleaned.keys():
            self._clean_period(cleaned)
        return cleaned

    def _clean_period(self, cleaned: dict[str, Any]) -> None:
        if cleaned["period"] == OTHER and not (cleaned.get("first") and cleaned.get("last")):
            self.add_error("first", _("Hãy ghi ngày đầu và ngày cuối của khoảng thời gian."))
            return
        code = f"{cleaned['first']}..{cleaned['last']}" if cleaned["period"] == OTHER else cleaned["period"]
        try:
            cleaned["asked"] = period_of(code)
        except PeriodError as error:
            self.add_error("period", str(error))
            return
        template, kind = templates()[cleaned["template"]], cleaned["asked"].kind or SPAN
        if kind not in template.periods:
            self.add_error("period", _("Báo cáo này không lập cho kỳ đã chọn. Hãy chọn kỳ khác."))
        if cleaned["asked"].first > timezone.localdate():
            self.add_error("period", _("Kỳ này chưa bắt đầu."))


class IssueForm(Form):
    """What goes out, in a word."""

    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=500, help_text=_("Ví dụ: gửi Cục bằng văn bản.")
    )


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


@dataclass(frozen=True)
class Place:
    """A place for the officer's own words: `hint` says what stands above it in the report."""

    name: str
    key: str
    label: Any
    hint: str = ""


def places_of(content: PlanContent | PeriodicContent) -> Iterator[Place]:
    """The places for words in a report, in the order in which it is read."""
    if isinstance(content, PeriodicContent):
        yield from _places_of_period(content)
        return
    yield Place("opening", OPENING, _("Lời mở đầu (sau câu căn cứ)"))
    for number, task in enumerate(content.tasks):
        yield Place(f"task_{number}", task_passage(task.number), f"{task.short_number}. {task.title}")
    yield Place("difficulties", DIFFICULTIES, _("Khó khăn, vướng mắc"))
    yield Place("proposals", PROPOSALS, _("Đề xuất, kiến nghị"))


def _places_of_period(content: PeriodicContent) -> Iterator[Place]:
    for section in content.sections:
        said = " ".join(block["say"] for block in section.blocks if "say" in block)
        for block in section.blocks:
            if "passage" in block:
                told = block["passage"]
                hint = " ".join(filter(None, [told.get("hint", ""), said]))
                yield Place(told["key"], told["key"], f"{section.heading}: {told['label']}", hint)


class PassagesForm(Form):
    """One box for each place where the officer's own words stand."""

    def __init__(self, places: Iterable[Place], texts: dict[str, str], data: Any = None) -> None:
        self.keys: dict[str, str] = {}
        super().__init__(data)
        for place in places:
            self.keys[place.name] = place.key
            self.fields[place.name] = forms.CharField(
                label=place.label,
                help_text=place.hint,
                widget=forms.Textarea(attrs={"rows": 5}),
                required=False,
                initial=texts.get(place.key, ""),
            )

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by place."""
        return {self.keys[name]: text for name, text in self.cleaned_data.items()}


class YearForm(Form):
    """Which year; one that statistics know, up to this one."""

    year = forms.CharField(label=_("Năm"), max_length=4, widget=forms.TextInput(attrs={"inputmode": "numeric"}))

    def clean_year(self) -> Period:
        try:
            found = period_of(self.cleaned_data["year"].strip())
        except PeriodError as error:
            raise forms.ValidationError(str(error)) from None
        if found.kind != FULL or found.first > timezone.localdate():
            raise forms.ValidationError(_("Hãy ghi một năm đã bắt đầu, ví dụ 2026."))
        return found
