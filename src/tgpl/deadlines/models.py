"""The calendar that an officer keeps, and the clocks that run."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.deeds import Deed
from tgpl.accounts.models import Agency, User
from tgpl.core.database.fields import EncryptedText
from tgpl.core.law.rule_files import Mark
from tgpl.core.safety.privacy import Privacy
from tgpl.deadlines.rules import end_of, local
from tgpl.deadlines.seed import SeededDay

# How long before its end a clock is due soon.
SOON = dt.timedelta(days=1)


class CalendarDay(models.Model):
    """A day that is not what its weekday says: off by law or decision, or worked instead of another."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("Ngày nghỉ")
        WORKING = "working", _("Ngày làm bù")

    privacy = dict.fromkeys(["date", "kind", "name", "basis", "mark"], Privacy.NOT_PERSONAL)

    date = models.DateField(unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=100)
    basis = models.CharField(max_length=200, blank=True)
    mark = models.CharField(max_length=10, choices=[(mark, mark) for mark in Mark], default=Mark.TO_VERIFY)

    class Meta:
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.name}"

    @classmethod
    def from_seed(cls, day: SeededDay) -> "CalendarDay":
        kind = cls.Kind.HOLIDAY if day.is_off else cls.Kind.WORKING
        return cls(date=day.date, kind=kind, name=day.name, basis=day.basis, mark=day.mark)

    def as_seed(self) -> SeededDay:
        return SeededDay(self.date, self.kind == self.Kind.HOLIDAY, self.name, self.basis, Mark(self.mark))


class ClockQuerySet(models.QuerySet["Clock"]):
    """Clocks in the words of a worklist."""

    def running(self) -> "ClockQuerySet":
        return self.filter(stopped_at=None)

    def of(self, subject_kind: str, subject_key: str) -> "ClockQuerySet":
        return self.filter(subject_kind=subject_kind, subject_key=subject_key)

    def do_now(self) -> "ClockQuerySet":
        """What the law wants at once, and that began today."""
        return self.filter(at_once=True, due_at__gte=_this_morning())

    def late(self) -> "ClockQuerySet":
        """Past due; what was to be done at once is late when its day is over."""
        past = self.filter(due_at__lt=timezone.now())
        return past.filter(Q(at_once=False) | Q(due_at__lt=_this_morning()))

    def due_soon(self, within: dt.timedelta = SOON) -> "ClockQuerySet":
        """Not late, and due within a day."""
        now = timezone.now()
        return self.filter(at_once=False, due_at__gte=now, due_at__lte=now + within)


def _this_morning() -> dt.datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


class Clock(models.Model):
    """A limit of the law that runs for one thing: a request, a case, a complaint, a task of a plan.

    `subject_kind` and `subject_key` point up the house, so they are text. `holder` is the person who must act;
    without one, whoever holds the role `who` in the office. `on_duty` is the one whose turn of duty it was when the
    limit began outside office hours: they see it beside the office. The limit is kept as it was counted.
    """

    privacy = {
        "subject_kind": Privacy.NOT_PERSONAL,
        "subject_key": Privacy.KEPT,
        "who": Privacy.NOT_PERSONAL,
        "rule": Privacy.NOT_PERSONAL,
        "citation": Privacy.NOT_PERSONAL,
        "mark": Privacy.NOT_PERSONAL,
        "at_once": Privacy.NOT_PERSONAL,
        "exceptions": Privacy.KEPT,
        "pauses": Privacy.NOT_PERSONAL,
        "started_at": Privacy.NOT_PERSONAL,
        "started_by": Privacy.KEPT,
        "due_at": Privacy.NOT_PERSONAL,
        "stopped_at": Privacy.NOT_PERSONAL,
        "stopped_by": Privacy.KEPT,
        "stopped_because": Privacy.KEPT,
    }

    subject_kind = models.CharField(max_length=40)
    subject_key = models.CharField(max_length=60)
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    holder = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    on_duty = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    who = models.CharField(max_length=30)
    rule = models.CharField(max_length=40)
    citation = models.CharField(max_length=200)
    mark = models.CharField(max_length=10)
    at_once = models.BooleanField()
    exceptions = models.JSONField(default=list)
    pauses = models.JSONField(default=list)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=150)
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.CharField(max_length=150, blank=True)
    stopped_because = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager["Clock"]] = ClockQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_key"], name="clock_of_subject"),
            # A worklist reads the running ones in the order of their limits and stops at a page full: no sorting,
            # and no index per office or holder, which a list of "mine or my office's" could not use.
            models.Index(fields=["due_at", "id"], condition=Q(stopped_at=None), name="running_clock_by_due"),
            models.Index(
                fields=["on_duty"], condition=Q(stopped_at=None, on_duty__isnull=False), name="running_clock_on_duty"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_key", "rule"],
                condition=Q(stopped_at=None),
                name="one_running_clock_per_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} · {self.subject_kind} {self.subject_key}"

    @property
    def is_running(self) -> bool:
        return self.stopped_at is None

    @property
    def late_from(self) -> dt.datetime:
        """After which moment it counts as late: what was to be done at once has until its day is over."""
        return end_of(local(self.due_at).date()) if self.at_once else self.due_at

    def is_late(self, now: dt.datetime) -> bool:
        """Whether the limit was over when the clock stopped, or is over `now`."""
        return self.late_from < (self.stopped_at or now)

    def resume(self, at: dt.datetime) -> None:
        """Run on from `at`; the time since it stopped becomes a pause."""
        if self.stopped_at:
            self.pauses = [*self.pauses, [self.stopped_at.isoformat(), at.isoformat()]]
        self.stopped_at, self.stopped_by, self.stopped_because = None, "", ""


class ClockChange(Deed):
    """What a head wrote by hand on a clock: that it stood still, or that a case of the law gives it another limit.

    A pause runs from `since` to `until`; a circumstance is one that the rule knows. `ground`: where the law says so.
    """

    class Kind(models.TextChoices):
        PAUSE = "pause", _("Tạm dừng")
        CIRCUMSTANCE = "circumstance", _("Trường hợp luật cho thời hạn khác")

    privacy = Deed.privacy | {
        "kind": Privacy.NOT_PERSONAL,
        "since": Privacy.NOT_PERSONAL,
        "until": Privacy.NOT_PERSONAL,
        "circumstance": Privacy.KEPT,
        "ground": Privacy.NOT_PERSONAL,
        "reason": Privacy.ENCRYPTED,
        "taken_back_at": Privacy.NOT_PERSONAL,
        "taken_back_by": Privacy.KEPT,
    }

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=20, choices=Kind)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    circumstance = models.CharField(max_length=60, blank=True)
    ground = models.CharField(max_length=300)
    reason = EncryptedText()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="pause", since__lt=F("until"), until__isnull=False, circumstance="")
                | Q(kind="circumstance", since=None, until=None) & ~Q(circumstance=""),
                name="a_change_is_a_pause_or_a_circumstance",
            ),
            models.UniqueConstraint(
                fields=["clock", "circumstance"],
                condition=Q(kind="circumstance", taken_back_at=None),
                name="a_circumstance_is_noted_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clock_id} {self.kind}"

    @property
    def as_kept(self) -> list[str]:
        """A pause as the clock keeps it."""
        return [local(moment).isoformat() for moment in (self.since, self.until) if moment]
