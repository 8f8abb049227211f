"""The review of one document in a round: marks of the assistant, findings of people, the proposal, who confirmed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import Deed, Move
from tgpl.accounts.models import User
from tgpl.core.law.rule_files import Mark as Certainty
from tgpl.core.safety.privacy import Privacy
from tgpl.reviews.models.document import LegalDocument, TextPassage
from tgpl.reviews.models.rounds import ReviewRound
from tgpl.reviews.rules.kinds import Aside, Subject
from tgpl.reviews.rules.steps import Conclusion, ReviewStatus, Verdict

STATUS_LABELS = {
    ReviewStatus.OPEN: _("Đang rà soát"),
    ReviewStatus.SUBMITTED: _("Chờ người khác xác nhận"),
    ReviewStatus.CONFIRMED: _("Đã xác nhận"),
}
CONCLUSION_LABELS = {
    Conclusion.KEEP: _("Giữ nguyên"),
    Conclusion.AMEND: _("Sửa đổi, bổ sung"),
    Conclusion.REPLACE: _("Thay thế"),
    Conclusion.REPEAL: _("Bãi bỏ"),
    Conclusion.NEW: _("Ban hành mới"),
}
VERDICT_LABELS = {
    Verdict.FINDING: _("Là phát hiện, phải xử lý"),
    Verdict.FINE: _("Không có vấn đề"),
    Verdict.LATER: _("Để sau"),
}
SUBJECT_LABELS = {
    Subject.UNIT: _("Đơn vị hành chính không còn"),
    Subject.AGENCY: _("Cơ quan không còn hoặc đổi tên"),
    Subject.LAW: _("Văn bản hết hiệu lực"),
    Subject.PROVISION: _("Điều khoản không còn hoặc không có"),
}
ASIDE_LABELS = {
    Aside.QUOTED: _("trong ngoặc kép"),
    Aside.TITLE: _("trong tên văn bản được viện dẫn"),
    Aside.PAST: _("nhắc lại chuyện trước khi sắp xếp"),
    Aside.REPEALED: _("câu này đã bãi bỏ hoặc thay thế văn bản đó"),
    Aside.TAIL: _("trong nơi nhận"),
}


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, actor: Actor) -> "ReviewQuerySet":
        return self.filter(round__in=ReviewRound.objects.visible_to(actor))


class Review(models.Model):
    """One document in one round, and what is proposed for it. Confirmed by another person than who submitted it."""

    privacy = {
        **dict.fromkeys(
            ["status", "conclusion", "proposal", "authority", "due_on", "submitted_at", "confirmed_at", "judged_on"],
            Privacy.NOT_PERSONAL,
        ),
        "submitted_by_name": Privacy.KEPT,
        "confirmed_by_name": Privacy.KEPT,
    }

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="reviews")
    document = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="reviews")
    status = models.CharField(
        max_length=10, choices=[(s.value, label) for s, label in STATUS_LABELS.items()], default=ReviewStatus.OPEN
    )
    judged_on = models.DateField(null=True, blank=True)  # the assistant last looked for what is dead on that day
    conclusion = models.CharField(
        max_length=10, choices=[(c.value, label) for c, label in CONCLUSION_LABELS.items()], blank=True
    )
    proposal = models.TextField(blank=True)
    authority = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    submitted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    submitted_by_name = models.CharField(max_length=150, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_by_name = models.CharField(max_length=150, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "document"], name="a_document_stands_once_in_a_round"),
            models.CheckConstraint(
                name="two_people_stand_behind_a_confirmed_review",
                condition=~Q(status=ReviewStatus.CONFIRMED)
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by=F("submitted_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.round})"

    @property
    def status_label(self) -> str:
        return str(STATUS_LABELS[ReviewStatus(self.status)])

    @property
    def is_open(self) -> bool:
        return self.status == ReviewStatus.OPEN and self.round.is_open


class ReviewMove(Move):
    """A step of a review: submitted, given back with a reason, confirmed."""

    privacy = Move.privacy

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="moves")

    def __str__(self) -> str:
        return f"{self.review_id}: {self.was} → {self.now}"


class Mark(models.Model):
    """Words that the assistant marked, why, and what a person decided. What the rule said then is kept with them."""

    privacy = {
        **dict.fromkeys(
            ["start", "end", "words", "code", "subject", "name", "why", "instead", "citation", "certainty", "aside",
             "verdict", "decided_at"],
            Privacy.NOT_PERSONAL,
        ),
        "decided_by_name": Privacy.KEPT,
    }  # fmt: skip

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="marks")
    passage = models.ForeignKey(TextPassage, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    code = models.CharField(max_length=80)
    subject = models.CharField(max_length=10, choices=[(s.value, label) for s, label in SUBJECT_LABELS.items()])
    name = models.CharField(max_length=300)
    why = models.TextField()
    instead = models.TextField(blank=True)
    citation = models.CharField(max_length=300)
    certainty = models.CharField(max_length=10, choices=[(c.value, c.value) for c in Certainty])
    aside = models.CharField(max_length=10, choices=[(a.value, label) for a, label in ASIDE_LABELS.items()], blank=True)
    verdict = models.CharField(
        max_length=10, choices=[(v.value, label) for v, label in VERDICT_LABELS.items()], blank=True
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["passage__position", "start"]
        constraints = [
            models.UniqueConstraint(fields=["review", "passage", "start"], name="one_mark_a_place"),
            models.CheckConstraint(
                name="a_decision_on_a_mark_says_when",
                condition=Q(verdict="", decided_at=None) | (~Q(verdict="") & Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Finding(Deed):
    """What is wrong at one place of a document, why, and which law says so. `mark`: where the assistant led to it."""

    class Kind(models.TextChoices):
        OUTDATED = "outdated", _("Lỗi thời, không còn phù hợp")
        CONFLICT = "conflict", _("Trái, mâu thuẫn với văn bản cấp trên")
        OVERLAP = "overlap", _("Chồng chéo, trùng lặp")
        GAP = "gap", _("Còn thiếu quy định")
        UNCLEAR = "unclear", _("Không rõ, khó thực hiện")
        FORM = "form", _("Sai thể thức, thẩm quyền")

    privacy = Deed.privacy | dict.fromkeys(["kind", "place", "words", "why", "law", "proposal"], Privacy.NOT_PERSONAL)

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="findings")
    passage = models.ForeignKey(TextPassage, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mark = models.OneToOneField(Mark, null=True, blank=True, on_delete=models.PROTECT, related_name="finding")
    kind = models.CharField(max_length=10, choices=Kind)
    place = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    why = models.TextField()
    law = models.CharField(max_length=500, blank=True)
    proposal = models.TextField(blank=True)

    class Meta:
        # In the order of the text; what stands at no single place comes last, on every database.
        ordering = [F("passage__position").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return f"{self.place}: {self.why[:60]}"
