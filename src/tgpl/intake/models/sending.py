"""What devices sent for a request."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import User
from tgpl.core.database.fields import EncryptedJSON, EncryptedText
from tgpl.core.safety.crypto import blind_index
from tgpl.core.safety.privacy import Privacy
from tgpl.intake.models.request import Request
from tgpl.intake.rules import device_clock_is_wrong


def content_index(content: str) -> str:
    """What tells one content from another without showing it."""
    return blind_index(content, "sending.content")


class Sending(models.Model):
    """A content that a device sent under the id of a request (một lần gửi), however often it sent it.

    The first became the request. One that says something else waits beside it, whole, until staff have asked
    the sender which of the two holds.
    """

    class Outcome(models.TextChoices):
        FIRST = "first", _("Giữ bản đầu")
        LATER = "later", _("Bản gửi sau mới đúng")
        BOTH = "both", _("Cả hai đều đúng, bản sau nói thêm")

    privacy = {
        "content_index": Privacy.NOT_PERSONAL,
        "content": Privacy.ENCRYPTED,
        "written_at": Privacy.KEPT,
        "received_at": Privacy.NOT_PERSONAL,
        "outcome": Privacy.KEPT,
        "note": Privacy.ENCRYPTED,
        "settled_at": Privacy.NOT_PERSONAL,
        "settled_by_name": Privacy.KEPT,
    }

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="sendings", db_index=False)
    content_index = models.CharField(max_length=32)
    content = EncryptedJSON(null=True)  # None: it became the request
    written_at = models.DateTimeField(null=True)  # by the clock of the device, which may be wrong
    received_at = models.DateTimeField()  # by ours: the law's time runs from here
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    note = EncryptedText(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    settled_by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "content_index"], name="a_content_is_sent_once"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(content=None), name="one_sending_became_the_request"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | (~Q(settled_at=None) & ~Q(settled_by_name="")),
                name="a_settled_sending_names_its_person",
            ),
        ]
        indexes = [
            models.Index(
                fields=["request"], name="sendings_to_ask_about", condition=Q(content__isnull=False, outcome="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.received_at:%d/%m/%Y %H:%M}"

    @property
    def device_clock_is_wrong(self) -> bool:
        return self.written_at is not None and device_clock_is_wrong(self.written_at, self.received_at)

    @property
    def waits_for_staff(self) -> bool:
        return self.content is not None and not self.outcome
