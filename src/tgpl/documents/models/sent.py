"""Where issued letters went, and which of them were withdrawn."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import User
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.documents.models.letters import Letter


class LetterSending(models.Model):
    """An issued letter went to somebody, and when it is known to have come."""

    class How(models.TextChoices):
        BY_HAND = "by_hand", _("Giao trực tiếp, có ký nhận")
        POST = "post", _("Bưu chính")
        REGISTERED_POST = "registered_post", _("Bưu chính, thư bảo đảm")
        DOCUMENT_AXIS = "document_axis", _("Trục liên thông văn bản")
        ELECTRONIC = "electronic", _("Thư điện tử, kênh điện tử khác")
        READ_OUT = "read_out", _("Đọc cho người nhận nghe, có biên bản")

    privacy = {
        "to": Privacy.ENCRYPTED,
        "how": Privacy.KEPT,
        "sent_on": Privacy.KEPT,
        "sent_by_name": Privacy.KEPT,
        "delivered_on": Privacy.KEPT,
        "proof": Privacy.REMOVED,
        "proof_note": Privacy.ENCRYPTED,
    }

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="sendings")
    to = EncryptedText()
    how = models.CharField(max_length=20, choices=How)
    sent_on = models.DateField()
    sent_by_name = models.CharField(max_length=150)
    delivered_on = models.DateField(null=True, blank=True)
    proof = models.FileField(upload_to="letters/proofs/", blank=True)
    proof_note = EncryptedText(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_on=None) | Q(delivered_on__gte=models.F("sent_on")),
                name="a_letter_comes_after_it_went",
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.how} {self.sent_on}"


class LetterWithdrawal(models.Model):
    """An issued letter was withdrawn or cancelled; the letter itself stays as it was."""

    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn", _("Thu hồi")
        CANCELLED = "cancelled", _("Hủy bỏ")

    privacy = {
        "kind": Privacy.NOT_PERSONAL,
        "reason": Privacy.ENCRYPTED,
        "at": Privacy.NOT_PERSONAL,
        "by_name": Privacy.KEPT,
    }

    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="withdrawal")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = EncryptedText()
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.letter_id} {self.kind}"
