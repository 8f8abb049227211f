"""The figures that show how far the expected output of a task is."""

from django.db import models

from tgpl.core.safety.privacy import Privacy
from tgpl.plans.models.task import PlanTask


class Evidence(models.Model):
    """A figure bound to a task, in the order in which it is shown: live data (`tgpl.indicators`) or work recorded here.

    `target`: what it should reach, a number or, of a share, per cent; without one it is shown and judges nothing.
    """

    privacy = dict.fromkeys(["indicator", "position", "target"], Privacy.NOT_PERSONAL)

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="evidence")
    indicator = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()
    target = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["task", "indicator"], name="a_figure_once_per_task"),
            models.CheckConstraint(
                condition=models.Q(target=None) | models.Q(target__gt=0), name="a_target_is_above_0"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.indicator}"
