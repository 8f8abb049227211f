"""Two records that are one person: what was merged into what, and what came along."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from tgpl.accounts.deeds import Deed
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.people.models.person import Person


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> "MergeQuerySet":
        """Those that nobody has undone."""
        return self.filter(undone_at=None)


class Merge(Deed):
    """One record of a person merged into another (gộp hồ sơ), by whom and why; undoing it keeps the row.

    What belonged to each at that moment is kept by its keys, so that each thing finds its way back.
    """

    privacy = Deed.privacy | {
        "reason": Privacy.ENCRYPTED,
        "moved": Privacy.NOT_PERSONAL,
        "stayed": Privacy.NOT_PERSONAL,
        "undone_at": Privacy.NOT_PERSONAL,
        "undone_by_name": Privacy.KEPT,
        "undone_because": Privacy.ENCRYPTED,
    }

    survivor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merged_by")
    reason = EncryptedText()
    moved: Any = models.JSONField(default=dict)  # keys by kind: what the other record brought
    stayed: Any = models.JSONField(default=dict)  # what the survivor had already
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by_name = models.CharField(max_length=150, blank=True)
    undone_because = EncryptedText(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["other"], condition=Q(undone_at=None), name="a_record_is_merged_once"),
            models.CheckConstraint(condition=~Q(survivor=F("other")), name="a_record_is_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(undone_at=None) | ~Q(undone_by_name=""), name="an_undone_merge_names_its_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} → {self.survivor_id}"

    def keys(self, which: str) -> set[tuple[str, str]]:
        """The `moved` or `stayed` things as pairs of kind and key."""
        return {(kind, key) for kind, keys in getattr(self, which).items() for key in keys}
