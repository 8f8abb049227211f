"""What the person asks of us while their case runs: another practitioner, or to stop."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.deeds import Deed
from tgpl.cases.models.matter import Case
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy


class Petition(Deed):
    """A letter of the person (Mẫu 04, Mẫu 05), and our answer within the limit of the law."""

    class Kind(models.TextChoices):
        CHANGE = "change", _("Đề nghị thay đổi người thực hiện (Mẫu 04)")
        WITHDRAWAL = "withdrawal", _("Rút yêu cầu trợ giúp pháp lý (Mẫu 05)")

    class Answer(models.TextChoices):
        GRANTED = "granted", _("Đồng ý")
        REFUSED = "refused", _("Không đồng ý")
        WAITING = "", _("Chưa trả lời")

    privacy = Deed.privacy | {
        "kind": Privacy.KEPT,
        "reason": Privacy.ENCRYPTED,
        "answer": Privacy.KEPT,
        "answered_at": Privacy.NOT_PERSONAL,
        "answered_by_name": Privacy.KEPT,
        "words": Privacy.ENCRYPTED,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="petitions")
    kind = models.CharField(max_length=20, choices=Kind)
    reason = EncryptedText()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=150, blank=True)
    words = EncryptedText(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(answer=""), name="one_open_petition_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(answer="") | ~Q(answered_at=None), name="an_answered_petition_says_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_kind_display()}"
