"""Forms by which a person corrects what was read, or writes a plan by hand: head, tasks, duties."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import LongTextField, VietnameseDateField
from tgpl.core.language.text import squeeze
from tgpl.plans.models import Duty, Plan, PlanTask, TaskPeriod
from tgpl.plans.queries import task_fields
from tgpl.plans.reader.structure import Period
from tgpl.plans.services import DutyFields, HeadFields, TaskFields


class LinesField(forms.CharField):
    """A list, one entry a line. `clean` gives the entries without empty lines and doubled spaces."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> list[str]:
        return [line for line in map(squeeze, super().clean(value).splitlines()) if line]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(value)


class HeadForm(Form):
    """What stands above the tasks."""

    title = LongTextField(label=_("Trích yếu"), max_length=2000)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    place = forms.CharField(label=_("Tỉnh, thành phố"), max_length=100, required=False)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    issued = forms.CharField(
        label=_("Ngày ban hành"), help_text=_("Viết như trong văn bản."), max_length=60, required=False
    )
    basis = LinesField(label=_("Căn cứ"), help_text=_("Mỗi căn cứ một dòng."), required=False)
    recipients = LinesField(label=_("Nơi nhận"), help_text=_("Mỗi nơi một dòng."), required=False)

    @staticmethod
    def shown(plan: Plan) -> dict[str, Any]:
        names = ("title", "issuer", "place", "number", "issued", "basis", "recipients")
        return {name: getattr(plan, name) for name in names}

    @property
    def head(self) -> HeadFields:
        return HeadFields(**self.cleaned_data)


class TaskForm(Form):
    """A task but for its periods."""

    number = forms.CharField(label=_("Số"), help_text=_("Ví dụ: II.1.a"), max_length=40)
    title = LongTextField(label=_("Nội dung nhiệm vụ"), max_length=6000)
    lead = LinesField(label=_("Chủ trì"), help_text=_("Mỗi cơ quan một dòng."), required=False)
    coordinating = LinesField(label=_("Phối hợp"), help_text=_("Mỗi cơ quan một dòng."), required=False)
    outputs = LinesField(label=_("Kết quả đầu ra"), help_text=_("Mỗi kết quả một dòng."), required=False)
    mode = forms.CharField(label=_("Hình thức tổ chức"), required=False)

    @staticmethod
    def shown(task: PlanTask) -> dict[str, Any]:
        return {name: value for name, value in task_fields(task).items() if name != "periods"}


class PeriodForm(Form):
    """One period of a task. Without words it is left out."""

    text = forms.CharField(label=_("Lời của kế hoạch"), required=False)
    start = VietnameseDateField(label=_("Từ ngày"), required=False)
    end = VietnameseDateField(label=_("Đến ngày"), required=False)
    recurrence = forms.ChoiceField(
        label=_("Lặp lại"), choices=[("", _("Không lặp lại")), *TaskPeriod.Recurrence.choices], required=False
    )
    after = forms.ChoiceField(label=_("Làm sau nhiệm vụ"), required=False)
    within = forms.IntegerField(
        label=_("Xong trong bao nhiêu ngày sau nhiệm vụ đó"),
        help_text=_("Để trống nếu kế hoạch không ấn định. Nhiệm vụ trước dời ngày thì hạn này dời theo."),
        required=False,
        min_value=1,
        max_value=3660,
    )
    condition = forms.CharField(label=_("Tùy thuộc vào"), required=False)
    activity = forms.CharField(label=_("Dành cho hoạt động"), required=False)

    def __init__(self, *args: Any, others: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_spare = not self.is_bound and not self.initial
        self.fields["after"].choices = [("", _("Không")), *((number, number) for number in others)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", _("Ngày kết thúc đứng trước ngày bắt đầu."))
        if cleaned.get("within") and not cleaned.get("after"):
            self.add_error("after", _("Hãy chọn nhiệm vụ làm trước, hoặc xóa số ngày."))
        told = [name for name, value in cleaned.items() if value and name != "text"]
        if told and not cleaned.get("text"):
            self.add_error("text", _("Hãy ghi lời của kế hoạch về thời gian này, hoặc xóa các ô còn lại."))
        return cleaned

    @property
    def period(self) -> Period | None:
        told = self.cleaned_data
        if not told.get("text"):
            return None
        return Period(
            text=squeeze(told["text"]),
            start=told["start"].isoformat() if told["start"] else None,
            end=told["end"].isoformat() if told["end"] else None,
            recurrence=told["recurrence"] or None,
            after=told["after"] or None,
            condition=told["condition"] or None,
            activity=told["activity"] or None,
            within=told["within"],
        )


class WholeTaskForm:
    """A task with its periods, as one page shows it: always one empty period more than there are."""

    def __init__(self, plan: Plan, task: PlanTask | None, data: Any = None) -> None:
        periods = task_fields(task)["periods"] if task else ()
        others = [number for number in plan.tasks.values_list("number", flat=True) if not task or number != task.number]
        self.task = TaskForm(data, initial=TaskForm.shown(task) if task else None)
        count = _count(data) if data is not None else len(periods) + 1
        self.periods = [
            PeriodForm(
                data, prefix=f"period-{i}", others=others, initial=_shown(periods[i]) if i < len(periods) else None
            )
            for i in range(count)
        ]

    @property
    def count(self) -> int:
        return len(self.periods)

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in (self.task, *self.periods)]  # every form shows its own errors
        return all(valid)

    @property
    def error_summary(self) -> Any:
        return "".join(form.error_summary for form in (self.task, *self.periods))

    @property
    def fields(self) -> TaskFields:
        told = self.task.cleaned_data
        periods = tuple(period for form in self.periods if (period := form.period) is not None)
        return TaskFields(
            number=squeeze(told["number"]),
            title=squeeze(told["title"]),
            lead=tuple(told["lead"]),
            coordinating=tuple(told["coordinating"]),
            periods=periods,
            outputs=tuple(told["outputs"]),
            mode=squeeze(told["mode"]),
        )


def _count(data: Any) -> int:
    """How many periods the page had; a page has at most a few."""
    sent = data.get("periods", "1")
    return min(int(sent), 20) if sent.isdecimal() else 1


def _shown(period: Period) -> dict[str, Any]:
    days = {name: date.fromisoformat(day) for name in ("start", "end") if (day := getattr(period, name))}
    return {
        name: getattr(period, name) for name in ("text", "recurrence", "after", "within", "condition", "activity")
    } | days


class DutyForm(Form):
    """A duty outside the tasks."""

    text = LongTextField(label=_("Nội dung"), max_length=6000)
    body = forms.CharField(label=_("Cơ quan có trách nhiệm"), required=False)
    to = forms.CharField(label=_("Gửi, báo cáo ai"), required=False)
    due = VietnameseDateField(label=_("Hạn"), required=False)

    @staticmethod
    def shown(duty: Duty) -> dict[str, Any]:
        return {name: getattr(duty, name) for name in ("text", "body", "to", "due")}

    @property
    def duty(self) -> DutyFields:
        return DutyFields(**self.cleaned_data)
