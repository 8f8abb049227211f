"""Points and travel times that officers bring, and the reckonings of where branches should stand."""

import uuid
from typing import ClassVar

from django.db import models

from tgpl.core.database.fields import OrderedJSON
from tgpl.core.law.rule_files import Mark
from tgpl.core.safety.privacy import Privacy


def _not_personal(*names: str) -> dict[str, Privacy]:
    return dict.fromkeys(names, Privacy.NOT_PERSONAL)


MARKS = [(mark.value, mark.value) for mark in Mark]


class MapData(models.Model):
    """A file that an officer brought for the map: points of communes, or travel times between them.

    Nothing is overwritten: of points the latest file that names a commune counts, of travel times the latest file.
    """

    class Kind(models.TextChoices):
        POINTS = "points"  # code: [latitude, longitude]
        MINUTES = "minutes"  # code: {code: minutes}

    privacy = _not_personal("kind", "source", "mark", "content", "brought_at") | {"brought_by": Privacy.KEPT}

    kind = models.CharField(max_length=10, choices=Kind)
    source = models.CharField(max_length=300)
    mark = models.CharField(max_length=10, choices=MARKS)
    content = OrderedJSON()
    brought_by = models.CharField(max_length=150)
    brought_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "-id"], name="network_map_data")]

    def __str__(self) -> str:
        return self.source


class Siting(models.Model):
    """A reckoning of where branches should stand: frozen with all that went into it, reckoned in the background."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    privacy: ClassVar = _not_personal(
        "uid", "title", "status", "inputs", "inputs_sha256", "steps", "asked_at", "done_at"
    ) | {"asked_by": Privacy.KEPT}

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    inputs = OrderedJSON()
    inputs_sha256 = models.CharField(max_length=64)
    steps = OrderedJSON(default=list)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "siting"

    def __str__(self) -> str:
        return self.title
