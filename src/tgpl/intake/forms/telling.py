"""Telling what happened otherwise than in writing: by voice, or by signs; and papers that are sent along."""

from collections.abc import Iterable, Iterator
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
    """A page to record on. Who cannot record asks to meet: nobody is left standing here.

    A device without a line names the recording that it keeps (`recording_on_device`), which comes by itself later.
    """

    instead = {"recording": "to_meet"}
    kind: RequestPaper.Kind

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        if self.on_device:
            self.fields["recording"].required = False

    @property
    def on_device(self) -> str:
        """The uid of the recording that is still on the sender's device."""
        return str(self.data.get("recording_on_device", "")) if self.is_bound else ""

    @property
    def is_recorded(self) -> bool:
        return bool(self.cleaned_data["recording"] or self.on_device)


class Speech(Telling):
    kind = RequestPaper.Kind.SPEECH
    title = _("Kể bằng lời nói")
    lead = _(
        "Hãy kể như đang nói chuyện: ai, việc gì, khi nào, ở đâu. Chỉ cán bộ có nhiệm vụ được nghe. Không có máy nào tự"
        " chép lời bạn thành chữ."
    )
    recording = RecordingField(SPEECH, label=_("Đoạn ghi âm, nhiều nhất 5 phút"), error_messages=_NOTHING)
    to_meet = forms.BooleanField(label=TO_MEET, required=False)


class Signs(Telling):
    kind = RequestPaper.Kind.SIGNS
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
        yield form.kind, str(form.kind.label), told["recording"]
    if isinstance(form, Papers):
        yield from ((kind, file.name, file) for kind, file in told.items() if file)


def is_to_meet(form: Question) -> bool:
    """Whether the person asked to tell it face to face."""
    return isinstance(form, Telling) and form.cleaned_data["to_meet"] and not form.is_recorded


def told_elsewhere(pages: Iterable[Question]) -> Iterator[Telling]:
    """Those answered pages on which something was recorded, whether it is here or still on its way."""
    return (form for form in pages if isinstance(form, Telling) and form.is_recorded)
