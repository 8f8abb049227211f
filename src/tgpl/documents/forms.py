"""Forms of the pages of letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.files.uploads import PaperFileField
from tgpl.core.forms.base import FilterForm, Form, ModelForm
from tgpl.core.forms.fields import Radios, VietnameseDateField, not_in_future
from tgpl.core.law.rule_files import Mark
from tgpl.documents.catalogue import authorities, series
from tgpl.documents.models import LetterSending, LetterWithdrawal, OfficeLetterhead, Signatory
from tgpl.documents.registry import sources
from tgpl.documents.rules.notation import FormText
from tgpl.people.models import Person

ANY = ("", _("Tất cả"))
LINES = _("Mỗi dòng một nơi.")


class FilterLetters(FilterForm):
    """What the book of outgoing letters is narrowed by."""

    series = forms.ChoiceField(label=_("Loại văn bản"), choices=lambda: [ANY, *series().items()])
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100, localize=False)
    standing = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=[ANY, ("draft", _("Dự thảo")), ("issued", _("Đã ban hành")), ("withdrawn", _("Đã thu hồi, hủy bỏ"))],
    )


class DraftForm(Form):
    """The text of a draft in its parts. `revision`: which state of it the person had before them."""

    subject = forms.CharField(label=_("Trích yếu"), max_length=500, required=False)
    addressees = forms.CharField(
        label=_("Kính gửi"), widget=forms.Textarea({"rows": 2}), max_length=2000, required=False, help_text=LINES
    )
    body = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea({"rows": 24}),
        max_length=100_000,
        help_text=_(
            "Mỗi dòng là một đoạn. Đầu dòng: “# ” mục lớn, “## ” mục nhỏ, “- ” gạch đầu dòng, “= ” căn giữa, “~ ” chữ"
            " nghiêng, “> ” dòng điền dạng “Tên mục: giá trị”; **chữ đậm**."
        ),
    )
    recipients = forms.CharField(
        label=_("Nơi nhận"), widget=forms.Textarea({"rows": 4}), max_length=2000, required=False, help_text=LINES
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, said: FormText, revision: int, **kwargs: Any) -> None:
        self.said = said
        initial = {
            "subject": said.subject,
            "addressees": "\n".join(said.addressees),
            "body": said.body,
            "recipients": "\n".join(said.recipients),
            "revision": revision,
        }
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def text(self) -> FormText:
        """The whole text as the person left it."""
        told = self.cleaned_data
        return FormText(
            type_name=self.said.type_name,
            subject=" ".join(told["subject"].split()),
            addressees=_lines(told["addressees"]),
            recipients=_lines(told["recipients"]),
            body=told["body"].replace("\r\n", "\n").strip("\n"),
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class IssueForm(Form):
    """Who signs."""

    signatory = forms.ModelChoiceField(
        label=_("Người ký"), queryset=Signatory.objects.none(), widget=Radios, empty_label=None
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, signatories: Any, revision: int, **kwargs: Any) -> None:
        super().__init__(*args, initial={"revision": revision, "signatory": signatories.first()}, **kwargs)
        self.fields["signatory"].queryset = signatories


class SignedCopyForm(Form):
    """The signed letter, as a scan or a digitally signed file."""

    file = PaperFileField(label=_("Tệp bản đã ký"))


class SendingForm(Form):
    """To whom a letter went, and how."""

    to = forms.CharField(label=_("Gửi đến"), max_length=300)
    how = forms.ChoiceField(label=_("Cách gửi"), choices=LetterSending.How, widget=Radios)
    sent_on = VietnameseDateField(label=_("Ngày gửi"), validators=[not_in_future])

    def __init__(self, *args: Any, person: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if person:
            self.fields["to_person"] = forms.TypedChoiceField(
                label=_("Gửi cho ai?"),
                choices=[("yes", person.full_name), ("no", _("Cơ quan, người khác"))],
                coerce=lambda told: told == "yes",
                widget=Radios,
            )
            self.order_fields(["to_person"])


class DeliveryForm(Form):
    """When a letter came, and by what that is known."""

    delivered_on = VietnameseDateField(label=_("Ngày nhận"), validators=[not_in_future])
    proof_note = forms.CharField(
        label=_("Chứng cứ đã nhận"), max_length=300, help_text=_("Ví dụ: ký nhận trong sổ giao, số hiệu bưu gửi.")
    )
    proof = PaperFileField(label=_("Bản chụp giấy báo nhận"), required=False)


class WithdrawForm(Form):
    """How and why an issued letter stops being valid."""

    kind = forms.ChoiceField(label=_("Hình thức"), choices=LetterWithdrawal.Kind, widget=Radios)
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 4}), max_length=2000)


class LetterheadForm(ModelForm):
    """How an office heads its letters."""

    class Meta:
        model = OfficeLetterhead
        fields = ["superior", "name", "notation", "place"]


class SignatoryForm(Form):
    """Someone who signs for the office."""

    name = forms.CharField(label=_("Họ và tên"), max_length=150)
    position = forms.CharField(label=_("Chức vụ"), max_length=100)
    formula = forms.ChoiceField(label=_("Thẩm quyền ký"), required=False, widget=Radios)
    in_place_of = forms.CharField(
        label=_("Ký thay, thừa lệnh ai"), max_length=100, required=False, help_text=_("Ví dụ: Giám đốc.")
    )
    valid_from = VietnameseDateField(label=_("Từ ngày"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formulas = [(one.code, f"{one.text} – {one.name}") for one in authorities().values()]
        self.fields["formula"].choices = [("", _("Người đứng đầu, ký trực tiếp")), *formulas]


class EndSignatoryForm(Form):
    """The last day on which someone signs."""

    last_day = VietnameseDateField(label=_("Ký đến hết ngày"))


class FindCopyForm(Form):
    """The code on a paper."""

    code = forms.CharField(
        label=_("Mã văn bản"), max_length=40, help_text=_("In cạnh mã QR, dạng ABCDE-23456-FGHJK-78923.")
    )


class CompareForm(Form):
    """A file to compare with the authentic copy; it is not kept."""

    file = forms.FileField(label=_("Tệp cần so"))


class PersonsCodeForm(Form):
    """The code that the person was given with their request."""

    secret = forms.CharField(
        label=_("Mã bí mật của bạn"), max_length=20, help_text=_("Mười chữ số bạn nhận khi gửi yêu cầu.")
    )


class TextForm(Form):
    """The next version of the text of a form."""

    text = forms.CharField(label=_("Bản chữ"), widget=forms.Textarea({"rows": 30}), max_length=50_000, strip=False)
    mark = forms.ChoiceField(
        label=_("Bố cục"),
        choices=[(Mark.TO_VERIFY, _("Chưa đối chiếu với mẫu in")), (Mark.CONFIRMED, _("Đã đối chiếu với mẫu in"))],
        initial=Mark.TO_VERIFY,
        widget=Radios,
    )
    compared_with = forms.CharField(
        label=_("Đối chiếu với"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: Công báo số 901+902, trang 12; bản in kèm thông tư."),
    )


class TryForm(FilterForm):
    """A matter to try a version on."""

    source = forms.ChoiceField(label=_("Thử trên"))
    key = forms.CharField(label=_("Mã hồ sơ"), max_length=60)

    def __init__(self, *args: Any, ways: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [(kind, sources[kind].label) for kind in ways]


class PutInForceForm(Form):
    """The day from which a version applies."""

    valid_from = VietnameseDateField(label=_("Áp dụng từ ngày"))
