"""What the client, or a relative, says of how they were served (Mẫu 11)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.cases.models import OWN_MATTERS_ONLY, Case
from tgpl.cases.rules.moves import OPEN
from tgpl.core.database.fields import EncryptedJSON, EncryptedText
from tgpl.core.lists.newest import of_offices
from tgpl.core.safety.crypto import blind_index
from tgpl.core.safety.privacy import Privacy


def opinion_secret_index(secret: str) -> str:
    """What we keep of the secret in the link that a person gets."""
    return blind_index(secret, "opinion.secret")


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def visible_to(self, actor: Actor) -> "OpinionQuerySet":
        """Those of the offices open to this post. A practitioner sees them once the case is over, never before."""
        if actor.role in OWN_MATTERS_ONLY:
            return self.filter(case__practitioner__user=actor.user_id).exclude(case__status__in=OPEN)
        if not (actor.may(Permission.ASK_OPINIONS) or actor.may(Permission.ASSESS_QUALITY)):
            return self.none()
        return self.filter(of_offices(actor.offices))

    def given(self) -> "OpinionQuerySet":
        return self.exclude(given_at=None)


class Opinion(models.Model):
    """One request for an opinion on a case that has ended, and the answers once they are given."""

    class Way(models.TextChoices):
        LINK = "link", _("Đường dẫn riêng, gửi bằng tin nhắn hoặc thư")
        PRINTED_LINK = "printed_link", _("Đường dẫn riêng, in và trao tận tay")
        TELEPHONE = "telephone", _("Gọi điện hỏi")
        PAPER = "paper", _("Phiếu giấy người dân đã điền")

    class Speaker(models.TextChoices):
        CLIENT = "client", _("Người được trợ giúp pháp lý")
        RELATIVE = "relative", _("Người thân thích")

    privacy = {
        "way": Privacy.NOT_PERSONAL,
        "form_version": Privacy.NOT_PERSONAL,
        "secret": Privacy.NOT_PERSONAL,
        "lapses_at": Privacy.NOT_PERSONAL,
        "asked_at": Privacy.NOT_PERSONAL,
        "asked_by_name": Privacy.KEPT,
        "speaker": Privacy.KEPT,
        "answers": Privacy.ENCRYPTED,
        "words": Privacy.ENCRYPTED,
        "given_at": Privacy.NOT_PERSONAL,
        "taken_by_name": Privacy.KEPT,
    }

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="opinions")
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    way = models.CharField(max_length=20, choices=Way)
    form_version = models.CharField(max_length=10)
    secret = models.CharField(max_length=32, blank=True)  # opinion_secret_index of what the link holds
    lapses_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=150)
    speaker = models.CharField(max_length=10, choices=Speaker, blank=True)
    answers = EncryptedJSON(default=dict)
    words = EncryptedText(null=True)
    given_at = models.DateTimeField(null=True)
    taken_by_name = models.CharField(max_length=150, blank=True)  # who wrote a telephone call or a paper down

    objects: ClassVar[models.Manager["Opinion"]] = models.Manager.from_queryset(OpinionQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["office", "-id"], name="opinions_of_office"),
            models.Index(fields=["secret"], name="opinion_by_secret", condition=~Q(secret="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(given_at=None), name="one_open_question_of_opinion_per_case"
            ),
            models.CheckConstraint(condition=Q(secret="") | ~Q(lapses_at=None), name="a_link_lapses"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.way}"

    @property
    def is_given(self) -> bool:
        return self.given_at is not None
