"""Forms of a plan that amends or follows another: which one, which task, by how many years."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import FilterForm, Form
from tgpl.plans.models import Plan, PlanTask


class EarlierForm(Form):
    """Which plan in force this one replaces."""

    earlier = forms.ModelChoiceField(
        label=_("Kế hoạch này sửa đổi, thay thế kế hoạch nào?"), queryset=Plan.objects.none(), empty_label=None
    )

    def __init__(self, plan: Plan, data: Any = None) -> None:
        super().__init__(data)
        others = Plan.objects.in_force().filter(agency=plan.agency_id).exclude(pk=plan.pk)
        self.fields["earlier"].queryset = others.order_by("-pk")


class PairForm(Form):
    """Which task of the plan before this one goes on."""

    earlier = forms.ModelChoiceField(
        label=_("Nhiệm vụ này tiếp tục nhiệm vụ nào của kế hoạch trước?"),
        queryset=PlanTask.objects.none(),
        empty_label=_("Không: đây là nhiệm vụ mới"),
        required=False,
    )

    def __init__(self, task: PlanTask, data: Any = None) -> None:
        super().__init__(data)
        taken = task.plan.tasks.exclude(pk=task.pk).values("undertaking")
        before = PlanTask.objects.filter(plan=task.plan.replaces_id or 0).exclude(undertaking__in=taken)
        self.fields["earlier"].queryset = before
        self.initial = {"earlier": before.filter(undertaking=task.undertaking_id).first()}


class YearsForm(FilterForm):
    """By how many years the dates of a copied plan move."""

    so_nam = forms.IntegerField(label=_("Dời các ngày thêm bao nhiêu năm?"), min_value=1, max_value=10)

    @property
    def years(self) -> int:
        return int(self.wanted.get("so_nam") or 1)
