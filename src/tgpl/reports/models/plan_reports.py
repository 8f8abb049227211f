"""Reports on plans: the officer's words beside frozen figures."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.core.privacy import Privacy
from tgpl.plans.models import Plan
from tgpl.reports.rules.content import PlanContent, digest
from tgpl.reports.rules.plan_report import Letterhead


class SnapshotAltered(Exception):
    """The frozen figures no longer agree with their digest: somebody changed them outside the product."""


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, actor: Actor) -> "ReportQuerySet":
        """The reports on the plans that one may see, for those who issue reports."""
        if not actor.may(Permission.ISSUE_REPORTS):
            return self.none()
        return self.filter(plan__in=Plan.objects.visible_to(actor))


class Report(models.Model):
    """The report on a plan (báo cáo kết quả thực hiện): who reports to whom, and who signs."""

    privacy = {
        **dict.fromkeys(
            ["issuer", "superior", "number", "notation", "place", "signed_on", "addressees", "recipients", "authority"],
            Privacy.NOT_PERSONAL,
        ),
        "position": Privacy.NOT_PERSONAL,
        "signer": Privacy.KEPT,
        "due": Privacy.NOT_PERSONAL,
        "opened_at": Privacy.NOT_PERSONAL,
    }

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="report")
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

    def __str__(self) -> str:
        return f"Báo cáo: {self.plan.title}"

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
    content: Any = models.JSONField()
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["-as_of", "-pk"]
        constraints = [models.UniqueConstraint(fields=["report", "sha256"], name="the_same_figures_once")]

    def __str__(self) -> str:
        return f"{self.as_of:%d/%m/%Y} {self.sha256[:16]}"

    def read(self) -> PlanContent:
        """The frozen content; raises SnapshotAltered when it does not agree with its digest."""
        if digest(self.content) != self.sha256:
            raise SnapshotAltered(str(self))
        return PlanContent.from_json(self.content)
