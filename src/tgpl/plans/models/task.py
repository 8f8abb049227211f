"""A task of a plan: its periods, bodies, outputs, and what its unit declared."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.core.privacy import Privacy
from tgpl.plans.models.plan import Plan, not_personal
from tgpl.plans.rules import Declared, Standing, Window, standing

DECLARED_LABELS = {
    Declared.NOT_BEGUN: _("Chưa bắt đầu"),
    Declared.UNDER_WAY: _("Đang làm"),
    Declared.DONE: _("Đã xong"),
}


class PlanTaskQuerySet(models.QuerySet["PlanTask"]):
    def visible_to(self, actor: Actor) -> "PlanTaskQuerySet":
        return self.filter(plan__in=Plan.objects.visible_to(actor))

    def whole(self) -> "PlanTaskQuerySet":
        """With all that a board or a task page shows, in a constant number of queries."""
        return self.prefetch_related("periods__after", "bodies", "outputs", "evidence")


class PlanTask(models.Model):
    """A task (nhiệm vụ): who leads, who helps, when, with what result."""

    privacy = not_personal("position", "number", "title", "mode", "first_line", "last_line", "declared")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40)
    title = models.TextField()
    mode = models.TextField(blank=True)
    # Where it stands in the source; None for a task that a person added.
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)
    declared = models.CharField(
        max_length=10, choices=[(d, DECLARED_LABELS[d]) for d in Declared], default=Declared.NOT_BEGUN
    )

    objects = PlanTaskQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_task_per_number"),
            models.CheckConstraint(
                condition=Q(first_line=None, last_line=None) | Q(first_line__lte=F("last_line")),
                name="task_lines_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def standing(self, today: date) -> Standing:
        """Where it stands on `today`."""
        return standing([period.window() for period in self.periods.all()], Declared(self.declared), today)

    def bodies_in(self, role: "TaskBody.Role") -> list["TaskBody"]:
        return [body for body in self.bodies.all() if body.role == role]

    @property
    def lead(self) -> list["TaskBody"]:
        return self.bodies_in(TaskBody.Role.LEAD)

    @property
    def coordinating(self) -> list["TaskBody"]:
        return self.bodies_in(TaskBody.Role.COORDINATING)


class TaskPeriod(models.Model):
    """When a task runs: the plan's own words, and the dates in them."""

    class Recurrence(models.TextChoices):
        YEARLY = "yearly", _("Hằng năm")

    privacy = not_personal("position", "text", "start", "end", "recurrence", "condition", "activity")

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="periods")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    recurrence = models.CharField(max_length=10, choices=Recurrence, blank=True)
    after = models.ForeignKey(PlanTask, null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    condition = models.TextField(blank=True)
    activity = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(start__lte=F("end")), name="period_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(after=None) | ~Q(after=F("task")), name="no_task_follows_itself"),
        ]

    def __str__(self) -> str:
        return self.text

    def window(self) -> Window:
        waits = bool(self.condition) or (self.after is not None and self.after.declared != Declared.DONE)
        return Window(self.start, self.end, yearly=self.recurrence == self.Recurrence.YEARLY, waits=waits)


class TaskBody(models.Model):
    """A body named for a task, as the plan writes it, and the agency meant where one is known."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        COORDINATING = "coordinating", _("Phối hợp")

    privacy = not_personal("role", "position", "text")

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="bodies")
    role = models.CharField(max_length=12, choices=Role)
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="plan_shares")

    class Meta:
        ordering = ["role", "position"]

    def __str__(self) -> str:
        return self.text


class TaskOutput(models.Model):
    """An expected output (kết quả, sản phẩm) of a task."""

    privacy = not_personal("position", "text")

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="outputs")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text


class ProgressNote(models.Model):
    """What the leading unit declared of its task: when, by whom, in which words."""

    privacy = {
        "declared": Privacy.NOT_PERSONAL,
        "at": Privacy.NOT_PERSONAL,
        "by": Privacy.KEPT,
        "note": Privacy.NOT_PERSONAL,
    }

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="progress")
    declared = models.CharField(max_length=10, choices=[(d, DECLARED_LABELS[d]) for d in Declared])
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.task_id} {self.declared}"
