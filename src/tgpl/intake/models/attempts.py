"""How people were tried to be reached."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import User
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.intake.models.request import Request
from tgpl.people.ways import Way


class ContactAttempt(models.Model):
    """Somebody was tried to be reached about their request (một lần liên lạc), by a way that their rules allow."""

    privacy = {
        "way": Privacy.KEPT,
        "reached": Privacy.KEPT,
        "note": Privacy.ENCRYPTED,
        "at": Privacy.NOT_PERSONAL,
        "by_name": Privacy.KEPT,
    }

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="contact_attempts")
    way = models.CharField(_("cách liên lạc"), max_length=10, choices=Way)
    reached = models.BooleanField(_("đã gặp được, nghe máy hoặc trả lời"))
    note = EncryptedText(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_way_display()}: {self.at:%d/%m/%Y %H:%M}"
