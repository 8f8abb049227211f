"""A statistical table as an office issued it: frozen figures, who made, checked and signed them, to whom it went."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import Deed, Move
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Permission
from tgpl.core.database.fields import OrderedJSON
from tgpl.core.safety.privacy import Privacy
from tgpl.reports.models.reports import SnapshotAltered
from tgpl.reports.rules.content import digest
from tgpl.reports.tables.rules.issues import IssueStatus
from tgpl.reports.tables.rules.sheet import Change, Sheet

ISSUE_LABELS = {
    IssueStatus.PREPARED: _("Đã lập, chờ kiểm tra"),
    IssueStatus.RETURNED: _("Trả lại để lập lại"),
    IssueStatus.CHECKED: _("Đã kiểm tra, chờ ký"),
    IssueStatus.SIGNED: _("Đã ký"),
    IssueStatus.REPLACED: _("Đã có bản sửa"),
}


class TableIssueQuerySet(models.QuerySet["TableIssue"]):
    def visible_to(self, actor: Actor) -> "TableIssueQuerySet":
        """Those of one's own agency, of the offices under it, and those sent to it."""
        if not actor.may(Permission.VIEW_FIGURES):
            return self.none()
        sent = TableSending.objects.filter(issue=models.OuterRef("pk"), receiver=actor.agency_id)
        own = Q(agency_id=actor.agency_id) | Q(agency_id__in=actor.offices)
        return self.filter(own | models.Exists(sent))

    def current(self) -> "TableIssueQuerySet":
        return self.exclude(status=IssueStatus.REPLACED)


def signature_path(issue: "TableIssue", name: str) -> str:
    return f"reports/signatures/{issue.uid.hex}"


class TableIssue(models.Model):
    """One version of a statistical table of a period as an agency issued it. Its figures never change again."""

    privacy = {
        **dict.fromkeys(
            ["uid", "table", "period", "version", "status", "status_at", "content", "sha256", "changes", "correction",
             "prepared_at", "position", "signed_on", "signature_sha256"],
            Privacy.NOT_PERSONAL,
        ),
        "signature": Privacy.KEPT,
        **dict.fromkeys(["prepared_by_name", "checked_by_name", "signer"], Privacy.KEPT),
    }  # fmt: skip

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="table_issues")
    table = models.CharField(max_length=20)
    period = models.CharField(max_length=30)
    version = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in IssueStatus])
    status_at = models.DateTimeField()
    content: Any = OrderedJSON()
    sha256 = models.CharField(max_length=64)
    # Why this version took the place of a signed one, and every cell that it changed.
    correction = models.CharField(max_length=500, blank=True)
    changes: Any = models.JSONField(default=list)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    prepared_by_name = models.CharField(max_length=150)
    checked_by_name = models.CharField(max_length=150, blank=True)
    signer = models.CharField(max_length=150, blank=True)
    position = models.CharField(max_length=100, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    # A detached signature or the signed scan, as it was handed in.
    signature = models.FileField(upload_to=signature_path, blank=True)
    signature_sha256 = models.CharField(max_length=64, blank=True)

    objects = TableIssueQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "table", "period", "version"], name="a_version_is_issued_once"),
            models.UniqueConstraint(
                fields=["agency", "table", "period"],
                condition=Q(status__in=["prepared", "returned", "checked"]),
                name="one_version_of_a_table_is_in_hand",
            ),
            models.UniqueConstraint(
                fields=["agency", "table", "period"],
                condition=Q(status="signed"),
                name="one_version_of_a_table_is_signed",
            ),
            models.CheckConstraint(
                condition=~Q(status="signed") | (~Q(signer="") & ~Q(signed_on=None)), name="a_signed_table_says_by_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.period} ({self.version})"

    @property
    def status_label(self) -> str:
        return str(ISSUE_LABELS[IssueStatus(self.status)])

    def read(self) -> Sheet:
        """The frozen table; raises SnapshotAltered when it does not agree with its digest."""
        if digest(self.content) != self.sha256:
            raise SnapshotAltered(str(self))
        return Sheet.from_json(self.content)

    def changed(self) -> list[Change]:
        """The cells in which this version differs from the signed one before it."""
        return [Change(**change) for change in self.changes]


class IssueMove(Move):
    """One step of an issue: prepared, returned, checked, signed, replaced."""

    privacy = Move.privacy

    issue = models.ForeignKey(TableIssue, on_delete=models.CASCADE, related_name="moves")

    class Meta(Move.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.issue_id}: {self.was} → {self.now}"

    @property
    def label(self) -> str:
        return str(ISSUE_LABELS[IssueStatus(self.now)])


class TableSending(Deed):
    """A signed issue went to the agency above, which says when it came. Without `receiver` that agency is not here."""

    privacy = Deed.privacy | {
        "receiver_name": Privacy.NOT_PERSONAL,
        "received_on": Privacy.NOT_PERSONAL,
        "receipt": Privacy.NOT_PERSONAL,
        "receipt_by_name": Privacy.KEPT,
    }

    issue = models.ForeignKey(TableIssue, on_delete=models.PROTECT, related_name="sendings")
    receiver = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    receiver_name = models.CharField(max_length=200)
    received_on = models.DateField(null=True, blank=True)
    receipt = models.CharField(max_length=200, blank=True)
    receipt_by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "receiver_name"], name="an_issue_goes_to_a_receiver_once")
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} → {self.receiver_name}"
