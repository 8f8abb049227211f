"""A task through all versions of its plan, and what was said of it."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.core.safety.privacy import Privacy
from tgpl.plans.rules import Declared

DECLARED_LABELS = {
    Declared.NOT_BEGUN: _("Chưa bắt đầu"),
    Declared.UNDER_WAY: _("Đang làm"),
    Declared.DONE: _("Đã xong"),
}
_STATUSES = [(status, DECLARED_LABELS[status]) for status in Declared]


class Undertaking(models.Model):
    """A task as it goes on from one version of its plan to the next: what is said and done of it belongs here."""

    privacy: dict[str, Privacy] = {}

    def __str__(self) -> str:
        return f"{self.pk}"

    def said_on(self, day: dt.date, side: "ProgressNote.Side") -> "ProgressNote | None":
        """The last word of that side by the end of `day`; `progress` should be prefetched."""
        return next((n for n in self.progress.all() if n.side == side and n.day <= day), None)

    def declared_on(self, day: dt.date) -> "ProgressNote | None":
        return self.said_on(day, ProgressNote.Side.UNIT)

    def accepted_on(self, day: dt.date) -> "ProgressNote | None":
        return self.said_on(day, ProgressNote.Side.DEPARTMENT)


class ProgressNote(models.Model):
    """How far a task is, as its unit declares or as the department accepts: when, by whom, in which words.

    `shown` is what the evidence showed at that moment; where it was something else, `reason` says why.
    """

    class Side(models.TextChoices):
        UNIT = "unit", _("Đơn vị khai")
        DEPARTMENT = "department", _("Sở công nhận")

    privacy = {
        "side": Privacy.NOT_PERSONAL,
        "declared": Privacy.NOT_PERSONAL,
        "shown": Privacy.NOT_PERSONAL,
        "reason": Privacy.NOT_PERSONAL,
        "day": Privacy.NOT_PERSONAL,
        "at": Privacy.NOT_PERSONAL,
        "by": Privacy.KEPT,
        "note": Privacy.NOT_PERSONAL,
    }

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="progress")
    side = models.CharField(max_length=10, choices=Side, default=Side.UNIT)
    declared = models.CharField(max_length=10, choices=_STATUSES)
    shown = models.CharField(max_length=10, choices=_STATUSES, blank=True)
    reason = models.TextField(blank=True)
    day = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shown="") | models.Q(shown=models.F("declared")) | ~models.Q(reason=""),
                name="a_difference_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.undertaking_id} {self.side} {self.declared}"
