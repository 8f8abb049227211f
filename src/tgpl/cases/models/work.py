"""Who works on a case, and what they did."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import User
from tgpl.cases.models.matter import Case
from tgpl.cases.models.parties import ConflictCheck
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.directory.models import Practitioner
from tgpl.people.ways import Way


class Assignment(models.Model):
    """A practitioner was put on a case (quyết định cử), until when and why it ended."""

    privacy = {
        "assigned_at": Privacy.NOT_PERSONAL,
        "by_name": Privacy.KEPT,
        "ended_at": Privacy.NOT_PERSONAL,
        "ended_because": Privacy.ENCRYPTED,
        "rank": Privacy.NOT_PERSONAL,
        "after_others": Privacy.NOT_PERSONAL,
        "to_tell": Privacy.NOT_PERSONAL,
        "told_at": Privacy.NOT_PERSONAL,
        "told_how": Privacy.KEPT,
        "told_by_name": Privacy.KEPT,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assignments")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="assignments")
    conflict_check = models.ForeignKey(ConflictCheck, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = EncryptedText(null=True, blank=True)  # empty when the case itself ended
    rank = models.PositiveSmallIntegerField(null=True, blank=True)  # the place at which the ranking put this person
    # Somebody else had been put on the case before, so it is shared. Hardly any is: an index finds these at once.
    after_others = models.BooleanField(default=False)
    # The person must hear that somebody else helps them now: true until a colleague has told them, then how.
    to_tell = models.BooleanField(null=True)
    told_at = models.DateTimeField(null=True)
    told_how = models.CharField(max_length=20, choices=Way, null=True)
    told_by_name = models.CharField(max_length=150, null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["case"], name="shared_cases", condition=Q(after_others=True)),
            models.Index(fields=["case"], name="clients_to_tell", condition=Q(to_tell=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "practitioner"], condition=Q(ended_at=None), name="one_open_assignment_per_practitioner"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.practitioner}"


class WorkEntry(models.Model):
    """A piece of work on a case."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Gặp người được trợ giúp pháp lý")
        FILE_STUDY = "file_study", _("Nghiên cứu hồ sơ")
        EVIDENCE = "evidence", _("Thu thập chứng cứ, xác minh")
        PREPARATION = "preparation", _("Chuẩn bị bài bào chữa, bảo vệ, văn bản")
        HEARING = "hearing", _("Tham gia phiên tòa, buổi làm việc")
        REPRESENTATION = "representation", _("Làm việc với cơ quan, tổ chức")
        OTHER = "other", _("Công việc khác")

    privacy = {
        "kind": Privacy.KEPT,
        "done_on": Privacy.KEPT,
        "minutes": Privacy.NOT_PERSONAL,
        "description": Privacy.ENCRYPTED,
        "added_at": Privacy.NOT_PERSONAL,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="work")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind)
    done_on = models.DateField()
    minutes = models.PositiveIntegerField()
    description = EncryptedText()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-done_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(minutes__gt=0), name="work_takes_time")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_kind_display()}"
