"""What a citizen has written and not sent yet."""

import uuid
from typing import Any

from django.db import models

from tgpl.core.database.fields import EncryptedJSON
from tgpl.core.safety.crypto import blind_index
from tgpl.core.safety.privacy import Privacy


def draft_index(key: str) -> str:
    """What we keep of the key to a draft, which the device holds."""
    return blind_index(key, "draft.key")


class Draft(models.Model):
    """A request that a citizen is still writing, kept on the server so that nothing typed is lost.

    The device holds the key in a cookie; we hold its blind index, so the table alone opens nothing.
    Once sent, the receipt takes the place of the answers.
    """

    privacy = {
        "key_index": Privacy.NOT_PERSONAL,
        "data": Privacy.ENCRYPTED,
        "expires_at": Privacy.NOT_PERSONAL,
    }

    key_index = models.CharField(max_length=32, unique=True)
    data = EncryptedJSON(default=dict)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @property
    def uid(self) -> uuid.UUID:
        """The request's own id from its first word on: however often it is sent, it is one request."""
        return uuid.UUID(self.data["uid"])

    @property
    def answers(self) -> dict[str, dict[str, list[str]]]:
        """What was typed, by page and box."""
        return self.data.get("answers", {})

    @property
    def facts(self) -> dict[str, Any]:
        """What the person said before they began to write, in the keys of eligibility.Facts."""
        return self.data.get("facts", {})

    @property
    def came_by(self) -> int | None:
        """The card that led the person here."""
        return self.data.get("came_by")

    @property
    def receipt(self) -> dict[str, str] | None:
        """The reference and the secret, once sent."""
        return self.data.get("receipt")
