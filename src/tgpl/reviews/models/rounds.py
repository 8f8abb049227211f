"""A round of review: which law it follows, which task of a plan asked for it, until when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.safety.privacy import Privacy


def own_house(actor: Actor) -> models.QuerySet[Agency]:
    """The agency of a person with those above it, and its own centres: one department's house."""
    return Agency.objects.filter(
        Q(pk=actor.agency_id)
        | Q(children=actor.agency_id)
        | Q(children__children=actor.agency_id)
        | Q(parent=actor.agency_id)
    )


class ReviewRoundQuerySet(models.QuerySet["ReviewRound"]):
    def visible_to(self, actor: Actor) -> "ReviewRoundQuerySet":
        """The rounds of one's own department and centre."""
        if not actor.may(Permission.VIEW_REVIEWS) or actor.agency_id is None:
            return self.none()
        return self.filter(agency__in=own_house(actor).values("pk"))


class ReviewRound(models.Model):
    """A round of review (đợt rà soát). `judged_on`: the documents are held against the law of that day.

    `task_key` names the task of a plan that asked for it, and `task` says it in words: plans live above this room.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Đang rà soát")
        CLOSED = "closed", _("Đã khép lại")

    privacy = {
        **dict.fromkeys(
            ["title", "law", "judged_on", "task_key", "task", "opened_on", "due_on", "status", "closed_on"],
            Privacy.NOT_PERSONAL,
        ),
        "opened_by_name": Privacy.KEPT,
        "closed_by_name": Privacy.KEPT,
    }

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    law = models.CharField(max_length=500)
    judged_on = models.DateField()
    task_key = models.CharField(max_length=60, blank=True)
    task = models.CharField(max_length=500, blank=True)
    opened_on = models.DateField()
    opened_by_name = models.CharField(max_length=150)
    due_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    closed_by_name = models.CharField(max_length=150, blank=True)

    objects = ReviewRoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_closed_round_has_its_day",
                condition=Q(status="open", closed_on=None) | Q(status="closed", closed_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN
