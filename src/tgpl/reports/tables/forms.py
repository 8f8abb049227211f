"""What an officer fills in while a statistical table is issued."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import VietnameseDateField

LARGEST = 30 * 1024 * 1024


class Prepare(Form):
    """Why a signed table is corrected; nothing to say the first time."""

    correction = forms.CharField(
        label=_("Lý do sửa bản đã ký"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Chỉ cần khi kỳ này đã có bản ký. Bản sửa là một bản mới, nói rõ từng ô đã thay đổi."),
    )


class Check(Form):
    """What the second person found."""

    note = forms.CharField(
        label=_("Ý kiến kiểm tra"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class Return(Form):
    reason = forms.CharField(label=_("Vì sao trả lại"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class Sign(Form):
    """Who signed, when, and the file that proves it."""

    signer = forms.CharField(label=_("Họ tên người ký"), max_length=150)
    position = forms.CharField(label=_("Chức vụ"), max_length=100, help_text=_("Ví dụ: GIÁM ĐỐC"))
    signed_on = VietnameseDateField(label=_("Ngày ký"))
    signature = forms.FileField(
        label=_("Tệp chữ ký số rời hoặc bản quét đã ký"),
        required=False,
        help_text=_("Tệp được giữ nguyên như khi nộp, không quá 30 MB."),
        error_messages={"empty": _("Tệp này trống. Hãy chọn lại tệp.")},
    )

    def clean_signature(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["signature"]
        if file is not None and (file.size or 0) > LARGEST:
            raise ValidationError(_("Tệp lớn hơn 30 MB. Hãy chọn tệp nhỏ hơn."))
        return file


class Receipt(Form):
    """That the receiver has it."""

    received_on = VietnameseDateField(label=_("Ngày nhận"), initial=timezone.localdate)
    receipt = forms.CharField(
        label=_("Số văn bản hoặc cách xác nhận"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Công văn 12/BTP-KHTC"),
    )
