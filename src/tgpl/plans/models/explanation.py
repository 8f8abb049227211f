"""A demand for an explanation (giải trình): why a task is late, silent, or not what its evidence shows."""

from django.db import models
from django.db.models import Q

from tgpl.accounts.models import Agency
from tgpl.core.safety.privacy import Privacy
from tgpl.plans.models.plan import not_personal
from tgpl.plans.models.undertaking import Undertaking


class Explanation(models.Model):
    """The department asks a body, with a clock; the body answers."""

    privacy = not_personal("question", "asked_at", "answer", "answered_at") | {
        "asked_by": Privacy.KEPT,
        "answered_by": Privacy.KEPT,
    }

    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="explanations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=150)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["undertaking", "agency"], condition=Q(answered_at=None), name="one_open_explanation_per_body"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="answer_and_moment_together",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return self.answered_at is None
