"""Forms of fees: short ones, filled in on a telephone between two hearings."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import User
from tgpl.core.files.uploads import PaperFileField
from tgpl.core.forms.base import FilterForm, Form
from tgpl.core.forms.fields import MoneyField, Radios, VietnameseDateField, not_in_future
from tgpl.fees.models import METHOD_LABELS, STATUS_LABELS, SheetRow
from tgpl.fees.rules import Matter, Method, Severity, Stage
from tgpl.fees.rules.law import Law
from tgpl.fees.wording import MATTERS, SEVERITIES, STAGES

Choices = Sequence[tuple[Any, Any]]
SEPARATOR = "|"
WHOLE = Decimal(100)


class ChooseMethod(Form):
    """The choice that is made once."""

    method = forms.ChoiceField(label=_("Hình thức thanh toán"), choices=list(METHOD_LABELS.items()), widget=Radios)
    paper = forms.CharField(label=_("Văn bản lựa chọn"), help_text=_("Số, ngày của văn bản có chữ ký."), max_length=200)


class _Written(Form):
    """What every line written down has. The hidden key makes a second sending of the same form harmless."""

    uid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class AddTime(_Written):
    """A row of the time sheet. One choice says both the kind of time and who confirms it."""

    what = forms.ChoiceField(label=_("Loại thời gian và bên xác nhận"))
    done_on = VietnameseDateField(label=_("Ngày làm"), validators=[not_in_future])
    started = forms.TimeField(label=_("Từ giờ"), required=False, widget=forms.TimeInput({"type": "time"}))
    ended = forms.TimeField(label=_("Đến giờ"), required=False, widget=forms.TimeInput({"type": "time"}))
    hours = forms.DecimalField(
        label=_("Hoặc số giờ"), required=False, min_value=Decimal("0.1"), max_value=24, decimal_places=2, localize=True
    )
    title = forms.CharField(label=_("Nội dung"), max_length=500)
    confirmed_by = forms.CharField(label=_("Họ tên người xác nhận"), max_length=150, required=False)
    file = PaperFileField(
        label=_("Ảnh chụp, bản quét có chữ ký xác nhận"), required=False, help_text=_("Có thể thêm sau bằng bản giấy.")
    )

    def __init__(self, *args: Any, law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", _t("– Chọn –")), *_times(law)]

    def clean(self) -> dict[str, Any]:
        """The form in the words of the service: kind and party apart, the length in minutes."""
        told = super().clean() or self.cleaned_data
        started, ended, hours = (told.get(name) for name in ("started", "ended", "hours"))
        if not self.errors:
            told["minutes"] = self._minutes(started, ended, hours)
        told.pop("hours", None)
        told["kind"], _sign, told["party"] = told.pop("what", "").partition(SEPARATOR)
        return told

    def _minutes(self, started: dt.time | None, ended: dt.time | None, hours: Decimal | None) -> int | None:
        if (started is None) != (ended is None):
            self.add_error("ended" if ended is None else "started", _("Hãy ghi cả giờ bắt đầu và giờ kết thúc."))
        elif (started is None) == (hours is None):
            self.add_error("hours", _("Hãy ghi giờ bắt đầu và kết thúc, hoặc chỉ ghi số giờ."))
        elif hours is not None:
            return int(hours * 60)
        elif started is not None and ended is not None:
            length = (ended.hour - started.hour) * 60 + ended.minute - started.minute
            if length > 0:
                return length
            self.add_error("ended", _("Giờ kết thúc phải sau giờ bắt đầu."))
        return None


def _times(law: Law) -> Choices:
    """Kinds of time as groups, each with the parties that may confirm it."""
    return [
        (
            f"{kind.letter}) {_t(kind.name)}",
            [(f"{kind.code}{SEPARATOR}{party}", _t(party)) for party in kind.confirmed_by],
        )
        for kind in law.time_kinds.values()
    ]


class AddWork(_Written):
    """A row of the work sheet, where a lump sum was chosen."""

    kind = forms.ChoiceField(label=_("Công việc"))
    done_on = VietnameseDateField(label=_("Ngày làm"), validators=[not_in_future])
    title = forms.CharField(label=_("Nội dung và kết quả"), max_length=500, widget=forms.Textarea({"rows": 3}))
    file = PaperFileField(label=_("Tài liệu kèm theo"), required=False)

    def __init__(self, *args: Any, law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.code, _t(kind.name)) for kind in law.work_kinds.values()]
        self.fields["kind"].choices = [("", _t("– Chọn –")), *kinds]


class AddExpense(_Written):
    """A cost besides the fee."""

    kind = forms.ChoiceField(label=_("Loại chi phí"), widget=Radios)
    spent_on = VietnameseDateField(label=_("Ngày chi"), validators=[not_in_future])
    amount = MoneyField(label=_("Số tiền (đồng)"))
    title = forms.CharField(label=_("Nội dung chi"), max_length=300)
    receipt = forms.CharField(label=_("Số hóa đơn, chứng từ"), max_length=100, required=False)
    file = PaperFileField(label=_("Ảnh chụp hóa đơn, chứng từ"), required=False)

    def __init__(self, *args: Any, law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, _t(kind.name)) for kind in law.expense_kinds.values()]

    def clean_amount(self) -> Decimal:
        amount = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError(_("Số tiền phải lớn hơn 0."))
        return Decimal(amount)


class Draft(Form):
    """What a statement needs besides its rows: the day, and for a lump sum or written advice the facts of the case."""

    on = VietnameseDateField(label=_("Tính theo quy định ngày"), validators=[not_in_future])
    matter = forms.ChoiceField(label=_("Loại án"), choices=[(m, MATTERS[m]) for m in Matter], widget=Radios)
    charges = forms.MultipleChoiceField(
        label=_("Mức độ của tội (án hình sự)"), choices=[(s, SEVERITIES[s]) for s in Severity], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    several_charges = forms.BooleanField(label=_("Có từ hai tội trở lên"), required=False)
    stages = forms.MultipleChoiceField(
        label=_("Các giai đoạn đã thực hiện"), choices=[(s, STAGES[s]) for s in Stage],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    norm_sessions = forms.DecimalField(
        label=_("Định mức (số buổi)"), required=False, min_value=0, max_value=1000, decimal_places=2, localize=True,
        help_text=_("Ghi khi bảng định mức trên phần mềm chưa có vụ việc như thế này."),
    )  # fmt: skip
    share = forms.DecimalField(
        label=_("Phần công việc đã làm (%)"), required=False, min_value=1, max_value=100, decimal_places=2,
        localize=True,
        help_text=_("Khi thay người thực hiện, tạm đình chỉ, kết thúc sớm (làm hết thì ghi 100). Còn lại để trống."),
    )  # fmt: skip
    documents = forms.IntegerField(label=_("Số văn bản tư vấn"), min_value=1, max_value=100, localize=False)
    coefficient = forms.DecimalField(
        label=_("Hệ số mỗi văn bản (lần mức lương cơ sở)"), min_value=0, max_value=1, decimal_places=3, localize=True
    )
    LUMP_SUM = ("matter", "charges", "several_charges", "stages", "norm_sessions", "share")
    ADVICE = ("documents", "coefficient")

    def __init__(self, *args: Any, method: Method, is_advice: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.ADVICE if is_advice else self.LUMP_SUM if method is Method.LUMP_SUM else ()
        for name in set(self.LUMP_SUM + self.ADVICE) - set(asked):
            del self.fields[name]

    @property
    def facts(self) -> dict[str, Any]:
        """What was told, as a file of `tgpl fee` writes it."""
        told = {name: self._written(value) for name, value in self.cleaned_data.items() if value not in (None, "", [])}
        several = told.pop("several_charges", False)
        if several and len(told.get("charges", [])) == 1:
            told["charges"] *= 2
        told.pop("on", None)
        return told

    def _written(self, value: Any) -> Any:
        return str(value) if isinstance(value, Decimal) else value


class NameAppraiser(Form):
    """Who checks the time."""

    appraiser = forms.ModelChoiceField(
        label=_("Người thẩm định thời gian"), queryset=User.objects.none(), widget=Radios, empty_label=None
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appraiser"].queryset = people


class Appraise(Form):
    """Each row with the hours that are accepted, and why fewer."""

    def __init__(self, *args: Any, rows: Iterable[tuple[SheetRow, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = [(row, words) for row, words in rows if row.minutes]
        for row, words in self.rows:
            self.fields[f"hours_{row.pk}"] = _accepted_hours(row, words)
            self.fields[f"because_{row.pk}"] = forms.CharField(label=_("Lý do giảm"), max_length=300, required=False)
        self.fields["note"] = forms.CharField(
            label=_("Nhận xét chung"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for row, _words in self.rows:
            hours, because = told.get(f"hours_{row.pk}"), told.get(f"because_{row.pk}")
            if hours is not None and int(hours * 60) < (row.minutes or 0) and not because:
                self.add_error(f"because_{row.pk}", _("Hãy ghi lý do giảm thời gian của dòng này."))
        return told

    @property
    def accepted(self) -> dict[int, tuple[int, str]]:
        """Minutes and reason by row."""
        told = self.cleaned_data
        return {row.pk: (self._minutes(row), told[f"because_{row.pk}"]) for row, _words in self.rows}

    def _minutes(self, row: SheetRow) -> int:
        """As written where the hours were left as shown: a third of an hour has no end in decimals."""
        hours = self.cleaned_data[f"hours_{row.pk}"]
        return (row.minutes or 0) if hours == _hours(row) else int(hours * 60)


def _hours(row: SheetRow) -> Decimal:
    return round(Decimal(row.minutes or 0) / 60, 2)


def _accepted_hours(row: SheetRow, words: str | Promise) -> forms.DecimalField:
    return forms.DecimalField(
        label=words, initial=_hours(row), min_value=0, max_value=_hours(row), decimal_places=2, localize=True,
        help_text=_("Số giờ được chấp nhận."),
    )  # fmt: skip


class Reason(Form):
    """Why a statement goes back or is put aside."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 3}), max_length=1000)


class Pay(Form):
    """The payment as the accountant's books have it."""

    on = VietnameseDateField(label=_("Ngày chi"), validators=[not_in_future])
    paper = forms.CharField(label=_("Số chứng từ chi"), max_length=100)


class Confirm(Form):
    """A step that needs no words."""


class FilterStatements(FilterForm):
    """What the list is narrowed by: the state, and the days on which statements came into it."""

    status = forms.ChoiceField(label=_("Tình trạng"), choices=[("", _("Tất cả")), *STATUS_LABELS.items()])
    first = forms.DateField(label=_("Từ ngày"), help_text=_("Ví dụ: 01/01/2026"))
    last = forms.DateField(label=_("Đến ngày"), help_text=_("Ví dụ: 30/10/2026"))
