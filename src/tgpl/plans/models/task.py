"""A task of a plan: its periods, bodies and outputs."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.plans.models.plan import Plan, not_personal
from tgpl.plans.models.undertaking import Undertaking
from tgpl.plans.rules import Declared, PlanStatus, Timed, When


class PlanTaskQuerySet(models.QuerySet["PlanTask"]):
    def visible_to(self, actor: Actor) -> "PlanTaskQuerySet":
        return self.filter(plan__in=Plan.objects.visible_to(actor))

    def whole(self) -> "PlanTaskQuerySet":
        """With all that a board or a task page shows, in a constant number of queries."""
        return self.select_related("undertaking").prefetch_related(
            "periods__after", "bodies", "outputs", "evidence", "undertaking__progress"
        )

    def shared_by(self, actor: Actor) -> "PlanTaskQuerySet":
        """The tasks of plans in force in which the actor's agency has a part, by name or as one of its kind."""
        kinds = Agency.objects.filter(pk=actor.agency_id or 0).values("kind")
        return self._named(Q(agency__in=_own(actor)) | Q(kind_meant__in=kinds))

    def led_by(self, actor: Actor) -> "PlanTaskQuerySet":
        """The tasks of which the actor may declare how far they are: the leading body's, the department's own plans.

        Where all agencies of a kind lead, none of them speaks for the others: each puts down its own work.
        """
        if actor.may(Permission.MANAGE_PLANS):
            return self.visible_to(actor)
        if not actor.may(Permission.REPORT_WORK):
            return self.none()
        return self._named(Q(agency__in=_own(actor), role=TaskBody.Role.LEAD))

    def _named(self, condition: Q) -> "PlanTaskQuerySet":
        bodies = TaskBody.objects.filter(condition)
        return self.filter(plan__status=PlanStatus.IN_FORCE, pk__in=bodies.values("task"))

    def reportable_by(self, actor: Actor) -> "PlanTaskQuerySet":
        """The tasks of which the actor may say what was done: the department of all its own, others of their share."""
        if actor.may(Permission.MANAGE_PLANS):
            return self.visible_to(actor)
        return self.shared_by(actor) if actor.may(Permission.REPORT_WORK) else self.none()


def _own(actor: Actor) -> models.QuerySet[Agency]:
    """The actor's agency and the one above it: a centre does what its department is given."""
    return Agency.objects.filter(Q(pk=actor.agency_id) | Q(children=actor.agency_id))


class PlanTask(models.Model):
    """A task (nhiệm vụ): who leads, who helps, when, with what result."""

    privacy = not_personal("position", "number", "title", "mode", "first_line", "last_line")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40)
    title = models.TextField()
    mode = models.TextField(blank=True)
    # Where it stands in the source; None for a task that a person added.
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="versions")

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

    def timed(self, today: date) -> Timed:
        """Its time, with the day on which it was declared done, as known by the end of `today`."""
        note = self.undertaking.declared_on(today)
        done_on = note.day if note and note.declared == Declared.DONE else None
        return Timed(tuple(period.when() for period in self.periods.all()), done_on)

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

    privacy = not_personal("position", "text", "start", "end", "recurrence", "within_days", "condition", "activity")

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="periods")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    recurrence = models.CharField(max_length=10, choices=Recurrence, blank=True)
    after = models.ForeignKey(PlanTask, null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    within_days = models.PositiveSmallIntegerField(null=True, blank=True)  # an officer's word, where the plan has none
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

    def when(self) -> When:
        return When(
            self.start,
            self.end,
            yearly=self.recurrence == self.Recurrence.YEARLY,
            after=self.after_id,
            within=self.within_days,
            conditional=bool(self.condition),
        )


class TaskBody(models.Model):
    """A body named for a task, as the plan writes it, and the agency meant where one is known.

    "Ủy ban nhân dân các xã, phường" means all agencies of a kind: `kind_meant`.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        COORDINATING = "coordinating", _("Phối hợp")

    privacy = not_personal("role", "position", "text", "kind_meant")

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="bodies")
    role = models.CharField(max_length=12, choices=Role)
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="plan_shares")
    kind_meant = models.CharField(max_length=20, choices=Agency.Kind, blank=True)

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
