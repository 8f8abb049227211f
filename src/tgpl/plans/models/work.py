"""Work that was done for a task: a conference held, a class, a product, a document, a list sent, a review."""

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.core.safety.privacy import Privacy
from tgpl.plans.models.plan import Plan, not_personal
from tgpl.plans.models.undertaking import Undertaking


class WorkRecordQuerySet(models.QuerySet["WorkRecord"]):
    def visible_to(self, actor: Actor) -> "WorkRecordQuerySet":
        """Whoever sees a plan sees all that was done for it; the others see what their own agency reported."""
        seen = Undertaking.objects.filter(versions__plan__in=Plan.objects.visible_to(actor))
        return self.filter(Q(undertaking__in=seen) | Q(agency=actor.agency_id or 0))

    def standing_on(self, day: dt.date) -> "WorkRecordQuerySet":
        """What was recorded by the end of `day` and had not been withdrawn or corrected by then."""
        return self.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=day), recorded_on__lte=day)


class WorkRecord(models.Model):
    """One piece of work for a task: what, when, where, for how many people.

    A record is never changed: a correction takes its place (`corrects`), so that every day can be read as it stood.
    """

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("Hội nghị, tọa đàm")
        CLASS = "class", _("Lớp tập huấn, bồi dưỡng")
        OUTREACH = "outreach", _("Đợt truyền thông")
        PRODUCT = "product", _("Sản phẩm truyền thông, tài liệu")
        DOCUMENT = "document", _("Văn bản")
        LIST = "list", _("Danh sách đã gửi")
        REVIEW = "review", _("Rà soát")
        INSPECTION = "inspection", _("Kiểm tra, theo dõi")
        REPORT = "report", _("Báo cáo")

    # Work at which people were present, who are counted.
    WITH_PEOPLE = (Kind.CONFERENCE, Kind.CLASS, Kind.OUTREACH)
    # What is its own evidence: a file or an address is wanted.
    ON_PAPER = (Kind.PRODUCT, Kind.DOCUMENT, Kind.REPORT)

    privacy = not_personal(
        "uid", "kind", "title", "held_on", "place", "men", "women", "with_disability", "link", "recorded_on",
        "recorded_at", "withdrawn_on", "withdrawn_why",
    ) | {"recorded_by": Privacy.KEPT, "withdrawn_by": Privacy.KEPT}  # fmt: skip

    uid = models.UUIDField(unique=True, default=uuid.uuid4)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="work")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=300)
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    men = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    with_disability = models.PositiveIntegerField(null=True, blank=True)
    link = models.URLField(max_length=500, blank=True)
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects = WorkRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(with_disability=None) | Q(with_disability__lte=F("men") + F("women")),
                name="people_with_disabilities_are_among_those_present",
            ),
            models.CheckConstraint(
                condition=Q(held_on__lte=F("recorded_on")), name="work_is_done_before_it_is_recorded"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_why=""), name="a_withdrawn_record_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def people(self) -> int | None:
        """How many were present; None where nobody counted."""
        return None if self.men is None or self.women is None else self.men + self.women


class WorkFile(models.Model):
    """Photographs, minutes, the product itself."""

    privacy = not_personal("file", "name")

    record = models.ForeignKey(WorkRecord, on_delete=models.PROTECT, related_name="files")
    file = models.FileField(upload_to="plans/work/%Y/")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
