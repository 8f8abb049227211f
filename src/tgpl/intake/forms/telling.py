"""Telling what happened otherwise than in writing: by voice, or by signs; and papers that are sent along."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from tgpl.core.files.checks import SIGNS, SPEECH
from tgpl.core.files.uploads import PaperField
from tgpl.intake.forms.base import Question
from tgpl.intake.models import RequestPaper
from tgpl.uploads.forms import RecordingField

TO_MEET = _("Tôi không ghi được. Hãy hẹn gặp để tôi kể")
_NOTHING = {"required": _("Hãy ghi một đoạn rồi bấm “Gửi đoạn này”, chọn một tệp, hoặc đánh dấu ô hẹn gặp.")}


class Telling(Question):
    """A page to record on. Who cannot record asks to meet: nobody is left standing here."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        if self.is_bound and self.data.get("to_meet"):
            self.fields["recording"].required = False


class Speech(Telling):
    title = _("Kể bằng lời nói")
    lead = _(
        "Hãy kể như đang nói chuyện: ai, việc gì, khi nào, ở đâu. Chỉ cán bộ có nhiệm vụ được nghe. Không có máy nào tự"
        " chép lời bạn thành chữ."
    )
    recording = RecordingField(SPEECH, label=_("Đoạn ghi âm, nhiều nhất 5 phút"), error_messages=_NOTHING)
    to_meet = forms.BooleanField(label=TO_MEET, required=False)


class Signs(Telling):
    title = _("Kể bằng ngôn ngữ ký hiệu")
    lead = _(
        "Hãy ngồi nơi đủ sáng, thấy rõ mặt và hai tay. Chỉ cán bộ có nhiệm vụ và người phiên dịch được xem. Đoạn quay"
        " không ghi tiếng."
    )
    recording = RecordingField(SIGNS, label=_("Đoạn quay hình, nhiều nhất 3 phút"), error_messages=_NOTHING)
    to_meet = forms.BooleanField(
        label=_("Tôi không quay được. Hãy hẹn gặp, có người phiên dịch ngôn ngữ ký hiệu"), required=False
    )


class Papers(Question):
    title = _("Ảnh chụp giấy tờ")
    lead = _("Chụp rõ cả tờ giấy là được. Chưa có ngay thì bấm Tiếp tục; sau này gửi thêm ở trang Theo dõi.")

    status_proof = PaperField(
        label=_("Giấy về hoàn cảnh"),
        help_text=_("Giấy hộ nghèo, giấy xác nhận khuyết tật, giấy khai sinh…"),
        required=False,
    )
    matter_paper = PaperField(
        label=_("Giấy về việc cần giúp"),
        help_text=_("Đơn, quyết định, giấy triệu tập, hợp đồng, ảnh…"),
        required=False,
    )
    other = PaperField(label=_("Giấy khác"), required=False)


def files_of(form: Question) -> Iterator[tuple[str, str, File]]:
    """What an answered page of this module sends along: kind, name and file of each."""
    told: dict[str, Any] = form.cleaned_data
    if isinstance(form, Telling) and told["recording"]:
        kind = RequestPaper.Kind.SIGNS if isinstance(form, Signs) else RequestPaper.Kind.SPEECH
        yield kind, str(kind.label), told["recording"]
    if isinstance(form, Papers):
        yield from ((kind, file.name, file) for kind, file in told.items() if file)


def is_to_meet(form: Question) -> bool:
    """Whether the person asked to tell it face to face."""
    return isinstance(form, Telling) and form.cleaned_data["to_meet"] and not form.cleaned_data["recording"]
