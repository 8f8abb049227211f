"""The papers of a request."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.core.database.fields import EncryptedText
from tgpl.core.files.papers import Paper
from tgpl.core.safety.privacy import Privacy
from tgpl.intake.models.request import Request


class RequestPaperQuerySet(models.QuerySet["RequestPaper"]):
    def recordings(self) -> "RequestPaperQuerySet":
        """What people told aloud or in signs."""
        return self.filter(kind__in=RequestPaper.RECORDINGS).exclude(file="")


class RequestPaper(Paper):
    """A paper that came with a request: a certificate, a decision, a photograph of one."""

    class Kind(models.TextChoices):
        APPLICATION = "application", _("Đơn yêu cầu trợ giúp pháp lý")
        STATUS_PROOF = "status_proof", _("Giấy tờ chứng minh thuộc diện")
        MATTER_PAPER = "matter_paper", _("Giấy tờ về vụ việc")
        SPEECH = "speech", _("Lời kể được ghi âm")
        SIGNS = "signs", _("Lời kể bằng ngôn ngữ ký hiệu")
        NOTICE = "notice", _("Thông báo, thông tin của cơ quan tố tụng")
        ANSWER = "answer", _("Văn bản do đơn vị ban hành")
        OTHER = "other", _("Giấy tờ khác")

    RECORDINGS = (Kind.SPEECH.value, Kind.SIGNS.value)

    privacy = Paper.privacy | {
        "kind": Privacy.KEPT,
        "transcript": Privacy.ENCRYPTED,
        "transcribed_by_name": Privacy.KEPT,
        "transcribed_at": Privacy.NOT_PERSONAL,
    }

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=20, choices=Kind)
    # What is told in a recording, written down by a colleague; never by a machine.
    transcript = EncryptedText(null=True)
    transcribed_by_name = models.CharField(max_length=150, blank=True, default="")
    transcribed_at = models.DateTimeField(null=True)

    objects = RequestPaperQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(transcript=None) | (~Q(transcribed_by_name="") & ~Q(transcribed_at=None)),
                name="a_transcript_names_its_writer",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_recording(self) -> bool:
        return self.kind in self.RECORDINGS

    @property
    def transcript_mark(self) -> str:
        """Tells one state of the transcript from the next."""
        return self.transcribed_at.isoformat() if self.transcribed_at else ""

    @property
    def folder(self) -> str:
        return f"requests/{self.request.uid.hex[:2]}"
