"""Where the figures come from."""

from datetime import datetime, time

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.indicators.figures import Dimension, Source
from tgpl.indicators.rules import Scope

DISABILITY_POLICY = Source(
    _("Nhiệm vụ 1.a, Kế hoạch năm 2026 của UBND thành phố Hải Phòng theo Quyết định 3674/QĐ-BTP ngày 25/12/2025")
)
DISABILITY_LISTS = Source(
    _("Nhiệm vụ 1.b, Kế hoạch năm 2026 của UBND thành phố Hải Phòng theo Quyết định 3674/QĐ-BTP ngày 25/12/2025")
)
DISABILITY_FILES = Source(
    _("Nhiệm vụ 6.a, Kế hoạch năm 2026 của UBND thành phố Hải Phòng theo Quyết định 3674/QĐ-BTP ngày 25/12/2025")
)
DISABILITY_CHANNELS = Source(
    _("Nhiệm vụ 6.b, Kế hoạch năm 2026 của UBND thành phố Hải Phòng theo Quyết định 3674/QĐ-BTP ngày 25/12/2025")
)
REGISTERS = Source(_("Thông tư 12/2018/TT-BTP, Điều 5, Điều 8: Sổ thụ lý, Sổ thực hiện việc trợ giúp pháp lý"))


def end_of(scope: Scope) -> datetime:
    """The first moment that `as_of` no longer covers."""
    return timezone.make_aware(datetime.combine(scope.day_after, time.min))


def of_offices(rows: QuerySet, scope: Scope) -> QuerySet:
    return rows.filter(office_id__in=scope.offices)


def everything(scope: Scope) -> Q:
    return Q()


def column(name: str, names: object) -> Dimension:
    """A dimension that is a column of the record, with choices."""
    return Dimension(lambda scope: F(name), lambda: dict(names.choices))  # type: ignore[attr-defined]
