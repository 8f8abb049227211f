"""Recordings on their way."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.intake.models.papers import RequestPaper
from tgpl.intake.models.request import Request


class AwaitedRecording(models.Model):
    """A recording that a request speaks of and that is still on the sender's device (đoạn ghi đang chờ).

    It comes sealed with `key`, in so many pieces; then it is a paper of the request, under the same uid. One that could
    not be taken in stays, with the reason that the sender was told.
    """

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "kind": Privacy.KEPT,
        "key": Privacy.ENCRYPTED,
        "pieces": Privacy.NOT_PERSONAL,
        "told_at": Privacy.NOT_PERSONAL,
        "fault": Privacy.NOT_PERSONAL,
    }

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="awaited_recordings")
    uid = models.UUIDField(unique=True)
    kind = models.CharField(max_length=20, choices=[(k, RequestPaper.Kind(k).label) for k in RequestPaper.RECORDINGS])
    key = EncryptedText()
    pieces = models.PositiveIntegerField()
    told_at = models.DateTimeField()
    fault = models.CharField(_("vì sao không nhận được"), max_length=300, blank=True, default="")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.uid}"
