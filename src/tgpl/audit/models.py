"""The record itself."""

from typing import Any, ClassVar

from django.db import models

from tgpl.core.privacy import Privacy


class EntryManager(models.Manager["Entry"]):
    """Lines are appended, never changed."""

    def append(self, *, by: Any, action: str, kind: str, key: str, person: str, details: dict[str, Any]) -> "Entry":
        return self.create(
            who=by.name,
            user_id=by.user_id,
            agency_id=by.agency_id,
            action=action,
            kind=kind,
            key=key,
            person=person,
            details=details,
        )


class Entry(models.Model):
    """One line: who did what to which thing, when. Strings only, so that it outlives what it describes."""

    privacy = {
        "at": Privacy.NOT_PERSONAL,
        "who": Privacy.KEPT,
        "user_id": Privacy.KEPT,
        "agency_id": Privacy.NOT_PERSONAL,
        "action": Privacy.NOT_PERSONAL,
        "kind": Privacy.NOT_PERSONAL,
        "key": Privacy.KEPT,
        "person": Privacy.KEPT,
        "details": Privacy.KEPT,
    }

    at = models.DateTimeField(auto_now_add=True)
    who = models.CharField(max_length=150)
    user_id = models.BigIntegerField(null=True)
    agency_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=60)
    person = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict)

    objects: ClassVar[EntryManager] = EntryManager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "key", "id"], name="audit_of_thing"),
            models.Index(fields=["person", "id"], name="audit_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.at} {self.who} {self.action} {self.kind} {self.key}"
