"""The figures that a task may be judged by: those of live data, and counts of the work recorded for it."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.indicators.catalogue import INDICATORS, indicator
from tgpl.indicators.figures import Column, Indicator, Population, Source
from tgpl.indicators.rules import Scope
from tgpl.plans.models import WorkRecord

Kind = WorkRecord.Kind
BY_BODIES = "work.bodies_with_conference"
_SOURCE = Source(_("Việc đã làm do đơn vị thực hiện ghi lại cho từng nhiệm vụ của kế hoạch"))
_DEFINITION = _(
    "Số lần đơn vị ghi lại cho nhiệm vụ này trong thời gian của nhiệm vụ, có ngày, nơi, số người hoặc tệp kèm theo; "
    "bản ghi đã rút không tính."
)
_NAMES = {
    Kind.CONFERENCE: (_("Hội nghị, tọa đàm đã tổ chức"), _("cuộc")),
    Kind.CLASS: (_("Lớp tập huấn, bồi dưỡng đã tổ chức"), _("lớp")),
    Kind.OUTREACH: (_("Đợt truyền thông đã thực hiện"), _("đợt")),
    Kind.PRODUCT: (_("Sản phẩm truyền thông, tài liệu đã làm"), _("sản phẩm")),
    Kind.DOCUMENT: (_("Văn bản đã ban hành"), _("văn bản")),
    Kind.LIST: (_("Danh sách đã gửi"), _("lần gửi")),
    Kind.REVIEW: (_("Kết quả rà soát đã ghi"), _("lần rà soát")),
    Kind.INSPECTION: (_("Cuộc kiểm tra, theo dõi đã ghi"), _("cuộc")),
    Kind.REPORT: (_("Báo cáo đã có"), _("báo cáo")),
}


def work_in(scope: Scope) -> QuerySet[WorkRecord]:
    """All work done in `scope`, as recorded by its day."""
    return WorkRecord.objects.filter(held_on__range=(scope.first, scope.last)).standing_on(scope.as_of)


def _visible(rows: QuerySet[WorkRecord], actor: Actor) -> QuerySet[WorkRecord]:
    return rows.filter(pk__in=WorkRecord.objects.visible_to(actor).values("pk"))


WORK = Population(
    "work",
    work_in,
    _visible,
    (
        Column(_("Ngày"), lambda work: work.held_on),
        Column(_("Việc"), lambda work: work.title),
        Column(_("Nơi"), lambda work: work.place),
        Column(_("Đơn vị"), lambda work: work.agency.name),
    ),
    ("agency",),
    about_people=False,
)


def code_of(kind: str) -> str:
    return f"work.{kind}"


def _figure(kind: Kind) -> Indicator:
    name, unit = _NAMES[kind]
    return Indicator(code_of(kind), name, _DEFINITION, unit, _SOURCE, WORK, counted=lambda scope: Q(kind=kind))


WORK_FIGURES = (
    *(_figure(kind) for kind in Kind),
    Indicator(
        BY_BODIES,
        _("Đơn vị chủ trì đã tổ chức hội nghị"),
        _(
            "Mẫu số: mọi đơn vị thuộc loại được giao chủ trì (ví dụ mọi Ủy ban nhân dân cấp xã). Tử số: đơn vị đã ghi "
            "lại ít nhất một hội nghị cho nhiệm vụ này."
        ),
        _("đơn vị"),
        _SOURCE,
        WORK,
        out_of=lambda scope: Q(),
    ),
)
_WORK = {figure.code: figure for figure in WORK_FIGURES}
FIGURES = (*WORK_FIGURES, *INDICATORS)


def is_work(code: str) -> bool:
    """Whether the figure counts work recorded for the task, not live data."""
    return code in _WORK


def figure(code: str) -> Indicator:
    """The figure of this code; raises UnknownIndicator."""
    return _WORK.get(code) or indicator(code)


def usual_target(code: str) -> int | None:
    """What a figure should reach unless somebody says otherwise: all of a share, one piece of work, else nothing."""
    if figure(code).is_share:
        return 100
    return 1 if is_work(code) else None
