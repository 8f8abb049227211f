"""By what the requests of people with disabilities can be told apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Case, CharField, Exists, Expression, F, OuterRef, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from tgpl.cases.models import AccessAnswer
from tgpl.indicators.catalogue.requests import AGE_GROUPS, age_group, outcome, outcome_names, waiting
from tgpl.indicators.catalogue.sources import end_of
from tgpl.indicators.figures import Words
from tgpl.indicators.rules import Scope
from tgpl.intake.models import Channel, FormOfAid, MatterField
from tgpl.people.models import AccessNeed, DisabilityDegree, DisabilityKind, Sex
from tgpl.territory.models import Commune

Names = Mapping[str, Words]


@dataclass(frozen=True)
class Trait:
    """Something that is known of a request. `several`: one request may have several values, and counts under each."""

    code: str
    label: Words
    expression: Callable[[Scope], Expression | F]
    names: Callable[[], Names]
    several: bool = False


def _column(name: str) -> Callable[[Scope], F]:
    return lambda scope: F(name)


def _choices(labels: type, unknown: Words | None = None) -> Callable[[], Names]:
    return lambda: {**dict(labels.choices), **({"": unknown} if unknown else {})}  # type: ignore[attr-defined]


def _ethnic_group(scope: Scope) -> Case:
    return Case(
        When(person__ethnicity="", then=Value("")),
        When(person__ethnicity__iexact="kinh", then=Value("kinh")),
        default=Value("minority"),
        output_field=CharField(),
    )


def _form(scope: Scope) -> Expression:
    """The form of aid given; while there is no case, the one that was wished for."""
    return Coalesce(F("case__form"), F("wanted_form"))


def _field(scope: Scope) -> Expression:
    return Coalesce(NullIf(F("case__field"), Value("")), F("matter_field"))


def _days_to_service(scope: Scope) -> Case:
    """From the moment of the request to that at which it was accepted, answered or otherwise decided."""
    limits = {"day": 1, "three": 3, "week": 7, "month": 30}
    within = [
        When(status_at__lte=F("received_at") + timedelta(days=days), then=Value(name)) for name, days in limits.items()
    ]
    return Case(When(waiting(scope), then=Value("waiting")), *within, default=Value("longer"), output_field=CharField())


def _access(scope: Scope) -> Case:
    """What became of each access need by the end of the span; several where the person stated several."""
    stated = AccessNeed.objects.filter(person=OuterRef("person"))
    return Case(
        When(case__access_answers__at__lt=end_of(scope), then=F("case__access_answers__outcome")),
        When(Exists(stated), then=Value("unanswered")),
        default=Value(""),
        output_field=CharField(),
    )


def _access_names() -> Names:
    outcomes = dict(AccessAnswer.Outcome.choices)
    return {**outcomes, "unanswered": _("Chưa ghi đã đáp ứng chưa"), "": _("Không ghi nhu cầu nào")}


DAYS = {
    "day": _("Trong 24 giờ"),
    "three": _("Trong 3 ngày"),
    "week": _("Trong 7 ngày"),
    "month": _("Trong 30 ngày"),
    "longer": _("Hơn 30 ngày"),
    "waiting": _("Đang xử lý"),
}


def _communes() -> Names:
    here = Commune.objects.filter(province__code=settings.HOME_PROVINCE).order_by("folded")
    named = {str(commune.pk): str(commune) for commune in here.select_related("province")}
    return {**named, "": _("Chưa rõ, hoặc ở tỉnh khác")}


TRAITS: dict[str, Trait] = {
    trait.code: trait
    for trait in (
        Trait(
            "kind",
            _("Dạng tật"),
            _column("person__disabilities__kind"),
            _choices(DisabilityKind, _("Chưa rõ dạng tật")),
            several=True,
        ),
        Trait(
            "degree", _("Mức độ khuyết tật"), lambda scope: F("person__disability_degree"), _choices(DisabilityDegree)
        ),
        Trait("sex", _("Giới tính"), _column("person__sex"), _choices(Sex)),
        Trait("age", _("Nhóm tuổi"), age_group, lambda: AGE_GROUPS),
        Trait(
            "ethnicity",
            _("Dân tộc"),
            _ethnic_group,
            lambda: {"kinh": _("Kinh"), "minority": _("Dân tộc thiểu số"), "": _("Chưa rõ dân tộc")},
        ),
        Trait("commune", _("Xã, phường"), lambda scope: Cast(F("person__commune_id"), CharField()), _communes),
        Trait("channel", _("Kênh"), _column("channel"), _choices(Channel)),
        Trait("field", _("Lĩnh vực"), _field, _choices(MatterField, _("Chưa rõ lĩnh vực"))),
        Trait("form", _("Hình thức"), _form, _choices(FormOfAid, _("Chưa rõ hình thức"))),
        Trait("outcome", _("Kết quả"), outcome, outcome_names),
        Trait(
            "need",
            _("Nhu cầu hỗ trợ tiếp cận"),
            _column("person__access_needs__need"),
            _choices(AccessNeed.Need, _("Không ghi nhu cầu nào")),
            several=True,
        ),
        Trait("access", _("Nhu cầu hỗ trợ được đáp ứng"), _access, _access_names, several=True),
        Trait("days", _("Thời gian đến khi được phục vụ"), _days_to_service, lambda: DAYS),
    )
}
