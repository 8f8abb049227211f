"""Who did something and when: the columns that decisions and moves of every room carry, in one shape."""

from typing import Any

from django.db import models

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import User
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy


class Deed(models.Model):
    """Something that a person did. The name stays when the account is gone; no account: a citizen, or the system."""

    privacy = {"at": Privacy.NOT_PERSONAL, "by_name": Privacy.KEPT}

    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)

    class Meta:
        abstract = True


class Move(Deed):
    """One step of a thing: from where to where, when, by whom and why. `was` is empty for the first."""

    privacy = Deed.privacy | {
        "was": Privacy.NOT_PERSONAL,
        "now": Privacy.NOT_PERSONAL,
        "reason": Privacy.ENCRYPTED,
    }

    was = models.CharField(max_length=20, blank=True)
    now = models.CharField(max_length=20)
    reason = EncryptedText(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]


def signed(by: Actor) -> dict[str, Any]:
    """The columns that name `by`."""
    return {"by_id": by.user_id, "by_name": by.name}
