"""The record itself."""

import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tgpl.audit.rules import canonical, fingerprint
from tgpl.core.safety.privacy import Privacy


class PlainDetails(models.TextField):
    """A mapping of plain values kept as canonical text: a JSON column would rewrite it, and break its hash."""

    def get_prep_value(self, value: Any) -> str:
        return canonical(value)

    def from_db_value(self, value: str, expression: Any, connection: Any) -> Any:
        return json.loads(value)


def plain(details: dict[str, Any]) -> Any:
    """`details` with dates, decimals and identifiers as text, as they will be read back."""
    return json.loads(json.dumps(details, cls=DjangoJSONEncoder))


def content_of(line: Mapping[str, Any]) -> dict[str, Any]:
    """Everything a line says, by column, in plain values: what its hash is taken over."""
    return {**{name: line[name] for name in _SAID}, "at": line["at"].astimezone(UTC).isoformat(timespec="microseconds")}


_SAID = ("chain", "seq", "who", "user_id", "agency_id", "action", "kind", "key", "person", "details")


class Entry(models.Model):
    """One line: who did what to which thing, when. Strings only, so that it outlives what it describes.

    Lines stand in several chains, so that writers need not queue for one lock. In its chain a line has a
    sequence number and the hash over the line before it and itself: a line changed, taken out or put in
    between is found by `tgpl verify-audit`. The database refuses to change or delete a line (migration 0001).
    """

    privacy = {
        "chain": Privacy.NOT_PERSONAL,
        "seq": Privacy.NOT_PERSONAL,
        "hash": Privacy.NOT_PERSONAL,
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

    chain = models.PositiveSmallIntegerField()
    seq = models.PositiveBigIntegerField()
    hash = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    who = models.CharField(max_length=150)
    user_id = models.BigIntegerField(null=True)
    agency_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=60)
    person = models.CharField(max_length=40, blank=True)
    details = PlainDetails()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_one_line_per_place")]
        indexes = [
            models.Index(fields=["kind", "key", "id"], name="audit_of_thing"),
            models.Index(fields=["person", "id"], name="audit_of_person", condition=~models.Q(person="")),
        ]

    def __str__(self) -> str:
        return f"{self.at} {self.who} {self.action} {self.kind} {self.key}"

    def hash_after(self, previous: bytes) -> bytes:
        """The hash this line must have when `previous` is the hash of the line before it."""
        return fingerprint(previous, content_of(vars(self)))
