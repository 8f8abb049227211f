"""Forms in the words of pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.components import Tone, status
from tgpl.core.rule_files import Mark
from tgpl.documents.catalogue import DrawnFrom, Form
from tgpl.documents.queries import InForce, text_on
from tgpl.documents.registry import drawings

DRAWN_FROM: dict[DrawnFrom, str | Promise] = {
    DrawnFrom.REQUEST: gettext_lazy("yêu cầu"),
    DrawnFrom.CASE: gettext_lazy("vụ việc"),
    DrawnFrom.REFERRAL: gettext_lazy("giới thiệu của cơ quan khác"),
    DrawnFrom.REGISTER: gettext_lazy("sổ"),
    DrawnFrom.FEE_STATEMENT: gettext_lazy("bảng kê thù lao, bồi dưỡng"),
    DrawnFrom.PRACTITIONER: gettext_lazy("người thực hiện"),
    DrawnFrom.ORGANISATION: gettext_lazy("tổ chức tham gia"),
    DrawnFrom.REPORT: gettext_lazy("báo cáo"),
    DrawnFrom.NONE: "–",
}


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form in the list of all forms."""

    form: Form
    drawn_from: str | Promise
    layout: SafeString
    drawing: str
    has_blank: bool
    valid: str


def form_lines(forms: Iterable[Form], day: date) -> Iterator[FormLine]:
    """Forms as the list shows them."""
    for form in forms:
        version = text_on(form, day)
        yield FormLine(
            form,
            DRAWN_FROM[form.drawn_from],
            _layout(version),
            _drawing(form, version),
            version is not None,
            _valid(form),
        )


def _layout(version: InForce | None) -> SafeString:
    if version is None:
        return status(_("Chưa có bản chữ"), Tone.TODO)
    if version.mark == Mark.CONFIRMED:
        return status(_("Đã đối chiếu mẫu in"), Tone.DONE)
    return status(_("Chưa đối chiếu mẫu in"), Tone.WAITING)


def _drawing(form: Form, version: InForce | None) -> str:
    if drawings.of_form(form.code):
        return _("Điền sẵn từ dữ liệu")
    return _("Chỉ có bản trống để điền tay") if version else _("Phần mềm không lập mẫu này")


def _valid(form: Form) -> str:
    since = _("từ %(day)s") % {"day": f"{form.valid_from:%d/%m/%Y}"}
    return f"{since} " + _("đến %(day)s") % {"day": f"{form.valid_to:%d/%m/%Y}"} if form.valid_to else since
