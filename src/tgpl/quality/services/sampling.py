"""A plan of which cases are read: made, its frame frozen, its seed published, its cases drawn."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import Case
from tgpl.quality.models import SampledCase, SamplingPlan
from tgpl.quality.queries.assessment import kind_for
from tgpl.quality.queries.sampling import frame_of
from tgpl.quality.rules.sampling import checksum, draw, frame_lines, frame_text
from tgpl.quality.services.errors import QualityError


@transaction.atomic
def make_plan(
    *,
    by: Actor,
    name: str,
    ended_from: date,
    ended_to: date,
    forms: Sequence[str],
    share: Decimal,
    second_share: Decimal,
) -> SamplingPlan:
    """A plan over the offices of this post: thẩm định for an office, đánh giá for the department."""
    if by.agency_id is None:
        raise QualityError(_("Kế hoạch phải do một đơn vị lập."))
    plan = SamplingPlan.objects.create(
        name=name,
        kind=kind_for(by),
        agency_id=by.agency_id,
        ended_from=ended_from,
        ended_to=ended_to,
        forms=list(forms),
        share=share,
        second_share=second_share,
        made_by_name=by.name,
    )
    plan.offices.set(by.offices)
    record(by=by, action="sampling.planned", kind="sampling", key=str(plan.pk), name=name)
    return plan


@transaction.atomic
def freeze_frame(*, by: Actor, plan: SamplingPlan, at: datetime) -> None:
    """Write down which cases can be drawn, with a checksum, before anybody knows the seed."""
    lines = frame_of(plan)
    if not lines and not plan.is_frozen:
        raise QualityError(
            _("Chưa có vụ việc nào kết thúc trong kỳ để đưa vào khung mẫu. Hãy xem lại kỳ và hình thức.")
        )
    text = frame_text(lines)
    frozen = {"frame": text, "checksum": checksum(text), "frozen_at": at, "frozen_by_name": by.name}
    if not SamplingPlan.objects.filter(pk=plan.pk, frozen_at=None).update(**frozen):
        raise QualityError(_("Khung mẫu đã được chốt, không chốt lại được."))
    for name, value in frozen.items():
        setattr(plan, name, value)
    record(
        by=by,
        action="sampling.frozen",
        kind="sampling",
        key=str(plan.pk),
        cases=len(lines),
        checksum=plan.checksum[:16],
    )


def draw_cases(*, by: Actor, plan: SamplingPlan, seed: str, seed_source: str, at: datetime) -> list[SampledCase]:
    """Draw by the seed that was published after the freezing; once, and no case that another plan drew."""
    if not plan.is_frozen:
        raise QualityError(_("Hãy chốt khung mẫu trước khi nhập số gieo."))
    try:
        with transaction.atomic():
            return _draw(by, plan, seed, seed_source, at)
    except IntegrityError:
        raise QualityError(
            _("Một vụ việc trong khung vừa được kế hoạch khác rút. Hãy lập kế hoạch mới và chốt lại khung.")
        ) from None


def _draw(by: Actor, plan: SamplingPlan, seed: str, seed_source: str, at: datetime) -> list[SampledCase]:
    drawn = {"seed": seed, "seed_source": seed_source, "drawn_at": at, "drawn_by_name": by.name}
    if not SamplingPlan.objects.filter(pk=plan.pk, drawn_at=None).update(**drawn):
        raise QualityError(_("Kế hoạch này đã rút mẫu rồi. Mỗi kế hoạch chỉ rút một lần."))
    for name, value in drawn.items():
        setattr(plan, name, value)
    found = draw(frame_lines(plan.frame), seed=seed, share=plan.share, second_share=plan.second_share)
    keys = dict(Case.objects.filter(code__in=[one.line.code for one in found]).values_list("code", "pk"))
    sampled = SampledCase.objects.bulk_create(
        SampledCase(plan=plan, case_id=keys[one.line.code], kind=plan.kind, second=one.second) for one in found
    )
    record(by=by, action="sampling.drawn", kind="sampling", key=str(plan.pk), cases=len(sampled), seed=seed)
    return sampled
