"""Whether what a person needs in order to be met on equal terms was given to them in a case."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.cases.models.matter import Case
from tgpl.core.database.fields import EncryptedJSON, EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.people.models import AccessNeed


class AccessAnswer(models.Model):
    """An access need of the person, and what became of it in this case; `earlier` keeps what was answered before."""

    class Outcome(models.TextChoices):
        MET = "met", _("Đã đáp ứng")
        NOT_MET = "not_met", _("Chưa đáp ứng được")
        NOT_NEEDED = "not_needed", _("Không còn cần")

    privacy = {
        "need": Privacy.KEPT,
        "outcome": Privacy.KEPT,
        "reason": Privacy.ENCRYPTED,
        "earlier": Privacy.ENCRYPTED,
        "by_name": Privacy.KEPT,
        "at": Privacy.NOT_PERSONAL,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="access_answers")
    need = models.CharField(max_length=20, choices=AccessNeed.Need)
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = EncryptedText(null=True, blank=True)
    earlier = EncryptedJSON(default=list)
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["need"]
        constraints = [models.UniqueConstraint(fields=["case", "need"], name="one_answer_per_case_and_access_need")]

    def __str__(self) -> str:
        return f"{self.get_need_display()}: {self.get_outcome_display()}"
