"""Whether a request is about a matter that somebody handles already."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.deeds import Deed
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.intake.models.request import Request


class SameMatter(Deed):
    """What an officer decided of two requests that may be one matter (vụ việc trùng), and why."""

    class Decision(models.TextChoices):
        ANOTHER = "another", _("Việc khác, tiếp tục xử lý")
        SAME = "same", _("Cùng một vụ việc, ghi liên kết")
        REFER = "refer", _("Cùng một vụ việc, tổ chức kia làm tiếp")

    privacy = Deed.privacy | {"decision": Privacy.KEPT, "why": Privacy.KEPT, "reason": Privacy.ENCRYPTED}

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="likenesses_here")
    decision = models.CharField(max_length=10, choices=Decision)
    why = models.CharField(max_length=300)  # what spoke for it
    reason = EncryptedText()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "other"], name="two_requests_are_decided_once"),
            models.CheckConstraint(condition=~Q(request=F("other")), name="a_request_is_not_its_own_double"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} ~ {self.other_id}: {self.decision}"
