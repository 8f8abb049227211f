"""Who is in a matter on which side, and what the conflict check made of it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.deeds import Deed
from tgpl.cases.models.matter import Case
from tgpl.cases.rules.names import name_keys
from tgpl.core.database.fields import EncryptedJSON, EncryptedText
from tgpl.core.language.text import squeeze
from tgpl.core.safety.privacy import Privacy
from tgpl.directory.models import Practitioner
from tgpl.people.models import identity_index


class Party(models.Model):
    """Someone in a matter, on a side: what the conflict check looks through, across all years."""

    class Side(models.TextChoices):
        CLIENT = "client", _("Người được trợ giúp pháp lý")
        OPPONENT = "opponent", _("Bên có quyền lợi đối lập")
        OTHER = "other", _("Người khác trong vụ việc")

    privacy = {
        "name": Privacy.KEPT,
        "full_key": Privacy.KEPT,
        "short_key": Privacy.KEPT,
        "identity_index": Privacy.KEPT,
        "identity_length": Privacy.NOT_PERSONAL,
        "side": Privacy.KEPT,
        "role": Privacy.KEPT,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    name = models.CharField(max_length=150)
    full_key = models.CharField(max_length=150)
    short_key = models.CharField(max_length=80, blank=True)
    identity_index = models.CharField(max_length=32, blank=True)
    # Nine digits were replaced by twelve; two numbers of twelve that differ are two people.
    identity_length = models.PositiveSmallIntegerField(default=0)
    side = models.CharField(max_length=10, choices=Side)
    role = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["full_key", "side"], name="parties_by_name"),
            # The name beside the key: who has more middle names is told from the index alone.
            models.Index(fields=["short_key", "full_key", "side"], name="parties_by_short_name"),
            models.Index(fields=["identity_index"], name="parties_by_identity", condition=~Q(identity_index="")),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_side_display()})"

    @staticmethod
    def known_as(name: str, identity_number: str = "") -> dict[str, Any]:
        """The columns under which a person of this name and number is found."""
        keys = name_keys(name)
        return {
            "name": squeeze(name),
            "full_key": keys.full[:150],
            "short_key": keys.short[:80],
            "identity_index": identity_index(identity_number),
            "identity_length": len(identity_number),
        }


class ConflictCheck(Deed):
    """Whether a practitioner may act (Điều 25): what was found, and what a person decided about each find."""

    privacy = Deed.privacy | {
        "hits": Privacy.ENCRYPTED,
        "clear": Privacy.NOT_PERSONAL,
        "reason": Privacy.ENCRYPTED,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conflict_checks")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    hits = EncryptedJSON(default=list)
    clear = models.BooleanField()
    reason = EncryptedText(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.practitioner}"
