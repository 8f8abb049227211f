"""What a task costs: estimated, allocated, spent, from which source. In whole đồng."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tgpl.plans.models.plan import not_personal
from tgpl.plans.models.undertaking import Undertaking


class BudgetLine(models.Model):
    """One line of the estimate (dự toán): so many units at a price."""

    class Source(models.TextChoices):
        STATE = "state", _("Ngân sách nhà nước")
        OTHER = "other", _("Nguồn hợp pháp khác")

    privacy = not_personal(
        "year", "position", "content", "unit", "quantity", "price", "estimate", "source", "allocated", "spent"
    )

    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="budget")
    year = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    content = models.CharField(max_length=300)
    unit = models.CharField(max_length=40)
    quantity = models.PositiveIntegerField()
    price = models.PositiveBigIntegerField()
    estimate = models.GeneratedField(
        expression=F("quantity") * F("price"), output_field=models.BigIntegerField(), db_persist=True
    )
    source = models.CharField(max_length=10, choices=Source)
    allocated = models.PositiveBigIntegerField(default=0)
    spent = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["year", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="a_budget_line_has_a_quantity"),
        ]

    def __str__(self) -> str:
        return self.content
