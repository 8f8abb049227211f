"""Editions of rule files, and what came out when they were tried on past cases."""

import uuid
from datetime import date
from hashlib import sha256

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import User
from tgpl.core.law.editions import LawKind, law_kinds
from tgpl.core.safety.privacy import Privacy


class Standing(models.TextChoices):
    """Where an edition stands."""

    DRAFT = "draft", _("Dự thảo")
    TO_COME = "to_come", _("Sẽ áp dụng")
    IN_FORCE = "in_force", _("Đang áp dụng")
    WITHDRAWN = "withdrawn", _("Đã rút")


class EditionQuerySet(models.QuerySet["Edition"]):
    def decided(self) -> "EditionQuerySet":
        """Those that are in force or will be, in the order in which one lies over the other."""
        return self.filter(since__isnull=False, withdrawn_at=None).order_by("since", "pk")


class Edition(models.Model):
    """Whole rule files of one kind as an officer wrote them anew. Once decided they speak from `since` on.

    `bases`: the digests of the files in force from which they were written; empty for a file that is new.
    """

    privacy = {
        **dict.fromkeys(
            ["uid", "kind", "files", "bases", "note", "written_at", "since", "decided_at", "withdrawn_at"],
            Privacy.NOT_PERSONAL,
        ),
        **dict.fromkeys(["written_by_name", "decided_by_name", "withdrawn_by_name", "withdrawn_because"], Privacy.KEPT),
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    files = models.JSONField()  # text by name
    bases = models.JSONField()
    note = models.CharField(max_length=500)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    written_by_name = models.CharField(max_length=150)
    since = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    decided_by_name = models.CharField(max_length=150, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by_name = models.CharField(max_length=150, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "since"],
                condition=Q(since__isnull=False, withdrawn_at=None),
                name="one_edition_of_a_kind_from_a_day",
            ),
            models.CheckConstraint(
                condition=Q(since=None, decided_at=None, decided_by_name="")
                | Q(since__isnull=False, decided_at__isnull=False) & ~Q(decided_by_name=""),
                name="an_edition_in_force_names_its_day_and_person",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(written_by=None) | ~Q(decided_by=F("written_by")),
                name="an_edition_is_decided_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(sorted(self.files))

    @property
    def of_kind(self) -> LawKind:
        return law_kinds[self.kind]

    @property
    def digest(self) -> str:
        return digest_of("\n".join(f"{name}\n{text}" for name, text in sorted(self.files.items())))

    def standing(self, today: date | None = None) -> Standing:
        if self.withdrawn_at:
            return Standing.WITHDRAWN
        if self.since is None:
            return Standing.DRAFT
        return Standing.IN_FORCE if self.since <= (today or timezone.localdate()) else Standing.TO_COME


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


class Trial(models.Model):
    """An edition tried on the past cases of some days, as if they came under the law of the day `on`."""

    privacy = {
        **dict.fromkeys(["first", "last", "on", "at", "done_at", "tried", "differing", "fault"], Privacy.NOT_PERSONAL),
        "by_name": Privacy.KEPT,
    }

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="trials")
    first = models.DateField()
    last = models.DateField()
    on = models.DateField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=150)
    done_at = models.DateTimeField(null=True, blank=True)
    tried = models.PositiveIntegerField(default=0)
    differing = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.first}–{self.last}"


class Difference(models.Model):
    """One thing of the past that would have come out differently."""

    privacy = {
        **dict.fromkeys(["what", "before", "now", "url"], Privacy.NOT_PERSONAL),
        "key": Privacy.KEPT,
    }

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="differences")
    what = models.CharField(max_length=200)
    key = models.CharField(max_length=60)
    before = models.TextField()
    now = models.TextField()
    url = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["trial", "what"], name="differences_of_a_sort")]

    def __str__(self) -> str:
        return f"{self.key}: {self.before} → {self.now}"
