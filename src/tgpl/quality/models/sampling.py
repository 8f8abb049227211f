"""A yearly plan of which cases are read, its frozen frame, its seed and its draw."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case
from tgpl.core.safety.privacy import Privacy


class Kind(models.TextChoices):
    """Who looks at the quality of a case, and how."""

    APPRAISAL = "appraisal", _("Thẩm định chất lượng (tổ chức thực hiện)")
    EVALUATION = "evaluation", _("Đánh giá chất lượng (Sở Tư pháp)")


class SamplingPlanQuerySet(models.QuerySet["SamplingPlan"]):
    def visible_to(self, actor: Actor) -> "SamplingPlanQuerySet":
        """The plans over offices whose cases this post may see, and those of its own agency."""
        if not actor.may(Permission.VIEW_CASES):
            return self.none()
        return self.filter(Q(agency_id=actor.agency_id) | Q(offices__in=actor.offices)).distinct()


class SamplingPlan(models.Model):
    """Which share of the cases that ended in a period is read, drawn from a seed that nobody knew at the freezing."""

    privacy = dict.fromkeys(
        [
            "name",
            "kind",
            "ended_from",
            "ended_to",
            "forms",
            "share",
            "second_share",
            "frame",
            "checksum",
            "frozen_at",
            "seed",
            "seed_source",
            "drawn_at",
        ],
        Privacy.NOT_PERSONAL,
    ) | dict.fromkeys(["made_by_name", "frozen_by_name", "drawn_by_name"], Privacy.KEPT)

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=20, choices=Kind)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    offices = models.ManyToManyField(Agency, related_name="+")
    ended_from = models.DateField()
    ended_to = models.DateField()
    forms = models.JSONField()
    share = models.DecimalField(max_digits=5, decimal_places=2)  # per cent of each stratum
    second_share = models.DecimalField(max_digits=5, decimal_places=2)  # per cent of what is drawn
    made_by_name = models.CharField(max_length=150)
    frame = models.TextField(blank=True)
    checksum = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True)
    frozen_by_name = models.CharField(max_length=150, blank=True)
    seed = models.CharField(max_length=200, blank=True)
    seed_source = models.CharField(max_length=300, blank=True)
    drawn_at = models.DateTimeField(null=True)
    drawn_by_name = models.CharField(max_length=150, blank=True)

    objects: ClassVar[models.Manager["SamplingPlan"]] = models.Manager.from_queryset(SamplingPlanQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_to__gte=models.F("ended_from")), name="a_period_of_a_plan_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=100, second_share__gte=0, second_share__lte=100),
                name="shares_are_per_cent",
            ),
            models.CheckConstraint(
                condition=Q(seed="") | Q(frozen_at__lt=models.F("drawn_at")), name="the_frame_is_frozen_before_the_seed"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None

    @property
    def is_drawn(self) -> bool:
        return self.drawn_at is not None


class SampledCase(models.Model):
    """A case that a plan drew: never again for the same kind of reading."""

    privacy = dict.fromkeys(["kind", "second"], Privacy.NOT_PERSONAL)

    plan = models.ForeignKey(SamplingPlan, on_delete=models.PROTECT, related_name="sampled")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    second = models.BooleanField()  # a second reviewer reads it too

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="a_case_is_sampled_once_a_kind")]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.case_id}"
