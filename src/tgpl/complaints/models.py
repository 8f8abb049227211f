"""A complaint, what happened to it, and the answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import Deed, Move
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case
from tgpl.complaints.rules import OPEN, Stage, Status
from tgpl.core.database.fields import EncryptedText
from tgpl.core.lists.newest import of_offices
from tgpl.core.safety.privacy import Privacy
from tgpl.intake.models import Request
from tgpl.people import ways

STATUS_LABELS = {
    Status.RECEIVED: _("Người đứng đầu đang xem"),
    Status.ANSWERED: _("Người đứng đầu đã trả lời"),
    Status.ESCALATED: _("Giám đốc Sở Tư pháp đang xem"),
    Status.DECIDED: _("Giám đốc Sở Tư pháp đã quyết định"),
    Status.IN_COURT: _("Đã khởi kiện tại Tòa án"),
    Status.WITHDRAWN: _("Đã rút khiếu nại"),
}
STAGE_LABELS = {Stage.FIRST: _("Lần đầu: người đứng đầu tổ chức"), Stage.SECOND: _("Lần hai: Giám đốc Sở Tư pháp")}


class Act(models.TextChoices):
    """What can be complained of (khoản 1 Điều 45)."""

    REFUSAL = "refusal", _("Từ chối thụ lý vụ việc")
    NOT_DONE = "not_done", _("Không thực hiện trợ giúp pháp lý")
    UNLAWFUL = "unlawful", _("Thực hiện trợ giúp pháp lý không đúng pháp luật")
    CHANGE = "change", _("Thay đổi người thực hiện không đúng pháp luật")


class Way(models.TextChoices):
    """How a complaint came; its answer goes back the same way."""

    WEB = "web", _("Trang theo dõi yêu cầu")
    WALK_IN = "walk_in", _("Đến trực tiếp")
    TELEPHONE = "telephone", _("Điện thoại")
    POST = "post", _("Đơn gửi bưu chính")
    ELECTRONIC = "electronic", _("Thư điện tử, fax")


class Outcome(models.TextChoices):
    UPHELD = "upheld", _("Khiếu nại đúng")
    PARTLY = "partly", _("Khiếu nại đúng một phần")
    NOT_UPHELD = "not_upheld", _("Khiếu nại không đúng")


class ComplaintCounter(models.Model):
    """The last number given in the register of complaints of one office in one year."""

    privacy = dict.fromkeys(["year", "last"], Privacy.NOT_PERSONAL)

    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "year"], name="one_counter_of_complaints_a_year")]

    def __str__(self) -> str:
        return f"{self.office} {self.year}: {self.last}"


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, actor: Actor) -> "ComplaintQuerySet":
        """Those of the offices open to this post, without those about the person who looks."""
        if not actor.may(Permission.VIEW_COMPLAINTS):
            return self.none()
        return self.filter(of_offices(actor.offices)).filter(~Q(about=actor.user_id) | Q(about=None))

    def open(self) -> "ComplaintQuerySet":
        """Those that somebody must answer."""
        return self.filter(status__in=OPEN)


class Complaint(models.Model):
    """A complaint about one request or its case. `about`: whom it is about, who never sees or handles it."""

    privacy = {
        "code": Privacy.NOT_PERSONAL,
        "number": Privacy.NOT_PERSONAL,
        "year": Privacy.NOT_PERSONAL,
        "act": Privacy.KEPT,
        "about_name": Privacy.KEPT,
        "way": Privacy.NOT_PERSONAL,
        "complainant": Privacy.ENCRYPTED,
        "relation": Privacy.ENCRYPTED,
        "contact": Privacy.ENCRYPTED,
        "story": Privacy.ENCRYPTED,
        "wanted": Privacy.ENCRYPTED,
        "received_at": Privacy.NOT_PERSONAL,
        "received_on": Privacy.NOT_PERSONAL,
        "taken_by_name": Privacy.KEPT,
        "status": Privacy.NOT_PERSONAL,
        "status_at": Privacy.NOT_PERSONAL,
    }

    code = models.CharField(max_length=40, unique=True)
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="complaints")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints")
    act = models.CharField(max_length=20, choices=Act)
    about = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    about_name = models.CharField(max_length=150, blank=True)
    way = models.CharField(max_length=20, choices=Way)
    complainant = EncryptedText()
    relation = EncryptedText(null=True, blank=True)
    contact = EncryptedText(null=True, blank=True)
    story = EncryptedText()
    wanted = EncryptedText(null=True, blank=True)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    taken_by_name = models.CharField(max_length=150)
    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Status])
    status_at = models.DateTimeField()
    # The head who answers first; None: the director of the department.
    answerer = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[models.Manager["Complaint"]] = models.Manager.from_queryset(ComplaintQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "number"], name="a_complaint_number_is_given_once"),
            models.UniqueConstraint(
                fields=["request", "act"],
                condition=Q(status__in=["received", "answered", "escalated"]),
                name="one_running_complaint_per_act",
            ),
            models.CheckConstraint(
                condition=Q(answerer=None) | Q(about=None) | ~Q(answerer=models.F("about")),
                name="nobody_answers_a_complaint_about_oneself",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-id"], name="complaints_of_office"),
            models.Index(fields=["office", "received_on"], name="complaints_by_day"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def status_label(self) -> str:
        return str(STATUS_LABELS[Status(self.status)])

    @property
    def is_open(self) -> bool:
        return self.status in OPEN


class ComplaintMove(Move):
    """One step of a complaint."""

    privacy = Move.privacy

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="moves")

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.was} → {self.now}"

    @property
    def label(self) -> str:
        return str(STATUS_LABELS[Status(self.now)])


class ComplaintAnswer(Deed):
    """What was decided at one stage, what puts it right, and when the person was told."""

    privacy = {
        **Deed.privacy,
        "stage": Privacy.NOT_PERSONAL,
        "outcome": Privacy.KEPT,
        "reasons": Privacy.ENCRYPTED,
        "remedy": Privacy.ENCRYPTED,
        "reopened": Privacy.NOT_PERSONAL,
        "told_at": Privacy.NOT_PERSONAL,
        "told_how": Privacy.KEPT,
        "told_by_name": Privacy.KEPT,
    }

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="answers")
    stage = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Stage])
    outcome = models.CharField(max_length=20, choices=Outcome)
    reasons = EncryptedText()
    remedy = EncryptedText(null=True, blank=True)
    reopened = models.BooleanField(default=False)  # the refused request was opened again
    told_at = models.DateTimeField(null=True, blank=True)
    told_how = models.CharField(max_length=20, choices=ways.Way, blank=True)  # empty when it stood on the follow page
    told_by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["complaint", "stage"], name="one_answer_a_stage")]

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.stage}"

    @property
    def stage_label(self) -> str:
        return str(STAGE_LABELS[Stage(self.stage)])
