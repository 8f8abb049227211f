"""The scoring sheet as a form: saved as typed, checked when it is signed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Checkboxes
from tgpl.quality.models import Occasion
from tgpl.quality.rules.opinion import Proposal
from tgpl.quality.rules.scoring import Criterion, Fault, Group, Sheet, fault_of, written

FAULTS: dict[Fault, Promise] = {
    Fault.MISSING: _("Hãy cho điểm %(title)s."),
    Fault.NEGATIVE: _("Điểm không được nhỏ hơn 0."),
    Fault.TOO_MANY: _("Nhiều nhất %(most)s điểm."),
    Fault.NOT_A_STEP: _("Điểm lẻ đến %(step)s, ví dụ 7 hoặc 7,5."),
}


class PointsField(forms.CharField):
    """Points of one criterion, with a comma or a point. `clean` gives a Decimal."""

    def __init__(self, *, sheet: Sheet, criterion: Criterion) -> None:
        self.sheet, self.criterion = sheet, criterion
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "govuk-input--width-4"}
        super().__init__(
            label=f"{criterion.code}. {criterion.title}" if criterion.code != criterion.title else criterion.title,
            help_text=_("Tối đa %(most)s điểm") % {"most": written(criterion.points)},
            required=False,
            max_length=20,
            widget=forms.TextInput(attrs),
        )

    def clean(self, value: Any) -> Decimal:
        typed = super().clean(value)
        try:
            points = Decimal(typed.replace(",", ".")) if typed else None
        except InvalidOperation:
            raise forms.ValidationError(_("Hãy viết điểm bằng số, ví dụ 7,5.")) from None
        if points is not None and not points.is_finite():
            raise forms.ValidationError(_("Hãy viết điểm bằng số, ví dụ 7,5."))
        fault = fault_of(self.sheet, self.criterion, points)
        if fault:
            words = {
                "title": self.criterion.code,
                "most": written(self.criterion.points),
                "step": written(self.sheet.step),
            }
            raise forms.ValidationError(FAULTS[fault] % words)
        return points or Decimal(0)


class ScoreForm(Form):
    """One sheet. `initial` comes from what was typed; `typed` gives it back, right or wrong."""

    def __init__(self, *args: Any, sheet: Sheet, typed: Mapping[str, Any], opinion: Proposal | None, **given: Any):
        super().__init__(*args, **given)
        self.sheet, self.opinion = sheet, opinion
        self.initial = {**self._proposed(), **typed}
        for number, criterion in enumerate(sheet.criteria):
            self.fields[f"points_{number}"] = PointsField(sheet=sheet, criterion=criterion)
            self.fields[f"note_{number}"] = self._note(criterion)
        self.fields["acts"] = self._acts()
        self.fields["facts"] = _long(_("Sự việc và chứng cứ về hành vi đó"), rows=3)
        self.fields["conclusion"] = _long(_("Nhận xét chung và kiến nghị"), rows=5)

    def _proposed(self) -> dict[str, Any]:
        """The points that the clients' words propose, until somebody types others."""
        place = next((n for n, c in enumerate(self.sheet.criteria) if c.from_opinion), None)
        if place is None or self.opinion is None or self.opinion.points is None:
            return {}
        return {f"points_{place}": written(self.opinion.points)}

    def _note(self, criterion: Criterion) -> forms.CharField:
        return _long(_("Lý do, nơi thấy trong hồ sơ (%(code)s)") % {"code": criterion.code}, rows=2)

    def _acts(self) -> forms.MultipleChoiceField:
        return forms.MultipleChoiceField(
            label=_("Người thực hiện có hành vi bị nghiêm cấm nào không?"),
            help_text=_("Chọn khi có chứng cứ. Có một hành vi thì kết quả là “Không đạt”, bất kể số điểm."),
            choices=[(act.code, f"{act.code}) {act.title}") for act in self.sheet.acts],
            widget=Checkboxes(hints={act.code: act.citation for act in self.sheet.acts}),
            required=False,
        )

    @property
    def groups(self) -> Iterator[tuple[Group, list[tuple[BoundField, BoundField]]]]:
        """The fields as the sheet orders them."""
        number = 0
        for group in self.sheet.groups:
            rows = [(self[f"points_{n}"], self[f"note_{n}"]) for n in range(number, number + len(group.criteria))]
            number += len(group.criteria)
            yield group, rows

    @property
    def typed(self) -> dict[str, Any]:
        """What was sent, as it was sent."""
        sent = {name: self.data.get(name, "") for name in self.fields if name != "acts"}
        return {**sent, "acts": self.data.getlist("acts")}

    @property
    def points(self) -> dict[str, Decimal]:
        """The points by criterion, once the form is valid."""
        return {c.code: self.cleaned_data[f"points_{n}"] for n, c in enumerate(self.sheet.criteria)}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("acts") and not told.get("facts"):
            self.add_error("facts", _("Hãy ghi sự việc và chứng cứ: đây là lý do của kết quả “Không đạt”."))
        if not told.get("conclusion"):
            self.add_error("conclusion", _("Hãy viết nhận xét chung."))
        self._check_opinion(told)
        return told

    def _check_opinion(self, told: dict[str, Any]) -> None:
        """Points for satisfaction that differ from what people said, or that nobody asked for, need a reason."""
        for number, criterion in enumerate(self.sheet.criteria):
            points = told.get(f"points_{number}")
            said = self.opinion.points if self.opinion else None
            if criterion.from_opinion and points is not None and points != said and not told.get(f"note_{number}"):
                self.add_error(f"note_{number}", _("Điểm này không theo phiếu ý kiến. Hãy ghi căn cứ."))


def _long(label: str | Promise, *, rows: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=5000, widget=forms.Textarea({"rows": rows}))


class StartEvaluation(Form):
    """Why the department reads a case that no plan drew."""

    occasion = forms.ChoiceField(
        label=_("Vì sao đánh giá vụ việc này?"),
        choices=[c for c in Occasion.choices if c[0] in {Occasion.COMPLAINT, Occasion.MANAGEMENT}],
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn lý do đánh giá.")},
    )


class NoQuestions(Form):
    """A step that only asks whether to go on."""


class Why(Form):
    """Why a signed result is corrected."""

    reason = forms.CharField(label=_("Lý do sửa"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class AnswerResult(Form):
    """What the practitioner says to a result."""

    answer = forms.CharField(
        label=_("Ý kiến của bạn về kết quả"),
        help_text=_("Người chấm và lãnh đạo đọc được ý kiến này. Chỉ gửi một lần."),
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
    )
