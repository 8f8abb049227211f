"""Letters that leave the house: drafts, and what was issued and can no longer change."""

import uuid
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Permission
from tgpl.core.database.fields import EncryptedText
from tgpl.core.lists.newest import of_offices
from tgpl.core.safety.privacy import Privacy
from tgpl.documents.catalogue import Form, form_of
from tgpl.documents.paper import Signature
from tgpl.documents.rules.composing import Letterhead
from tgpl.documents.rules.notation import FormText, split_text


class LetterAltered(Exception):
    """A file of an issued letter no longer agrees with its checksum: somebody changed it outside the product."""


class LetterCounter(models.Model):
    """The last number given in one book of outgoing letters of an office in one year."""

    privacy = dict.fromkeys(["series", "year", "last"], Privacy.NOT_PERSONAL)

    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "series", "year"], name="one_counter_per_book_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.series} {self.year}: {self.last}"


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, actor: Actor) -> "LetterQuerySet":
        """The letters of the offices open to this post, and of its own agency."""
        if not actor.may(Permission.DRAFT_LETTERS):
            return self.none()
        return self.filter(of_offices(actor.offices | {actor.agency_id} - {None}))

    def issued(self) -> "LetterQuerySet":
        return self.exclude(issued_at=None)

    def about(self, source: str, key: str) -> "LetterQuerySet":
        return self.filter(source=source, key=key)

    def in_force(self) -> "LetterQuerySet":
        """Drafts and issued letters, without those withdrawn."""
        return self.filter(withdrawal=None)


class Letter(models.Model):
    """A decision, a notice, a letter: first a draft that may be rewritten, then issued under a number for good."""

    privacy = {
        **dict.fromkeys(
            ["uid", "form", "source", "key", "text_version", "revision", "drafted_at", "series", "number", "year",
             "notation", "superior", "issuer", "place", "issued_on", "issued_at", "code"],
            Privacy.NOT_PERSONAL,
        ),
        "person": Privacy.KEPT,
        "base": Privacy.ENCRYPTED,
        "text": Privacy.ENCRYPTED,
        **dict.fromkeys(["drafted_by_name", "issued_by_name", "signer", "position", "authority"], Privacy.KEPT),
    }  # fmt: skip

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form = models.CharField(max_length=40)
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="letters", db_index=False)
    # What it was drawn up from, above this room: kind and key, and the uid of the person whom it is about.
    source = models.CharField(max_length=40)
    key = models.CharField(max_length=60)
    person = models.CharField(max_length=40, blank=True)
    text_version = models.PositiveSmallIntegerField()
    base = EncryptedText()  # as it was drawn up, to tell later what a person changed
    text = EncryptedText()
    revision = models.PositiveIntegerField(default=1)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    drafted_by_name = models.CharField(max_length=150)
    series = models.CharField(max_length=10)
    number = models.PositiveIntegerField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    notation = models.CharField(max_length=40, blank=True)
    superior = models.CharField(max_length=200, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=100, blank=True)
    signer = models.CharField(max_length=150, blank=True)
    position = models.CharField(max_length=100, blank=True)
    authority = models.CharField(max_length=150, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    issued_by_name = models.CharField(max_length=150, blank=True)
    # By which anyone finds the authentic copy; nobody guesses it.
    code = models.CharField(max_length=24, null=True, blank=True, unique=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "series", "year", "number"], name="a_letter_number_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["source", "key", "form"], condition=Q(issued_at=None), name="one_draft_of_a_form_waits"
            ),
            models.CheckConstraint(
                condition=Q(number=None, year=None, issued_on=None, issued_at=None, code=None)
                | Q(number__isnull=False, year__isnull=False, issued_on__isnull=False, issued_at__isnull=False,
                    code__isnull=False) & ~Q(issued_by_name="") & ~Q(signer=""),
                name="an_issued_letter_has_number_day_code_and_names",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["office", "-id"], name="letters_of_office"),
            models.Index(fields=["source", "key"], name="letters_about"),
        ]

    def __str__(self) -> str:
        return self.number_line or self.title

    @property
    def of_catalogue(self) -> Form:
        return form_of(self.form, self.issued_on)

    @property
    def title(self) -> str:
        return self.of_catalogue.name

    @property
    def is_issued(self) -> bool:
        return self.issued_at is not None

    @property
    def number_line(self) -> str:
        """ "12/QĐ-TTTGPL"; empty for a draft."""
        return f"{self.number:02}/{self.notation}" if self.number else ""

    @property
    def letterhead(self) -> Letterhead:
        """What stood over and under an issued letter."""
        authority = tuple(self.authority.split("\n")) if self.authority else ()
        return Letterhead(
            superior=self.superior,
            name=self.issuer,
            notation=self.notation,
            number=f"{self.number:02}" if self.number else "",
            place=self.place,
            on=self.issued_on,
            signature=Signature(self.position.upper(), self.signer, authority=authority),
        )

    @cached_property
    def to_read(self) -> "LetterFile":
        """What somebody gets who asks for an issued letter: the signed copy, else what was drawn."""
        signed = self.files.filter(kind=LetterFile.Kind.SIGNED).first()
        return signed or self.files.get(kind=LetterFile.Kind.PDF)

    @property
    def said(self) -> FormText:
        return split_text(self.text)


def letter_path(file: "LetterFile", name: str) -> str:
    return f"letters/{file.letter.uid.hex[:2]}/{uuid.uuid4().hex}"


class LetterFile(models.Model):
    """A file of an issued letter, byte for byte: as it was drawn, and as it was signed."""

    class Kind(models.TextChoices):
        PDF = "pdf", _("Bản PDF")
        WORD = "docx", _("Bản Word")
        SIGNED = "signed", _("Bản đã ký, đóng dấu")

    privacy = {
        "kind": Privacy.NOT_PERSONAL,
        "file": Privacy.REMOVED,
        "size": Privacy.NOT_PERSONAL,
        "sha256": Privacy.KEPT,
        "added_at": Privacy.NOT_PERSONAL,
        "added_by_name": Privacy.KEPT,
    }

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=10, choices=Kind)
    file = models.FileField(upload_to=letter_path)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=150)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "sha256"], name="the_same_file_of_a_letter_once"),
            models.UniqueConstraint(
                fields=["letter", "kind"], condition=~Q(kind="signed"), name="a_letter_is_drawn_once_in_each_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.kind} {self.sha256[:16]}"

    @property
    def title(self) -> str:
        """ "Quyết định cử … số 12/QĐ-TTTGPL", and that it is the signed copy."""
        title = f"{self.letter.title} số {self.letter.number_line}"
        return f"{title} (bản đã ký)" if self.kind == self.Kind.SIGNED else title

    def content(self) -> bytes:
        """The bytes; raises LetterAltered when they do not agree with the checksum."""
        with self.file.open("rb") as file:
            content = bytes(file.read())
        if sha256(content).hexdigest() != self.sha256:
            raise LetterAltered(str(self))
        return content

    def copied(self) -> ContentFile:
        """The bytes again, to lie in another file."""
        return ContentFile(self.content(), name="letter")
