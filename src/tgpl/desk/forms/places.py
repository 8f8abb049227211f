"""What staff type to look something up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form


class FindCommune(Form):
    """The search box of the page of places."""

    q = forms.CharField(
        label=_("Tên xã, phường, hoặc địa chỉ trên giấy tờ cũ"),
        help_text=_("Ví dụ: xã Kênh Giang, huyện Thủy Nguyên, Hải Phòng. Không cần gõ dấu."),
        max_length=300,
    )
