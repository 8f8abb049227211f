"""Forms of those who carry a plan out and of those who watch it: progress, evidence, work, explanations."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency
from tgpl.core.files.uploads import PaperFileField
from tgpl.core.forms.base import FilterForm, Form
from tgpl.core.forms.fields import Checkboxes, LongTextField, Radios, VietnameseDateField, not_in_future
from tgpl.core.language.text import squeeze
from tgpl.plans.figures import FIGURES, figure, usual_target
from tgpl.plans.models import DECLARED_LABELS, PlanTask, WorkRecord
from tgpl.plans.rules import Declared
from tgpl.plans.services import WorkFields

_STATUSES = [(status.value, DECLARED_LABELS[status]) for status in Declared]


class DayForm(FilterForm):
    """The day whose end a board shows."""

    ngay = VietnameseDateField(label=_("Xem như cuối ngày"), validators=[not_in_future])

    @property
    def day(self) -> date | None:
        """The day that was asked for; None for today, and for nonsense."""
        return self.wanted.get("ngay")


class ProgressForm(Form):
    """How far a task is, as its unit says or as the department accepts."""

    declared = forms.ChoiceField(label=_("Tiến độ"), choices=_STATUSES, widget=Radios)
    reason = LongTextField(
        label=_("Vì sao khác với số liệu"),
        help_text=_("Chỉ cần khi điều bạn chọn khác với điều số liệu cho thấy."),
        max_length=3000,
        required=False,
    )
    note = LongTextField(
        label=_("Ghi chú"),
        help_text=_("Đã làm gì, còn gì, sản phẩm để ở đâu. Không ghi tên người được trợ giúp pháp lý."),
        max_length=3000,
        required=False,
    )

    @property
    def said(self) -> Declared:
        return Declared(self.cleaned_data["declared"])


class EvidenceForm(Form):
    """The figures that show how far a task is, and what each should reach."""

    figures = forms.MultipleChoiceField(
        label=_("Số liệu minh chứng"),
        help_text=_("Không chọn số nào thì đơn vị phải tự báo cáo và nộp minh chứng."),
        required=False,
        widget=Checkboxes(hints={figure.code: figure.definition for figure in FIGURES}),
        choices=[(figure.code, figure.name) for figure in FIGURES],
    )

    def __init__(self, task: PlanTask, data: Any = None) -> None:
        bound = {one.indicator: one.target for one in task.evidence.all()}
        super().__init__(data, initial={"figures": list(bound)})
        for code, target in bound.items():
            kept = figure(code)
            self.fields[f"target-{code}"] = forms.IntegerField(
                label=_("Mức cần đạt: %(figure)s (%(unit)s)")
                % {"figure": kept.name, "unit": "%" if kept.is_share else kept.unit},
                help_text=_("Để trống thì số này chỉ để xem, không dùng để đánh giá."),
                initial=target,
                required=False,
                min_value=1,
                max_value=100 if kept.is_share else None,
            )

    @property
    def chosen(self) -> dict[str, int | None]:
        """Each figure with its target; one chosen just now takes the usual one."""
        told = self.cleaned_data
        return {code: told.get(f"target-{code}", usual_target(code)) for code in told["figures"]}


class WorkForm(Form):
    """A piece of work, put down in two minutes."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Đã làm gì?"), choices=WorkRecord.Kind, widget=Radios)
    title = forms.CharField(
        label=_("Tên, nội dung ngắn gọn"),
        help_text=_("Ví dụ: Hội nghị quán triệt Luật tại phường Mẫu. Không ghi tên người dân."),
        max_length=300,
    )
    held_on = VietnameseDateField(label=_("Ngày nào?"), validators=[not_in_future])
    place = forms.CharField(label=_("Ở đâu?"), max_length=200, required=False)
    men = forms.IntegerField(label=_("Số nam dự"), min_value=0, max_value=100_000, required=False)
    women = forms.IntegerField(label=_("Số nữ dự"), min_value=0, max_value=100_000, required=False)
    with_disability = forms.IntegerField(
        label=_("Trong đó người khuyết tật"), min_value=0, max_value=100_000, required=False
    )
    link = forms.URLField(
        assume_scheme="https",
        label=_("Địa chỉ trên mạng"),
        help_text=_("Bài viết, video đã đăng, nếu có."),
        required=False,
        max_length=500,
    )
    file = PaperFileField(
        label=_("Ảnh hoặc biên bản"), help_text=_("Ảnh chụp, PDF hoặc Word, tối đa 30 MB."), required=False
    )

    def __init__(self, data: Any = None, files: Any = None, **more: Any) -> None:
        more.setdefault("initial", {"uid": uuid4(), "held_on": timezone.localdate()})
        super().__init__(data, files, **more)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._check_people(cleaned)
        shows_itself = cleaned.get("link") or cleaned.get("file") or "file" not in self.fields
        if cleaned.get("kind") in WorkRecord.ON_PAPER and not shows_itself:
            self.add_error("file", _("Hãy gửi tệp, hoặc ghi địa chỉ trên mạng: đó là minh chứng của việc này."))
        return cleaned

    def _check_people(self, cleaned: dict[str, Any]) -> None:
        men, women, disabled = (cleaned.get(name) for name in ("men", "women", "with_disability"))
        if (men is None) != (women is None):
            self.add_error("women" if women is None else "men", _("Hãy ghi cả số nam và số nữ; không có ai thì ghi 0."))
        elif disabled is not None and men is not None and women is not None and disabled > men + women:
            self.add_error("with_disability", _("Số người khuyết tật lớn hơn tổng số nam và nữ."))
        elif disabled is not None and men is None:
            self.add_error("men", _("Hãy ghi số nam, số nữ trước."))

    @property
    def work(self) -> WorkFields:
        told = self.cleaned_data
        return WorkFields(
            kind=told["kind"],
            title=squeeze(told["title"]),
            held_on=told["held_on"],
            place=squeeze(told["place"]),
            men=told["men"],
            women=told["women"],
            with_disability=told["with_disability"],
            link=told["link"],
        )

    @property
    def sent_once(self) -> UUID | None:
        return self.cleaned_data.get("uid")


class CorrectWorkForm(WorkForm):
    """A record of work as it should have been, and why it is changed. Its files stay."""

    why = LongTextField(label=_("Vì sao sửa?"), max_length=1000)

    def __init__(self, work: WorkRecord, data: Any = None) -> None:
        names = ("kind", "title", "held_on", "place", "men", "women", "with_disability", "link")
        super().__init__(data, initial={name: getattr(work, name) for name in names})
        del self.fields["file"]


class WhyForm(Form):
    """Why something is taken back."""

    why = LongTextField(label=_("Vì sao rút bản ghi này?"), max_length=1000)


class DemandForm(Form):
    """Whom to ask for an explanation, and what."""

    agency = forms.ModelChoiceField(
        label=_("Cơ quan phải giải trình"), queryset=Agency.objects.none(), empty_label=None
    )
    question = LongTextField(
        label=_("Cần giải trình điều gì?"), help_text=_("Ví dụ: vì sao quá hạn, bao giờ xong, cần gì."), max_length=3000
    )

    def __init__(self, task: PlanTask, data: Any = None) -> None:
        super().__init__(data)
        named = Agency.objects.filter(plan_shares__task=task) | Agency.objects.filter(pk=task.plan.agency_id)
        self.fields["agency"].queryset = named.distinct().order_by("name")


class AnswerForm(Form):
    """The explanation."""

    answer = LongTextField(label=_("Giải trình"), max_length=5000)
