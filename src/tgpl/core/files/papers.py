"""A paper that is kept: what requests, cases and others store of each, in one shape."""

import uuid
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TypeVar

from django.core.files.base import File
from django.db import models

from tgpl.core.database.fields import EncryptedText
from tgpl.core.files.uploads import held_back_among
from tgpl.core.safety.privacy import Privacy


def paper_path(paper: Any, name: str) -> str:
    """Files lie under a random name: the name a person gave may itself tell something."""
    return f"{paper.folder}/{paper.uid.hex}"


class Paper(models.Model):
    """A paper with its file; without a file it was seen on paper. A room adds `kind`, and `folder` to lie in."""

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "title": Privacy.ENCRYPTED,
        "file": Privacy.REMOVED,
        "size": Privacy.NOT_PERSONAL,
        "sha256": Privacy.KEPT,
        "added_at": Privacy.NOT_PERSONAL,
        "added_by_name": Privacy.KEPT,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = EncryptedText()
    file = models.FileField(upload_to=paper_path, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=150)

    held_back = ""  # "waiting" or "infected": what `with_held_back` found

    class Meta:
        abstract = True

    def hold(self, file: File) -> None:
        """Take `file` in, known from now on by the digest of its content."""
        self.sha256, self.size, self.file = sha256_of(file), file.size, file

    def as_fields(self) -> dict[str, Any]:
        """What another room copies when the paper goes on with the matter; the file itself is not copied."""
        kept = ("title", "size", "sha256", "added_at", "added_by_name")
        return {name: getattr(self, name) for name in kept} | {"file": self.file.name}


Papers = TypeVar("Papers", bound=Paper)


def with_held_back(papers: Iterable[Papers]) -> list[Papers]:
    """`papers`, those marked that nobody may open for now."""
    listed = list(papers)
    states = held_back_among(paper.sha256 for paper in listed)
    for paper in listed:
        paper.held_back = states.get(paper.sha256, "")
    return listed


def sha256_of(file: File) -> str:
    """The digest of a file's content, read in pieces; the file is left at its start."""
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
