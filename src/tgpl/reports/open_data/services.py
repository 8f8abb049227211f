"""Publishing the open tables of a year, once, and taking them back."""

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.reports.models import OpenData
from tgpl.reports.open_data.queries import count_year, labels, names
from tgpl.reports.open_data.rules.hiding import CannotHide
from tgpl.reports.open_data.rules.tables import OpenYear
from tgpl.reports.open_data.rules.year import open_year
from tgpl.reports.rules.content import digest
from tgpl.reports.tables.rules.periods import FULL, Period

KIND = "open_data"


class OpenDataError(Exception):
    """Tables that cannot be published, worded for the person who tried."""


def tables_of(year: Period) -> OpenYear:
    """The tables of a year as they would be published, small counts hidden. Raises OpenDataError."""
    with translation.override("vi"):
        counted, named, called = count_year(year), names(), labels()
    try:
        return open_year(year.year, counted, named, called)
    except CannotHide:
        raise OpenDataError(_("Năm này có quá ít yêu cầu nên không công bố được mà vẫn giữ kín từng người.")) from None


@transaction.atomic
def publish_year(*, by: Actor, year: Period) -> OpenData:
    """Publish the open tables of a year that is over. Raises OpenDataError."""
    if year.kind != FULL or not year.is_over(timezone.localdate()):
        raise OpenDataError(_("Chỉ công bố số liệu của năm đã kết thúc."))
    content = tables_of(year).as_json()
    told = {"content": content, "sha256": digest(content), "at": timezone.now(), **signed(by)}
    try:
        with transaction.atomic():
            published = OpenData.objects.create(year=year.year, **told)
    except IntegrityError:
        raise OpenDataError(_("Số liệu năm này đã được công bố; công bố lần nữa sẽ làm lộ chênh lệch.")) from None
    record(by=by, action="open_data.published", kind=KIND, key=str(year.year), sha256=published.sha256)
    return published


@transaction.atomic
def withdraw_year(*, by: Actor, published: OpenData, reason: str) -> None:
    """Take the tables of a year from the public page, for a reason. They are not published again."""
    gone = {"withdrawn_at": timezone.now(), "withdrawn_because": reason.strip()}
    if not reason.strip():
        raise OpenDataError(_("Hãy ghi lý do rút số liệu."))
    if not OpenData.objects.filter(pk=published.pk, withdrawn_at=None).update(**gone):
        raise OpenDataError(_("Số liệu năm này đã được rút."))
    record(by=by, action="open_data.withdrawn", kind=KIND, key=str(published.year))
