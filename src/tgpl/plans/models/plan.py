"""A plan as a whole: its head, its file, its status, its duties."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.safety.privacy import Privacy
from tgpl.plans.rules import PlanStatus

STATUS_LABELS = {
    PlanStatus.READING: _("Đang đọc bản quét"),
    PlanStatus.READ: _("Chờ xác nhận"),
    PlanStatus.IN_FORCE: _("Đang thực hiện"),
    PlanStatus.REPLACED: _("Đã được thay thế"),
    PlanStatus.SET_ASIDE: _("Đã bỏ"),
}


def not_personal(*fields: str) -> dict[str, Privacy]:
    """The declaration of fields that tell nothing of a person."""
    return dict.fromkeys(fields, Privacy.NOT_PERSONAL)


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        """The plans of one's own department: its officers, the heads of its centre and of the centre's branches."""
        if not actor.may(Permission.VIEW_PLANS):
            return self.none()
        own = Agency.objects.filter(
            Q(pk=actor.agency_id) | Q(children=actor.agency_id) | Q(children__children=actor.agency_id)
        )
        return self.filter(agency__in=own)

    def in_force(self) -> "PlanQuerySet":
        return self.filter(status=PlanStatus.IN_FORCE)

    def in_force_on(self, day: date) -> "PlanQuerySet":
        """The plans that were carried out on `day`."""
        return self.filter(Q(in_force_to=None) | Q(in_force_to__gt=day), in_force_from__lte=day)

    def kept(self) -> "PlanQuerySet":
        return self.exclude(status=PlanStatus.SET_ASIDE)


class Plan(models.Model):
    """A plan (kế hoạch) that a department carries out. An amended plan replaces the one before it.

    It was read from a file, written by hand, or copied from an earlier one (`copied_from`).
    """

    privacy = not_personal(
        "title",
        "issuer",
        "place",
        "number",
        "issued",
        "basis",
        "recipients",
        "status",
        "file_name",
        "sha256",
        "read_at",
        "in_force_from",
        "in_force_to",
        "reminds",
    )

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plans")
    title = models.TextField()
    issuer = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=60, blank=True)
    issued = models.CharField(max_length=60, blank=True)  # the date as the document writes it
    basis = models.JSONField(default=list)
    recipients = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=[(s, STATUS_LABELS[s]) for s in PlanStatus])
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="amendments")
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    read_at = models.DateTimeField()
    in_force_from = models.DateField(null=True, blank=True)
    in_force_to = models.DateField(null=True, blank=True)  # the first day on which it is no longer carried out
    reminds = models.BooleanField(default=True)  # bodies are reminded of its tasks by e-mail

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "sha256"],
                condition=~Q(status=PlanStatus.SET_ASIDE) & ~Q(sha256=""),
                name="one_plan_per_file",
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=~Q(status=PlanStatus.SET_ASIDE), name="one_amendment_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(status=PlanStatus.IN_FORCE) | Q(in_force_from__isnull=False, in_force_to=None),
                name="a_plan_in_force_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_read_only(self) -> bool:
        return self.status in {PlanStatus.SET_ASIDE, PlanStatus.REPLACED}

    def lines_of(self, first: int | None, last: int | None) -> list[tuple[int, str]]:
        """The numbered lines of the source that something was read from; none of a plan without a file."""
        return self.source.lines(first, last) if first and last and self.file_name else []


class PlanSource(models.Model):
    """The file as it came, and the lines that were read from it."""

    privacy = not_personal("file", "text", "pages")

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, primary_key=True, related_name="source")
    file = models.FileField(upload_to="plans/%Y/")
    text = models.TextField()
    pages = models.JSONField(default=list)  # the page of each line, where the file has pages

    def __str__(self) -> str:
        return self.plan.file_name

    def pages_of(self, first: int, last: int) -> list[int]:
        """The pages on which these lines stand, once each."""
        return sorted({page for page in self.pages[first - 1 : last] if page})

    def lines(self, first: int, last: int) -> list[tuple[int, str]]:
        """The numbered lines from `first` to `last`, both included."""
        found = self.text.split("\n")[first - 1 : last]
        return list(enumerate(found, start=first))


class PlanMove(models.Model):
    """A change of a plan's status: when, by whom, why."""

    privacy = {
        "status": Privacy.NOT_PERSONAL,
        "at": Privacy.NOT_PERSONAL,
        "by": Privacy.KEPT,
        "why": Privacy.NOT_PERSONAL,
    }

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="moves")
    status = models.CharField(max_length=10, choices=[(s, STATUS_LABELS[s]) for s in PlanStatus])
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.status}"


class Duty(models.Model):
    """What a body owes outside the tasks: who reports what to whom by when; money."""

    privacy = not_personal("position", "text", "body", "to", "due")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    body = models.TextField(blank=True)
    to = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return self.text
