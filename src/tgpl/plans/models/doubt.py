"""What the reader of plan documents was not sure of."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import User
from tgpl.core.safety.privacy import Privacy
from tgpl.plans.models.plan import Plan
from tgpl.plans.models.task import PlanTask


class Doubt(models.Model):
    """Something that the reader was not sure of, asked of a person. `other`: the other way to read the field."""

    class Answer(models.TextChoices):
        AS_READ = "as_read", _("Đúng như đã đọc")
        OTHER = "other", _("Đọc theo cách khác")
        CORRECTED = "corrected", _("Đã sửa")

    privacy = {
        "field": Privacy.NOT_PERSONAL,
        "text": Privacy.NOT_PERSONAL,
        "why": Privacy.NOT_PERSONAL,
        "other": Privacy.NOT_PERSONAL,
        "answer": Privacy.NOT_PERSONAL,
        "answered_at": Privacy.NOT_PERSONAL,
    }

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="doubts")
    task = models.ForeignKey(PlanTask, null=True, blank=True, on_delete=models.CASCADE, related_name="doubts")
    field = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    why = models.TextField()
    other = models.JSONField(default=list)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="answer_and_time_together",
            )
        ]

    def __str__(self) -> str:
        return self.why

    @property
    def is_open(self) -> bool:
        return not self.answer
