"""What an amended plan changes, task by task, each for a person to confirm."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.core.safety.privacy import Privacy
from tgpl.plans.models.plan import Plan, not_personal
from tgpl.plans.models.task import PlanTask


class PlanChange(models.Model):
    """A field that reads otherwise than in the plan before; or a task that is new, or gone.

    `before` and `after` are the words shown; they stay when the change is settled, and are the history of the plan.
    """

    class Kind(models.TextChoices):
        FIELD = "field", _("Sửa đổi")
        NEW = "new", _("Nhiệm vụ mới")
        GONE = "gone", _("Không còn")

    class Decision(models.TextChoices):
        TAKEN = "taken", _("Đúng là thay đổi")
        KEPT = "kept", _("Giữ như kế hoạch trước")

    privacy = not_personal("position", "kind", "number", "field", "before", "after", "decision", "decided_at") | {
        "decided_by": Privacy.KEPT
    }

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="changes")
    task = models.ForeignKey(PlanTask, null=True, on_delete=models.SET_NULL, related_name="changes")
    earlier = models.ForeignKey(PlanTask, null=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=5, choices=Kind)
    number = models.CharField(max_length=40)
    field = models.CharField(max_length=20, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    decision = models.CharField(max_length=5, choices=Decision, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None) | ~Q(decision="") & Q(decided_at__isnull=False),
                name="decision_and_moment_together",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.field}"

    @property
    def is_open(self) -> bool:
        return not self.decision
