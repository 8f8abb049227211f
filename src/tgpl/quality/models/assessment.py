"""One reviewer's sheet over one case: written as a draft, signed, then never changed."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Permission
from tgpl.cases.models import OWN_MATTERS_ONLY, Case
from tgpl.core.database.fields import EncryptedJSON, EncryptedText
from tgpl.core.lists.newest import of_offices
from tgpl.core.safety.privacy import Privacy
from tgpl.quality.models.sampling import Kind, SampledCase

# The scale of the sheets, the best first: what kappa is counted over.
GRADES = {"good": _("Tốt"), "fair": _("Khá"), "pass": _("Đạt"), "fail": _("Không đạt")}


class Occasion(models.TextChoices):
    """Why a case is read."""

    ENDED = "ended", _("Vụ việc kết thúc")
    PLAN = "plan", _("Được rút theo kế hoạch")
    COMPLAINT = "complaint", _("Có khiếu nại, phản ánh")
    MANAGEMENT = "management", _("Theo yêu cầu quản lý")


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def visible_to(self, actor: Actor) -> "AssessmentQuerySet":
        """One's own sheets and those released of the offices open to this post; for a practitioner, of their cases."""
        if actor.role in OWN_MATTERS_ONLY:
            return self.released().filter(case__practitioner__user=actor.user_id)
        if not actor.may(Permission.ASSESS_QUALITY):
            return self.none()
        seen = Q(assessor_id=actor.user_id) | ~Q(released_at=None)
        return self.filter(seen).filter(of_offices(actor.offices))

    def released(self) -> "AssessmentQuerySet":
        """Signed, and no second reviewer is still to read the case."""
        return self.exclude(released_at=None)

    def current(self) -> "AssessmentQuerySet":
        """Without those that a later version took the place of."""
        return self.filter(superseded=False)


class Assessment(models.Model):
    """Thẩm định by the organisation, or đánh giá by the department (Thông tư 12/2018/TT-BTP, Điều 14 đến Điều 17).

    `office` is the case's own, so that lists by office need no join. `typed` is what was written, as it was written;
    `points` are its numbers once signed.
    """

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "kind": Privacy.NOT_PERSONAL,
        "occasion": Privacy.NOT_PERSONAL,
        "reading": Privacy.NOT_PERSONAL,
        "version": Privacy.NOT_PERSONAL,
        "superseded": Privacy.NOT_PERSONAL,
        "why_corrected": Privacy.ENCRYPTED,
        "assessor_name": Privacy.KEPT,
        "sheet_day": Privacy.NOT_PERSONAL,
        "typed": Privacy.ENCRYPTED,
        "points": Privacy.ENCRYPTED,
        "total": Privacy.KEPT,
        "grade": Privacy.KEPT,
        "started_at": Privacy.NOT_PERSONAL,
        "saved_at": Privacy.NOT_PERSONAL,
        "signed_at": Privacy.NOT_PERSONAL,
        "released_at": Privacy.NOT_PERSONAL,
        "answer": Privacy.ENCRYPTED,
        "answered_at": Privacy.NOT_PERSONAL,
        "answered_by_name": Privacy.KEPT,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind)
    occasion = models.CharField(max_length=20, choices=Occasion)
    sampled = models.ForeignKey(SampledCase, null=True, on_delete=models.PROTECT, related_name="assessments")
    reading = models.PositiveSmallIntegerField(default=1)  # 2: by the second reviewer
    version = models.PositiveSmallIntegerField(default=1)
    superseded = models.BooleanField(default=False)
    why_corrected = EncryptedText(null=True)
    assessor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    assessor_name = models.CharField(max_length=150)
    sheet_day = models.DateField()  # the day whose sheet applies
    typed = EncryptedJSON(default=dict)
    points = EncryptedJSON(default=dict)
    total = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    grade = models.CharField(max_length=10, choices=list(GRADES.items()), blank=True)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    answer = EncryptedText(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.CharField(max_length=150, blank=True)

    objects: ClassVar[models.Manager["Assessment"]] = models.Manager.from_queryset(AssessmentQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "reading", "version"], name="one_sheet_per_reading"),
            models.UniqueConstraint(
                fields=["case", "kind", "reading"],
                condition=Q(superseded=False, signed_at=None),
                name="one_draft_per_reading",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | (~Q(grade="") & ~Q(total=None)), name="a_signed_sheet_has_its_grade"
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | ~Q(signed_at=None), name="only_signed_sheets_are_released"
            ),
        ]
        indexes = [models.Index(fields=["office", "-id"], name="assessments_of_office")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.version}"

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None

    @property
    def conclusion(self) -> str:
        """The reviewer's words at the end of the sheet."""
        return str(self.typed.get("conclusion", ""))

    @property
    def acts(self) -> list[str]:
        """Codes of prohibited acts that the reviewer found."""
        return list(self.typed.get("acts", []))
