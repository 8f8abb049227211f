"""Forms of the review of documents: rounds, the register, marks, findings, proposals, comments."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import FilterForm, Form
from tgpl.core.forms.fields import LongTextField, Radios, VietnameseDateField, not_in_future
from tgpl.core.reading import LIMIT
from tgpl.reviews.models import Comment, Finding, LegalDocument, Mark
from tgpl.reviews.models.review import CONCLUSION_LABELS, VERDICT_LABELS
from tgpl.reviews.rules.steps import Conclusion, Verdict
from tgpl.reviews.services import CommentFields, DocumentFields, FindingFields, ProposalFields, RoundFields
from tgpl.reviews.ties import Tie

VERDICTS = [(verdict.value, label) for verdict, label in VERDICT_LABELS.items()]
PASTED = "van-ban-dan-vao.txt"


class RoundForm(Form):
    """A new round of review."""

    title = forms.CharField(label=_("Tên đợt rà soát"), max_length=300)
    law = forms.CharField(
        label=_("Rà soát theo văn bản nào?"),
        help_text=_("Ví dụ: Luật số 05/2026/QH16 sửa đổi, bổ sung một số điều của Luật Trợ giúp pháp lý"),
        max_length=500,
    )
    judged_on = VietnameseDateField(
        label=_("So với pháp luật có hiệu lực vào ngày"),
        help_text=_("Thường là ngày luật mới có hiệu lực. Trợ lý chỉ ra những gì không còn vào ngày đó."),
    )
    due_on = VietnameseDateField(label=_("Phải xong trước ngày"), required=False)
    task_key = forms.ChoiceField(
        label=_("Nhiệm vụ của kế hoạch"), required=False, help_text=_("Số liệu của đợt này là minh chứng cho nhiệm vụ.")
    )

    def __init__(self, *args: Any, tasks: Sequence[Tie] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tasks = dict(tasks)
        self.fields["task_key"].choices = [("", _("Không gắn với nhiệm vụ nào")), *tasks]  # type: ignore[attr-defined]

    @property
    def told(self) -> RoundFields:
        task = self._tasks.get(self.cleaned_data["task_key"], "")
        return RoundFields(task=task[:500], **self.cleaned_data)


class DocumentForm(Form):
    """What the register says of a document."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=LegalDocument.Kind.choices)
    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: 12/2019/QĐ-UBND. Dự thảo thì để trống."),
    )
    title = forms.CharField(label=_("Trích yếu"), max_length=500)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    issued_on = VietnameseDateField(label=_("Ngày ban hành"), required=False, validators=[not_in_future])
    valid_from = VietnameseDateField(label=_("Có hiệu lực từ ngày"), required=False)
    valid_to = VietnameseDateField(label=_("Hết hiệu lực sau ngày"), required=False)
    is_draft = forms.BooleanField(label=_("Đây là dự thảo, đang lấy ý kiến góp ý"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", gettext("Ngày hết hiệu lực đứng trước ngày có hiệu lực. Hãy xem lại hai ngày."))
        return data

    @property
    def told(self) -> DocumentFields:
        names = DocumentFields.__slots__
        return DocumentFields(**{name: self.cleaned_data[name] for name in names})


class NewDocumentForm(DocumentForm):
    """A document with its text: a file, or the words themselves."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        required=False,
        help_text=_("Word (.docx), PDF (có chữ hoặc bản quét) hoặc tệp chữ (.txt), tối đa 20 MB."),
        error_messages={"empty": _("Tệp này trống. Hãy chọn lại tệp.")},
    )
    pasted = forms.CharField(
        label=_("Hoặc dán lời văn bản"), required=False, widget=forms.Textarea({"rows": 8}), max_length=2_000_000
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LIMIT:
            raise ValidationError(
                gettext("Tệp lớn hơn 20 MB. Hãy tách thành tệp nhỏ hơn hoặc quét ở độ phân giải thấp hơn.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors.get("file") and not data.get("file") and not (data.get("pasted") or "").strip():
            self.add_error("file", gettext("Hãy chọn tệp văn bản, hoặc dán lời văn bản vào ô bên dưới."))
        return data

    @property
    def content(self) -> tuple[bytes, str]:
        """The text as bytes, and the name of its file."""
        file = self.cleaned_data["file"]
        return (file.read(), file.name) if file else (self.cleaned_data["pasted"].encode(), PASTED)


class ChooseDocumentForm(Form):
    """One document of the register for a round."""

    document = forms.ModelChoiceField(label=_("Văn bản trong danh mục"), queryset=LegalDocument.objects.none())

    def __init__(self, *args: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = documents  # type: ignore[attr-defined]


class FilterDocuments(FilterForm):
    """What the register is narrowed by."""

    q = forms.CharField(label=_("Số, trích yếu hoặc cơ quan"), max_length=100)
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=[("", _("Tất cả")), *LegalDocument.Kind.choices])


class MarksForm(Form):
    """What is decided on each mark; one left alone stays as it was."""

    def __init__(self, marks: Sequence[Mark], data: Any = None) -> None:
        super().__init__(data)
        self.marks = marks
        for mark in marks:
            self.fields[f"mark-{mark.pk}"] = forms.ChoiceField(
                required=False,
                label=gettext("Quyết định về “%s”") % mark.words[:60],
                choices=[("", gettext("Chưa quyết định")), *VERDICTS],
                initial=mark.verdict,
            )

    @property
    def verdicts(self) -> dict[int, Verdict]:
        given = ((mark.pk, self.cleaned_data[f"mark-{mark.pk}"]) for mark in self.marks)
        return {key: Verdict(verdict) for key, verdict in given if verdict}


class AlikeForm(Form):
    """One decision for all marks of one reason."""

    code = forms.CharField(max_length=80)
    verdict = forms.ChoiceField(choices=VERDICTS)


class FindingForm(Form):
    """What is wrong, where, and which law says so."""

    kind = forms.ChoiceField(label=_("Loại phát hiện"), choices=Finding.Kind.choices, widget=Radios)
    place = forms.CharField(label=_("Ở đâu trong văn bản?"), help_text=_("Ví dụ: khoản 2 Điều 5"), max_length=120)
    words = forms.CharField(
        label=_("Đoạn có vấn đề"), widget=forms.Textarea({"rows": 3}), max_length=4000, required=False
    )
    why = LongTextField(label=_("Vì sao?"), max_length=4000)
    law = forms.CharField(
        label=_("Trái với hoặc căn cứ vào quy định nào?"), max_length=500, required=False,
        help_text=_("Điều, khoản, điểm và tên văn bản."),
    )  # fmt: skip
    proposal = LongTextField(label=_("Nên viết lại thế nào?"), max_length=4000, required=False)

    @property
    def told(self) -> FindingFields:
        return FindingFields(**self.cleaned_data)


class ProposalForm(Form):
    """What should become of the document."""

    conclusion = forms.ChoiceField(
        label=_("Đề xuất"),
        choices=[(value.value, label) for value, label in CONCLUSION_LABELS.items()],
        widget=Radios(hints={Conclusion.NEW: _("Cần một văn bản chưa có; văn bản này chỉ cho thấy chỗ thiếu.")}),
    )
    proposal = LongTextField(label=_("Nội dung đề xuất"), max_length=6000, required=False)
    authority = forms.CharField(label=_("Cơ quan có thẩm quyền xử lý"), max_length=200, required=False)
    due_on = VietnameseDateField(label=_("Thời hạn xử lý"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("conclusion") not in (None, Conclusion.KEEP) and not data.get("proposal"):
            self.add_error("proposal", gettext("Hãy ghi nội dung đề xuất: sửa, thay hay bãi bỏ phần nào, thành gì."))
        return data

    @property
    def told(self) -> ProposalFields:
        return ProposalFields(**self.cleaned_data)


class NoQuestions(Form):
    """A step that asks nothing but the press of a button."""


class ReturnForm(Form):
    """Why a review is given back."""

    reason = LongTextField(label=_("Cần làm lại điều gì?"), max_length=2000)


class CommentForm(Form):
    """A comment on a draft, as it came."""

    from_whom = forms.CharField(label=_("Ai góp ý?"), help_text=_("Cơ quan, tổ chức hoặc người góp ý."), max_length=200)
    received_on = VietnameseDateField(label=_("Nhận ngày"), validators=[not_in_future])
    place = forms.CharField(label=_("Về điều, khoản nào?"), max_length=120, required=False)
    content = LongTextField(label=_("Nội dung góp ý"), max_length=6000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"received_on": timezone.localdate()}, **kwargs})

    @property
    def told(self) -> CommentFields:
        return CommentFields(**self.cleaned_data)


class AnswerForm(Form):
    """What became of a comment."""

    answer = forms.ChoiceField(label=_("Kết quả"), choices=Comment.Answer.choices, widget=Radios)
    words = LongTextField(label=_("Tiếp thu hoặc giải trình thế nào?"), max_length=4000)
