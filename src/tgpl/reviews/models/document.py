"""The register of documents: what they are, what they say, and what others said of a draft."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.safety.privacy import Privacy
from tgpl.reviews.models.rounds import own_house


def source_path(document: "LegalDocument", name: str) -> str:
    """Files lie under the digest of their content."""
    return f"reviews/{document.sha256[:24]}"


class LegalDocumentQuerySet(models.QuerySet["LegalDocument"]):
    def visible_to(self, actor: Actor) -> "LegalDocumentQuerySet":
        """The register of one's own department and centre."""
        if not actor.may(Permission.VIEW_REVIEWS) or actor.agency_id is None:
            return self.none()
        return self.filter(agency__in=own_house(actor).values("pk"))


class LegalDocument(models.Model):
    """A document under review (văn bản), or a draft (dự thảo) on which comments are given and gathered.

    `fault`: why its file could not be read; `is_read`: False while a scan waits for its turn.
    """

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("Nghị quyết")
        DECISION = "decision", _("Quyết định")
        DIRECTIVE = "directive", _("Chỉ thị")
        CIRCULAR = "circular", _("Thông tư")
        JOINT_CIRCULAR = "joint_circular", _("Thông tư liên tịch")
        DECREE = "decree", _("Nghị định")
        LAW = "law", _("Luật, bộ luật, pháp lệnh")
        REGULATION = "regulation", _("Quy chế, quy định")
        PLAN = "plan", _("Kế hoạch, chương trình, đề án")
        OTHER = "other", _("Văn bản khác")

    privacy = {
        **dict.fromkeys(
            ["number", "kind", "issuer", "title", "issued_on", "valid_from", "valid_to", "is_draft", "file_name",
             "sha256", "folded", "is_read", "fault", "added_at"],
            Privacy.NOT_PERSONAL,
        ),
        "file": Privacy.KEPT,
        "added_by_name": Privacy.KEPT,
    }  # fmt: skip

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    issuer = models.CharField(max_length=200)
    title = models.CharField(max_length=500)
    issued_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    is_draft = models.BooleanField(default=False)
    file = models.FileField(upload_to=source_path, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    folded = models.TextField()  # number, title and issuer, to search by
    is_read = models.BooleanField(default=False)
    fault = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=150)

    objects = LegalDocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "sha256"], name="one_document_per_text"),
            models.CheckConstraint(
                name="force_does_not_end_before_it_begins",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The document as people cite it: kind and number, or its title where it has no number."""
        return f"{self.get_kind_display()} {self.number}" if self.number else self.title


class TextPassage(models.Model):
    """One paragraph of a document, and the article, clause and point that it belongs to."""

    privacy = dict.fromkeys(
        ["position", "label", "article", "clause", "point", "is_tail", "text"], Privacy.NOT_PERSONAL
    )

    document = models.ForeignKey(LegalDocument, on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=120, blank=True)
    article = models.CharField(max_length=10, blank=True)
    clause = models.CharField(max_length=10, blank=True)
    point = models.CharField(max_length=10, blank=True)
    is_tail = models.BooleanField(default=False)
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="one_passage_a_place")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.label}"


class Comment(models.Model):
    """What somebody said of a draft, at which place, and how it was answered."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("Tiếp thu")
        PARTLY = "partly", _("Tiếp thu một phần")
        EXPLAINED = "explained", _("Giải trình, giữ nguyên")

    privacy = {
        **dict.fromkeys(
            ["place", "content", "received_on", "answer", "answer_words", "answered_at", "added_at"],
            Privacy.NOT_PERSONAL,
        ),
        "from_whom": Privacy.KEPT,
        "added_by_name": Privacy.KEPT,
        "answered_by_name": Privacy.KEPT,
    }

    document = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="comments")
    from_whom = models.CharField(max_length=200)
    place = models.CharField(max_length=120, blank=True)
    content = models.TextField()
    received_on = models.DateField()
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=150)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_answer_to_a_comment_says_who_and_how",
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & ~Q(answer_words="") & Q(answered_at__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_whom}: {self.content[:60]}"
