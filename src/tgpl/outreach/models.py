"""What editors add to the texts and words that come with the product."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import User
from tgpl.core.safety.privacy import Privacy
from tgpl.outreach.rules import Topic

TOPICS = {
    Topic.LEGAL_AID: _("Trợ giúp pháp lý"),
    Topic.DISABILITY: _("Người khuyết tật"),
    Topic.FAMILY_VIOLENCE: _("Bạo lực gia đình"),
    Topic.CHILDREN: _("Trẻ em"),
    Topic.CRIMINAL_PROCEDURE: _("Khi có chuyện hình sự"),
    Topic.LAND: _("Đất đai, nhà ở"),
    Topic.LABOUR: _("Việc làm"),
    Topic.SOCIAL_BENEFITS: _("Trợ cấp, chính sách"),
}


class TextRevision(models.Model):
    """A text as an editor wrote it. Published, it takes the place of what was shown under its slug before.

    A revision is never changed after it was published: a correction is a new one.
    """

    privacy: ClassVar = dict.fromkeys(
        [
            "slug",
            "topic",
            "title",
            "asks",
            "standard",
            "easy",
            "sources",
            "written_at",
            "confirmed_on",
            "published_at",
        ],
        Privacy.NOT_PERSONAL,
    )

    slug = models.SlugField(_("tên trong địa chỉ"), max_length=80)
    topic = models.CharField(max_length=30, choices=[(topic.value, name) for topic, name in TOPICS.items()])
    title = models.CharField(max_length=150)
    asks = models.JSONField(default=list)
    standard = models.TextField()
    easy = models.TextField()
    sources = models.JSONField(default=list)
    written_at = models.DateTimeField()
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    published_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["slug", "published_at"], name="revision_slug_published")]
        constraints = [
            models.CheckConstraint(
                name="a_published_text_names_its_publisher",
                condition=models.Q(published_at=None, published_by=None)
                | models.Q(published_at__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="a_confirmed_text_names_its_lawyer",
                condition=models.Q(confirmed_on=None, confirmed_by=None)
                | models.Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class LayTerm(models.Model):
    """A word people use, and the law's word for it: "sổ đỏ" finds giấy chứng nhận quyền sử dụng đất."""

    privacy: ClassVar = dict.fromkeys(["says", "law", "added_at"], Privacy.NOT_PERSONAL)

    says = models.CharField(max_length=60)
    law = models.CharField(max_length=120)
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["says", "law"]
        constraints = [models.UniqueConstraint(fields=["says", "law"], name="one_line_per_lay_term")]

    def __str__(self) -> str:
        return f"{self.says} → {self.law}"
