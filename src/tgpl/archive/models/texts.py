"""The words of a paper, page by page, and the blind terms under which they are found."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import User
from tgpl.cases.models import CasePaper
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy


class PaperText(models.Model):
    """How far the reading of a paper is. Machine-read words count as read; a person confirms them."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ đọc")
        READ = "read", _("Máy đã đọc")
        CONFIRMED = "confirmed", _("Đã có người xem lại")
        UNREADABLE = "unreadable", _("Không đọc được")

    privacy: ClassVar = {
        "state": Privacy.NOT_PERSONAL,
        "pages": Privacy.NOT_PERSONAL,
        "read_at": Privacy.NOT_PERSONAL,
        "reason": Privacy.NOT_PERSONAL,
        "confirmed_at": Privacy.NOT_PERSONAL,
    }

    paper = models.OneToOneField(CasePaper, on_delete=models.CASCADE, related_name="words")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    pages = models.PositiveIntegerField(default=0)  # 0: not counted yet
    read_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)  # why it cannot be read
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.paper_id}: {self.state}"


class PageText(models.Model):
    """The words of one page: kept as soon as read, so that a stopped reading goes on where it was."""

    privacy: ClassVar = {
        "number": Privacy.NOT_PERSONAL,
        "text": Privacy.ENCRYPTED,
        "sureness": Privacy.NOT_PERSONAL,
    }

    of = models.ForeignKey(PaperText, on_delete=models.CASCADE, related_name="page_texts")
    number = models.PositiveIntegerField()
    text = EncryptedText()
    sureness = models.FloatField()  # of 100

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="a_page_is_read_once")]

    def __str__(self) -> str:
        return f"{self.of_id}, {self.number}"


class PaperTerm(models.Model):
    """A word of a paper as a keyed digest: a stolen table finds nothing without the key and tells nothing."""

    privacy: ClassVar = {"digest": Privacy.REMOVED}

    of = models.ForeignKey(PaperText, on_delete=models.CASCADE, related_name="terms", db_index=False)
    digest = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "digest"], name="a_word_is_kept_once"),
            models.UniqueConstraint(fields=["digest", "of"], name="papers_of_a_word"),
        ]

    def __str__(self) -> str:
        return f"{self.of_id}: {self.digest}"
