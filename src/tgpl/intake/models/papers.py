"""The papers of a request."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.core.papers import Paper
from tgpl.core.privacy import Privacy
from tgpl.intake.models.request import Request


class RequestPaper(Paper):
    """A paper that came with a request: a certificate, a decision, a photograph of one."""

    class Kind(models.TextChoices):
        APPLICATION = "application", _("Đơn yêu cầu trợ giúp pháp lý")
        STATUS_PROOF = "status_proof", _("Giấy tờ chứng minh thuộc diện")
        MATTER_PAPER = "matter_paper", _("Giấy tờ về vụ việc")
        NOTICE = "notice", _("Thông báo, thông tin của cơ quan tố tụng")
        OTHER = "other", _("Giấy tờ khác")

    privacy = Paper.privacy | {"kind": Privacy.KEPT}

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def folder(self) -> str:
        return f"requests/{self.request.uid.hex[:2]}"
