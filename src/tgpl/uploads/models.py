"""Files between the hand of a person and the file of a matter."""

import uuid

from django.db import models

from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy


class Upload(models.Model):
    """A file on its way in (tệp đang gửi). Its pieces lie sealed in the storage until it is used or its time is over.

    Whoever holds the id may send the rest; nobody can read anything through it.
    """

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "name": Privacy.ENCRYPTED,
        "length": Privacy.NOT_PERSONAL,
        "arrived": Privacy.NOT_PERSONAL,
        "checked_for": Privacy.NOT_PERSONAL,
        "expires_at": Privacy.NOT_PERSONAL,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = EncryptedText()
    length = models.PositiveBigIntegerField()
    arrived = models.PositiveBigIntegerField(default=0)  # bytes that are here; the next piece begins there
    checked_for = models.CharField(max_length=20, blank=True)  # the box that has looked through it
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(arrived__lte=models.F("length")), name="no_more_arrives_than_was_announced"
            )
        ]

    def __str__(self) -> str:
        return f"{self.uid}: {self.arrived}/{self.length}"

    @property
    def is_whole(self) -> bool:
        return self.arrived == self.length

    @property
    def folder(self) -> str:
        return f"uploads/{self.uid.hex}"

    def piece_at(self, offset: int) -> str:
        """Where the piece that begins at `offset` lies."""
        return f"{self.folder}/{offset:015}"


class HeldBack(models.Model):
    """A file that nobody may open (tệp bị giữ lại): not looked through yet, or found to hold malware.

    Known by the digest of its content, so it is held back in every matter that it was copied to.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        INFECTED = "infected"

    privacy = dict.fromkeys(["sha256", "copy", "state", "found", "since"], Privacy.NOT_PERSONAL) | {
        "copy": Privacy.REMOVED
    }

    sha256 = models.CharField(max_length=64, unique=True)
    copy = models.FileField(upload_to="held-back", blank=True)  # for the scanner; gone once it was looked through
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    found = models.CharField(max_length=200, blank=True)  # the malware's name, as the scanner calls it
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="infected") | ~models.Q(found=""), name="an_infected_file_names_its_malware"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]}: {self.state}"
