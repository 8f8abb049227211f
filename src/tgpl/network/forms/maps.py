"""What officers bring for the map and ask about branches."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.forms.base import FilterForm, Form
from tgpl.core.law.rule_files import Mark
from tgpl.network.models import MapData
from tgpl.network.queries import communes_of_home, need_choices, travel_times
from tgpl.network.rules import KILOMETRES, MINUTES, Aim, LineFault, Read, read_minutes, read_points
from tgpl.network.services import MOST_FURTHER, Question
from tgpl.territory.forms import CommuneField, CommunesField

LARGEST_FILE = 5 * 1024 * 1024
MOST_FAULTS = 20
Kind = MapData.Kind
READERS: dict[str, Callable[..., Read[Any]]] = {Kind.POINTS: read_points, Kind.MINUTES: read_minutes}
LINE_FAULTS = {
    "columns": gettext_lazy("cần ba cột"),
    "commune": gettext_lazy("mã xã không có trong danh mục của tỉnh hiện nay"),
    "number": gettext_lazy("không phải là số hợp lệ"),
    "place": gettext_lazy("điểm nằm ngoài Việt Nam (có thể vĩ độ và kinh độ bị đổi chỗ)"),
    "twice": gettext_lazy("đã có ở dòng trên"),
    "too_long": gettext_lazy("tệp dài quá mức"),
}


class NeedForm(FilterForm):
    """By what the map measures need."""

    need = forms.ChoiceField(label=gettext_lazy("Nhu cầu tính theo"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"].choices = need_choices()  # type: ignore[attr-defined]


class MapDataForm(Form):
    """A file of points or of travel times, with where it comes from."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Tệp gồm"),
        choices=[
            (Kind.POINTS, gettext_lazy("Tọa độ: mã xã, vĩ độ, kinh độ")),
            (Kind.MINUTES, gettext_lazy("Thời gian đi: mã xã đi, mã xã đến, số phút")),
        ],
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp CSV"),
        help_text=gettext_lazy("Mỗi dòng ba cột, cách nhau bằng dấu phẩy hoặc chấm phẩy."),
    )
    source = forms.CharField(label=gettext_lazy("Lấy từ đâu"), max_length=300)
    mark = forms.ChoiceField(
        label=gettext_lazy("Mức tin cậy"),
        choices=[
            (Mark.CONFIRMED, gettext_lazy("Đã đối chiếu với nguồn chính thức")),
            (Mark.TO_VERIFY, gettext_lazy("Chờ đối chiếu, hoặc số liệu ước tính")),
        ],
        widget=forms.RadioSelect,
    )
    content: dict[str, Any]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, kind = cleaned.get("file"), cleaned.get("kind")
        if file and kind:
            known = {one.code for one in communes_of_home(timezone.localdate())}
            self.content, faults = READERS[kind](_text(file), known)
            self._tell(faults)
        return cleaned

    def _tell(self, faults: list[LineFault]) -> None:
        for fault in faults[:MOST_FAULTS]:
            told = {"line": fault.line, "text": fault.text, "why": LINE_FAULTS[fault.kind]}
            self.add_error("file", _("Dòng %(line)s (%(text)s): %(why)s.") % told)
        if len(faults) > MOST_FAULTS:
            self.add_error("file", _("Còn %s dòng sai nữa.") % (len(faults) - MOST_FAULTS))
        if not faults and not self.content:
            self.add_error("file", _("Tệp không có dòng số liệu nào."))


def _text(file: Any) -> str:
    if file.size > LARGEST_FILE:
        raise ValidationError({"file": _("Tệp lớn hơn 5 MB.")})
    try:
        return str(file.read().decode("utf-8"))
    except UnicodeDecodeError:
        raise ValidationError({"file": _("Tệp phải lưu dạng CSV, bảng mã UTF-8.")}) from None


class PlaceForm(Form):
    """In which commune an office stands."""

    commune = CommuneField(label=gettext_lazy("Trụ sở ở xã, phường"))


class SitingForm(Form):
    """A question about further branches."""

    title = forms.CharField(label=gettext_lazy("Tên lần tính"), max_length=200)
    need = forms.ChoiceField(label=gettext_lazy("Nhu cầu tính theo"))
    aim = forms.ChoiceField(
        label=gettext_lazy("Chọn nơi sao cho"),
        choices=[
            (Aim.MEDIAN, gettext_lazy("mọi người đi gần nhất, tính trung bình")),
            (Aim.COVER, gettext_lazy("nhiều người nhất ở trong tầm")),
        ],
        widget=forms.RadioSelect,
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Đo bằng"),
        choices=[
            (KILOMETRES, gettext_lazy("đường chim bay (km)")),
            (MINUTES, gettext_lazy("thời gian đi (phút), theo bảng đã nộp")),
        ],
        widget=forms.RadioSelect,
    )
    reach = forms.IntegerField(
        label=gettext_lazy("Trong tầm nghĩa là không quá"),
        min_value=1,
        max_value=600,
        help_text=gettext_lazy("Số km hoặc số phút, theo cách đo ở trên."),
    )
    most = forms.IntegerField(label=gettext_lazy("Thêm nhiều nhất mấy chi nhánh"), min_value=1, max_value=MOST_FURTHER)
    fixed = forms.ChoiceField(
        label=gettext_lazy("Nơi đang có"),
        choices=[
            ("yes", gettext_lazy("giữ nguyên, chỉ tính nơi thêm")),
            ("no", gettext_lazy("được chuyển: tính lại tất cả")),
        ],
        widget=forms.RadioSelect,
    )
    candidates = CommunesField(
        label=gettext_lazy("Chỉ chọn trong các xã, phường này"),
        required=False,
        help_text=gettext_lazy("Mỗi dòng một nơi, tên mới hoặc tên cũ. Để trống: mọi xã, phường đều có thể."),
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"].choices = need_choices()  # type: ignore[attr-defined]
        if travel_times() is None:
            self.fields["unit"].widget = forms.HiddenInput()
            self.initial["unit"] = KILOMETRES

    @property
    def question(self) -> Question:
        told = self.cleaned_data
        return Question(
            title=told["title"],
            need=told["need"],
            aim=told["aim"],
            most=told["most"],
            reach=float(told["reach"]),
            unit=told["unit"],
            fixed=told["fixed"] == "yes",
            candidates=tuple(told["candidates"]),
        )
