"""What is asked of the archive."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form


class SearchPapers(Form):
    """Words that a paper must hold."""

    q = forms.CharField(
        label=_("Tìm chữ trong giấy tờ"),
        help_text=_("Giấy tờ phải có đủ các từ này, có dấu hay không dấu đều được."),
        max_length=200,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
        error_messages={"required": _("Hãy viết từ cần tìm.")},
    )


class PageWords(Form):
    """The words of one page as a person reads them."""

    page = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Chữ của trang này"),
        required=False,
        max_length=50_000,
        strip=False,
        widget=forms.Textarea({"rows": 18, "spellcheck": "false"}),
    )
