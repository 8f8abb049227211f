"""Reports on plans and on periods: the officer's words beside frozen figures."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import Deed
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.database.fields import OrderedJSON
from tgpl.core.safety.privacy import Privacy
from tgpl.plans.models import Plan
from tgpl.reports.periodic.rules.content import PeriodicContent
from tgpl.reports.rules.content import PlanContent, digest
from tgpl.reports.rules.plan_report import Letterhead


class SnapshotAltered(Exception):
    """The frozen figures no longer agree with their digest: somebody changed them outside the product."""


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, actor: Actor) -> "ReportQuerySet":
        """The reports on the plans that one may see, for those who issue reports."""
        if not actor.may(Permission.ISSUE_REPORTS):
            return self.none()
        periodic = Q(agency_id=actor.agency_id) | Q(agency_id__in=actor.offices)
        return self.filter(Q(plan__in=Plan.objects.visible_to(actor)) | periodic)


class Report(models.Model):
    """A report of the office: on a plan, or on a period by a template; who reports to whom, and who signs."""

    privacy = {
        **dict.fromkeys(
            [
                "template",
                "period",
                "name",
                "issuer",
                "superior",
                "number",
                "notation",
                "place",
                "signed_on",
                "addressees",
                "recipients",
                "authority",
            ],
            Privacy.NOT_PERSONAL,
        ),
        "position": Privacy.NOT_PERSONAL,
        "signer": Privacy.KEPT,
        "due": Privacy.NOT_PERSONAL,
        "opened_at": Privacy.NOT_PERSONAL,
    }

    plan = models.OneToOneField(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="report")
    template = models.CharField(max_length=40, blank=True)
    period = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    issuer = models.CharField(_("Cơ quan báo cáo"), max_length=200)
    superior = models.CharField(_("Cơ quan chủ quản"), max_length=200, blank=True)
    number = models.CharField(_("Số"), max_length=20, blank=True)
    notation = models.CharField(_("Ký hiệu"), max_length=40, blank=True)
    place = models.CharField(_("Địa danh"), max_length=100, blank=True)
    signed_on = models.DateField(_("Ngày ký"), null=True, blank=True)
    addressees = models.JSONField(default=list)
    recipients = models.JSONField(default=list)
    authority = models.JSONField(default=list)
    position = models.CharField(_("Chức vụ người ký"), max_length=100, blank=True)
    signer = models.CharField(_("Họ tên người ký"), max_length=150, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(plan__isnull=False, template="", agency=None)
                | (Q(plan=None, agency__isnull=False) & ~Q(template="") & ~Q(period="")),
                name="a_report_is_on_a_plan_or_on_a_period",
            ),
            models.UniqueConstraint(
                fields=["template", "period", "agency"], condition=~Q(template=""), name="one_report_a_period"
            ),
        ]

    def __str__(self) -> str:
        return f"Báo cáo: {self.title}"

    @property
    def title(self) -> str:
        """What lists call the report."""
        if self.plan is not None:
            return str(self.plan.title)
        return self.name

    @property
    def letterhead(self) -> Letterhead:
        return Letterhead(
            issuer=self.issuer,
            superior=self.superior,
            number=self.number,
            notation=self.notation,
            place=self.place,
            signed_on=self.signed_on,
            addressees=tuple(self.addressees),
            recipients=tuple(self.recipients),
            authority=tuple(self.authority),
            position=self.position,
            signer=self.signer,
        )

    def texts(self) -> dict[str, str]:
        """The officer's passages by their place in the report."""
        return dict(self.passages.values_list("key", "text"))


class Passage(models.Model):
    """What the officer wrote in one place of the report; it stays when the figures are taken anew."""

    privacy = {
        "key": Privacy.NOT_PERSONAL,
        "text": Privacy.KEPT,
        "written_at": Privacy.NOT_PERSONAL,
        "written_by": Privacy.KEPT,
    }

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="passages")
    key = models.CharField(max_length=60)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="one_passage_per_place")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.key}"


class Snapshot(models.Model):
    """Figures and tasks as they stood at the end of a day, frozen; taking the same again gives the same row."""

    privacy = {
        **dict.fromkeys(["as_of", "content", "sha256", "taken_at"], Privacy.NOT_PERSONAL),
        "taken_by": Privacy.KEPT,
    }

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="snapshots")
    as_of = models.DateField()
    content: Any = OrderedJSON()
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["-as_of", "-pk"]
        constraints = [models.UniqueConstraint(fields=["report", "sha256"], name="the_same_figures_once")]

    def __str__(self) -> str:
        return f"{self.as_of:%d/%m/%Y} {self.sha256[:16]}"

    def read(self) -> PlanContent:
        """The frozen content of a report on a plan; raises SnapshotAltered when it does not agree with its digest."""
        return PlanContent.from_json(self._checked())

    def read_period(self) -> PeriodicContent:
        """The frozen content of a report on a period; raises SnapshotAltered likewise."""
        return PeriodicContent.from_json(self._checked())

    def _checked(self) -> Any:
        if digest(self.content) != self.sha256:
            raise SnapshotAltered(str(self))
        return self.content


class IssuedReport(Deed):
    """A report as it went out: figures, words and letterhead together, so that it is drawn again as it was."""

    privacy = Deed.privacy | {
        "number": Privacy.NOT_PERSONAL,
        "passages": Privacy.KEPT,
        "letterhead": Privacy.KEPT,
        "note": Privacy.NOT_PERSONAL,
    }

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="issues")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    passages: Any = OrderedJSON(default=dict)
    letterhead: Any = OrderedJSON(default=dict)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="a_report_is_issued_once_a_number")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.number}"
