"""How a practitioner is paid for a case: the method chosen, the rows written, the statements drawn up from them."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import Deed, Move
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Permission, Role
from tgpl.cases.models import Case
from tgpl.core.database.fields import EncryptedText
from tgpl.core.files.papers import Paper
from tgpl.core.lists.newest import of_offices
from tgpl.core.safety.privacy import Privacy
from tgpl.directory.models import Practitioner, PractitionerKind
from tgpl.fees.rules import Method
from tgpl.fees.rules.moves import StatementStatus

METHOD_LABELS = {
    Method.SESSIONS: _("Theo buổi làm việc thực tế"),
    Method.LUMP_SUM: _("Khoán theo vụ việc"),
}
STATUS_LABELS = {
    StatementStatus.DRAFTED: _("Mới lập"),
    StatementStatus.APPRAISING: _("Đang thẩm định thời gian"),
    StatementStatus.APPRAISED: _("Chờ duyệt"),
    StatementStatus.APPROVED: _("Chờ chi trả"),
    StatementStatus.PAID: _("Đã chi trả"),
    StatementStatus.CANCELLED: _("Đã hủy"),
}
# Those who see their own statements and those that they were named to appraise.
OWN_ONLY = frozenset({Role.LEGAL_AID_OFFICER, Role.CONTRACT_LAWYER, Role.QUALITY_ASSESSOR})


class ChosenMethod(Deed):
    """The method that a practitioner chose in writing right after assignment; it is never changed."""

    privacy = Deed.privacy | {"method": Privacy.NOT_PERSONAL, "paper": Privacy.KEPT}

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="fee_methods")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+", db_index=False)
    method = models.CharField(max_length=10, choices=list(METHOD_LABELS.items()))
    paper = models.CharField(max_length=200, blank=True)  # the writing in which it was chosen

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "practitioner"], name="a_method_is_chosen_once")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_method_display()}"


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, actor: Actor) -> "StatementQuerySet":
        """Those of the offices open to this post; for a practitioner, their own and those they appraise."""
        if not actor.may(Permission.VIEW_FEES):
            return self.none()
        if actor.role in OWN_ONLY:
            return self.filter(Q(practitioner__user=actor.user_id) | Q(appraiser=actor.user_id))
        return self.filter(of_offices(actor.offices))

    def counted(self) -> "StatementQuerySet":
        """Those that still stand, paid or on the way to be."""
        return self.exclude(status=StatementStatus.CANCELLED)


class Statement(models.Model):
    """What a practitioner is to be paid for a case (bảng kê đề nghị thanh toán), with the sum as it was reckoned."""

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "practitioner_kind": Privacy.KEPT,
        "method": Privacy.NOT_PERSONAL,
        "on": Privacy.NOT_PERSONAL,
        "facts": Privacy.KEPT,
        "reckoned": Privacy.KEPT,
        "fee": Privacy.KEPT,
        "costs": Privacy.KEPT,
        "status": Privacy.NOT_PERSONAL,
        "status_at": Privacy.NOT_PERSONAL,
        "drafted_at": Privacy.NOT_PERSONAL,
        "appraiser_name": Privacy.KEPT,
        "paid_on": Privacy.NOT_PERSONAL,
        "paid_by_paper": Privacy.KEPT,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="statements")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="statements")
    practitioner_kind = models.CharField(max_length=20, choices=PractitionerKind)
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    method = models.CharField(max_length=10, choices=list(METHOD_LABELS.items()))
    on = models.DateField()  # the day whose law and base salary apply
    # What the rows do not tell: charges, stages, share of the work, documents; as in the file of `tgpl fee`.
    facts = models.JSONField(default=dict)
    # The lines of the sum in words, with their rules, as they stood when it was reckoned.
    reckoned = models.JSONField(default=dict)
    fee = models.DecimalField(max_digits=14, decimal_places=0, default=0)
    costs = models.DecimalField(max_digits=14, decimal_places=0, default=0)
    status = models.CharField(max_length=12, choices=list(STATUS_LABELS.items()))
    status_at = models.DateTimeField()
    drafted_at = models.DateTimeField()
    appraiser = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    appraiser_name = models.CharField(max_length=150, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    paid_by_paper = models.CharField(max_length=100, blank=True)  # number of the payment order or receipt

    objects = StatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(fee__gte=0, costs__gte=0), name="a_statement_is_not_negative"),
            models.CheckConstraint(
                condition=~Q(status="paid") | Q(paid_on__isnull=False), name="a_paid_statement_says_when"
            ),
            models.UniqueConstraint(
                fields=["case", "practitioner"],
                condition=Q(status__in=["drafted", "appraising", "appraised", "approved"]),
                name="one_running_statement_per_practitioner",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "status", "-id"], name="statements_by_status"),
            models.Index(fields=["office", "paid_on"], name="statements_by_payment"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.total}"

    @property
    def total(self) -> Any:
        return self.fee + self.costs

    @property
    def status_label(self) -> str:
        return str(STATUS_LABELS[StatementStatus(self.status)])


class StatementMove(Move):
    """One step of a statement: from where to where, when, by whom and why."""

    privacy = Move.privacy

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="moves")

    def __str__(self) -> str:
        return f"{self.statement_id}: {self.was} → {self.now}"

    @property
    def label(self) -> str:
        return str(STATUS_LABELS[StatementStatus(self.now)])


class SheetRow(Paper):
    """A row of the time sheet, or of the work sheet where a lump sum was chosen: `title` says what was done.

    The file is the scan on which the confirming party signed.
    """

    privacy = Paper.privacy | {
        "kind": Privacy.KEPT,
        "done_on": Privacy.KEPT,
        "started": Privacy.NOT_PERSONAL,
        "ended": Privacy.NOT_PERSONAL,
        "minutes": Privacy.NOT_PERSONAL,
        "party": Privacy.KEPT,
        "confirmed_by": Privacy.KEPT,
        "accepted_minutes": Privacy.NOT_PERSONAL,
        "cut_because": Privacy.ENCRYPTED,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sheet_rows")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+", db_index=False)
    statement = models.ForeignKey(Statement, null=True, blank=True, on_delete=models.SET_NULL, related_name="rows")
    kind = models.CharField(max_length=30)
    done_on = models.DateField()
    started = models.TimeField(null=True, blank=True)
    ended = models.TimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    party = models.CharField(max_length=100, blank=True)
    confirmed_by = models.CharField(max_length=150, blank=True)
    accepted_minutes = models.PositiveIntegerField(null=True, blank=True)
    cut_because = EncryptedText(null=True, blank=True)

    class Meta:
        ordering = ["done_on", "pk"]
        indexes = [models.Index(fields=["case", "practitioner", "done_on"], name="rows_of_a_sheet")]
        constraints = [
            models.CheckConstraint(condition=Q(minutes=None) | Q(minutes__gt=0), name="a_row_takes_time"),
            models.CheckConstraint(
                condition=Q(accepted_minutes=None) | Q(accepted_minutes__lte=models.F("minutes")),
                name="an_appraisal_adds_no_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind} {self.done_on:%d/%m/%Y}"

    @property
    def folder(self) -> str:
        return f"fees/{self.case.uid.hex[:2]}"

    @property
    def counted_minutes(self) -> int:
        """What counts: the time written, or what the appraiser left of it."""
        return (self.minutes or 0) if self.accepted_minutes is None else self.accepted_minutes


class Expense(Paper):
    """A cost besides the fee: `title` says what for, the file is the receipt."""

    privacy = Paper.privacy | {
        "kind": Privacy.KEPT,
        "amount": Privacy.KEPT,
        "receipt": Privacy.KEPT,
        "spent_on": Privacy.KEPT,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="fee_expenses")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+", db_index=False)
    statement = models.ForeignKey(Statement, null=True, blank=True, on_delete=models.SET_NULL, related_name="expenses")
    kind = models.CharField(max_length=30)
    spent_on = models.DateField()
    amount = models.DecimalField(max_digits=14, decimal_places=0)
    receipt = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["spent_on", "pk"]
        indexes = [models.Index(fields=["case", "practitioner"], name="expenses_of_a_case")]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="an_expense_costs_something")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind} {self.amount}"

    @property
    def folder(self) -> str:
        return f"fees/{self.case.uid.hex[:2]}"
