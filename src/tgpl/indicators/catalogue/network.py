"""Surveys in the communes: how many answered of those asked."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.core.law.rule_files import Mark
from tgpl.indicators.catalogue.sources import end_of, everything
from tgpl.indicators.figures import Column, Indicator, Population, Source
from tgpl.indicators.rules import Scope
from tgpl.network.models import SurveyReturn

SURVEYS = Source(
    _(
        "Nhiệm vụ rà soát, thống kê người thuộc diện, người và tổ chức thực hiện trong kế hoạch triển khai Luật số "
        "05/2026/QH16 của UBND tỉnh Đắk Lắk"
    ),
    Mark.CONFIRMED,
)


def asked(scope: Scope) -> QuerySet[SurveyReturn]:
    """Every commune asked in a round of which some days lie in the span."""
    return SurveyReturn.objects.filter(
        round__opens_on__lte=scope.last, round__closes_on__gte=scope.first, round__opened_at__lt=end_of(scope)
    )


def visible(rows: QuerySet[SurveyReturn], actor: Actor) -> QuerySet[SurveyReturn]:
    return rows.filter(pk__in=SurveyReturn.objects.visible_to(actor).values("pk"))


RETURNS = Population(
    "survey_returns",
    asked,
    visible,
    (
        Column(_("Đợt khảo sát"), lambda one: one.round.title),
        Column(_("Xã, phường"), lambda one: one.agency.name),
        Column(_("Gửi lần đầu"), lambda one: one.first_sent_on),
        Column(_("Số lần gửi"), lambda one: one.sendings),
    ),
    ("round", "agency"),
    about_people=False,
)

NETWORK_FIGURES = (
    Indicator(
        "surveys.answered",
        _("Xã, phường đã gửi phiếu khảo sát"),
        _(
            "Mẫu số: Ủy ban nhân dân cấp xã được hỏi trong các đợt khảo sát có ngày nằm trong kỳ, mỗi đợt một phiếu. "
            "Tử số: phiếu đã gửi tính đến ngày lấy số liệu, kể cả gửi muộn."
        ),
        _("phiếu"),
        SURVEYS,
        RETURNS,
        counted=lambda scope: Q(first_sent_on__lte=scope.as_of),
        out_of=everything,
    ),
)
