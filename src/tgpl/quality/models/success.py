"""Whether a case in proceedings was successful."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.deeds import Deed
from tgpl.cases.models import Case, CasePaper
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy


class SuccessRecord(Deed):
    """Successful or not by the criteria of the Ministry, and what shows it; the newest of a case counts."""

    class Outcome(models.TextChoices):
        SUCCESSFUL = "successful", _("Thành công")
        NOT_SUCCESSFUL = "not_successful", _("Không thành công")

    privacy = {
        **Deed.privacy,
        "outcome": Privacy.KEPT,
        "group": Privacy.NOT_PERSONAL,
        "criterion": Privacy.NOT_PERSONAL,
        "evidence": Privacy.ENCRYPTED,
    }

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="success_records")
    outcome = models.CharField(max_length=20, choices=Outcome)
    group = models.CharField(max_length=20)
    criterion = models.CharField(max_length=500, blank=True)
    evidence = EncryptedText()
    paper = models.ForeignKey(CasePaper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.outcome}"
