"""Organisations in the words of staff pages."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.core.lists.listing import Line, listing
from tgpl.core.pages.components import Tone, day, status


def place_table(agencies: Iterable[Any]) -> SafeString:
    headings = [
        _("Nơi"),
        _("Điện thoại"),
        _("Xe lăn vào được"),
        _("Ngôn ngữ ký hiệu"),
        _("Giờ mở cửa"),
        _("Xem lại ngày"),
    ]
    return listing(_("Nơi đón người dân"), headings, _lines(agencies))


def _lines(agencies: Iterable[Any]) -> Iterator[Line]:
    for agency in agencies:
        place = getattr(agency, "place", None)
        yield Line(
            url=reverse("directory:describe_place", args=[agency.pk]),
            name=agency.name,
            about=(agency.address,),
            code=agency.phone,
            cells=(
                _known(place and place.step_free),
                _known(place and place.sign_language),
                status(_("Đã ghi"), Tone.DONE) if agency.has_hours else status(_("Theo giờ chung"), Tone.TODO),
                day(place.checked_on) if place else "",
            ),
        )


def _known(answer: bool | None) -> SafeString:
    if answer is None:
        return status(_("Chưa rõ"), Tone.TODO)
    return status(_("Có"), Tone.DONE) if answer else status(_("Không"), Tone.STOPPED)
