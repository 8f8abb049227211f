"""Forms of the turns that a matter takes: letters of the person, other forms of aid, ends on a ground, proceedings."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.cases.models import Case, Charge, Hearing, Petition, Registration, Stage
from tgpl.cases.queries import stop_grounds
from tgpl.cases.rules.numbers import LONGEST
from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Radios, VietnameseDateField, not_in_future
from tgpl.directory.models import Practitioner
from tgpl.intake.models import FormOfAid
from tgpl.people.forms import offer_ways

# A practitioner for a case, as the head reads it in a list: key, words, whether without a sign of conflict.
Proposed = tuple[str, str, bool]
ROLES = [("", "–"), *Case.Role.choices]

REASON = _("Lý do")


def why(label: Any = REASON, *, required: bool = True, rows: int = 4, **given: Any) -> forms.CharField:
    """The words of a step."""
    area = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, widget=area, max_length=2000, required=required, **given)


class TakePetition(Form):
    """A letter of the person about their case."""

    kind = forms.ChoiceField(label=_("Loại đơn"), choices=Petition.Kind, widget=Radios)
    reason = why(help_text=_("Ghi như người được trợ giúp đã viết hoặc đã nói."))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if case.practitioner_id is None:
            self.fields["kind"].choices = [c for c in Petition.Kind.choices if c[0] != Petition.Kind.CHANGE]


class Stop(Form):
    """A ground on which a case is not continued, and the reason in this very matter."""

    ground_code = forms.ChoiceField(label=_("Căn cứ không tiếp tục"), widget=Radios)
    reason = why(_("Lý do cụ thể"), help_text=_("Ghi vào thông báo gửi người được trợ giúp."))

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grounds = stop_grounds(on)
        self.fields["ground_code"].choices = [(g.code, g.text) for g in grounds]
        self.fields["ground_code"].widget.hints = {g.code: g.citation for g in grounds}


class ChangeForm(Form):
    """Another form of aid for the same matter."""

    form = forms.ChoiceField(label=_("Hình thức mới"), widget=Radios)
    role = forms.ChoiceField(label=_("Vai trò khi tham gia tố tụng"), choices=ROLES, required=False)
    reason = why()

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = [choice for choice in FormOfAid.choices if choice[0] != case.form]


class NoWords(Form):
    """A step that needs no words, only the button."""


class HandOver(Form):
    """The file goes to the organisation."""

    note = why(_("Ghi chú"), required=False, rows=2)


class HandOverMatters(Form):
    """To whom the open matters of somebody go, each to the one proposed, or all to one; and why."""

    to = forms.ModelChoiceField(
        label=_("Giao tất cả cho một người"),
        help_text=_("Để trống thì mỗi vụ việc giao cho người chọn ở từng dòng."),
        queryset=Practitioner.objects.none(),
        required=False,
        empty_label=_("Không, theo từng dòng"),
    )
    reason = why(help_text=_("Ghi vào quyết định thay thế của từng vụ việc."))

    def __init__(
        self, *args: Any, others: QuerySet[Practitioner], proposed: Mapping[str, Sequence[Proposed]], **kwargs: Any
    ) -> None:
        """`proposed`: who may take each case, by its code, the likeliest first."""
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = others
        self.codes = list(proposed)
        for code, candidates in proposed.items():
            self.fields[_box(code)] = forms.ChoiceField(
                label=_("Giao %(code)s cho") % {"code": code},
                choices=[("", _("Để lại, quyết định sau")), *((key, words) for key, words, _is_clear in candidates)],
                initial=next((key for key, _words, is_clear in candidates if is_clear), ""),
                required=False,
            )

    def box_of(self, code: str) -> BoundField:
        return self[_box(code)]

    def clean(self) -> None:
        if not self.cleaned_data.get("to") and not any(self.cleaned_data.get(_box(code)) for code in self.codes):
            self.add_error("to", _("Hãy chọn người nhận cho ít nhất một vụ việc."))

    def receivers(self) -> dict[str, int]:
        """The key of who takes each case, by its code; cases that were left out are not in it."""
        if to := self.cleaned_data["to"]:
            return dict.fromkeys(self.codes, to.pk)
        return {code: int(key) for code in self.codes if (key := self.cleaned_data[_box(code)])}


def _box(code: str) -> str:
    return f"to-{code}"


class TellClient(Form):
    """How the person heard who helps them now; only ways that their rules allow."""

    how = forms.ChoiceField(label=_("Đã báo bằng cách nào"), widget=Radios)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_ways(self, "how", case.person, through_another=bool(case.request.requester_name))


class JoinMatter(Form):
    """Another case of the same matter."""

    code = forms.CharField(label=_("Mã vụ việc kia"), max_length=40, help_text=_("Ví dụ: TT.TGTT.01.2026"))


def outside_number(*, required: bool = True) -> forms.CharField:
    """A number that another body gave the case."""
    return forms.CharField(
        label=_("Số của cơ quan đó"),
        help_text=_("Số thụ lý, số hồ sơ như trên văn bản, ví dụ 12/2026/TLST-HS. Tìm được vụ việc theo số này."),
        max_length=LONGEST,
        required=required,
    )


class NoteNumber(Form):
    """By which number another body speaks of the case."""

    body = forms.CharField(label=_("Cơ quan"), max_length=200)
    number = outside_number()


class EnterStage(Form):
    """The stage that the matter has come to."""

    kind = forms.ChoiceField(label=_("Giai đoạn"), choices=Stage.Kind)
    body = forms.CharField(label=_("Cơ quan đang giải quyết"), max_length=200)
    since = VietnameseDateField(label=_("Từ ngày"), validators=[not_in_future])
    number = outside_number(required=False)
    again = forms.BooleanField(
        label=_("Điều tra lại, xét xử lại: phải đăng ký lại với cơ quan tố tụng"), required=False
    )


class AddCharge(Form):
    """A charge against the person."""

    name = forms.CharField(label=_("Tội danh"), max_length=200)
    article = forms.CharField(label=_("Điều, khoản"), max_length=100, required=False)
    gravity = forms.ChoiceField(label=_("Loại tội phạm"), choices=Charge.Gravity, required=False)


class SendRegistration(Form):
    """The body with which the practitioner registers."""

    body = forms.CharField(
        label=_("Cơ quan tố tụng"),
        max_length=200,
        help_text=_("Gửi thẻ và quyết định cử. Đăng ký có giá trị suốt quá trình tố tụng."),
    )


class AnswerRegistration(Form):
    """What the body answered."""

    answer = forms.ChoiceField(
        label=_("Trả lời"), choices=[c for c in Registration.Answer.choices if c[0]], widget=Radios
    )
    reason = why(_("Lý do mà cơ quan tố tụng nêu"), required=False, rows=3)


class SetHearing(Form):
    """A session to attend."""

    kind = forms.ChoiceField(label=_("Buổi"), choices=Hearing.Kind)
    day = VietnameseDateField(label=_("Ngày"))
    hour = forms.TimeField(label=_("Giờ"), input_formats=["%H:%M", "%Hh%M", "%Hh", "%H"], help_text=_("Ví dụ: 7:30"))
    place = forms.CharField(label=_("Nơi"), max_length=200)
    note = why(_("Ghi chú"), required=False, rows=2)

    def clean(self) -> None:
        """Date and hour make one moment of Hà Nội."""
        day, hour = self.cleaned_data.pop("day", None), self.cleaned_data.pop("hour", None)
        if isinstance(day, date) and isinstance(hour, time):
            self.cleaned_data["starts_at"] = timezone.make_aware(datetime.combine(day, hour))
