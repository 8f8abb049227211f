"""The figures that show how far the expected output of a task is."""

from django.db import models

from tgpl.core.privacy import Privacy
from tgpl.plans.models.task import PlanTask


class Evidence(models.Model):
    """A figure (an indicator of `tgpl.indicators`, by its code) bound to a task, in the order in which it is shown."""

    privacy = dict.fromkeys(["indicator", "position"], Privacy.NOT_PERSONAL)

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="evidence")
    indicator = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["task", "indicator"], name="a_figure_once_per_task")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.indicator}"
