"""Closings of the registers (kết sổ): frozen, signed for, and never changed; a late correction is a new version."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Permission
from tgpl.cases.models.registers import RegisterCounter
from tgpl.cases.rules.periods import Period, Span
from tgpl.core.database.fields import EncryptedJSON, EncryptedText
from tgpl.core.safety.privacy import Privacy

SPAN_LABELS = {Span.MONTH: _("Tháng"), Span.HALF_YEAR: _("Sáu tháng"), Span.YEAR: _("Năm")}


class ClosingQuerySet(models.QuerySet["RegisterClosing"]):
    def visible_to(self, actor: Actor) -> "ClosingQuerySet":
        """The closings of the offices open to this post."""
        if not actor.may(Permission.VIEW_REQUESTS):
            return self.none()
        return self.filter(office__in=actor.offices)

    def of(self, office: Agency, register: str, period: Period) -> "ClosingQuerySet":
        """Every version of one closing."""
        return self.filter(office=office, register=register, first=period.first, last=period.last)


class RegisterClosing(models.Model):
    """One register of one office, closed for one period: its lines and counts as they stood, and who signed."""

    privacy = {
        **dict.fromkeys(["register", "span", "first", "last", "version", "sha256", "at"], Privacy.NOT_PERSONAL),
        "counts": Privacy.NOT_PERSONAL,
        "lines": Privacy.ENCRYPTED,
        "by_name": Privacy.KEPT,
        "reason": Privacy.ENCRYPTED,
    }

    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=20, choices=RegisterCounter.Register)
    span = models.CharField(max_length=10, choices=list(SPAN_LABELS.items()))
    first = models.DateField()
    last = models.DateField()
    version = models.PositiveSmallIntegerField()
    counts: Any = models.JSONField()
    lines = EncryptedJSON(default=list)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)
    reason = EncryptedText(null=True, blank=True)  # why a closed register was closed anew

    objects = ClosingQuerySet.as_manager()

    class Meta:
        ordering = ["-last", "-first", "register", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "register", "first", "last", "version"], name="one_closing_per_period_and_version"
            ),
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="a_period_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=None), name="a_correction_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.register} {self.first}–{self.last} v{self.version}"

    @property
    def period(self) -> Period:
        return Period(self.first, self.last)

    @property
    def title(self) -> str:
        """ "Tháng 11 năm 2026", "6 tháng cuối năm 2026", "Năm 2026"."""
        return period_title(Span(self.span), self.first)


def period_title(span: Span, first: date) -> str:
    """How offices name a period."""
    if span == Span.MONTH:
        return str(_("Tháng %(month)02d năm %(year)d") % {"month": first.month, "year": first.year})
    if span == Span.YEAR:
        return str(_("Năm %(year)d") % {"year": first.year})
    half = _("6 tháng đầu năm %(year)d") if first.month == 1 else _("6 tháng cuối năm %(year)d")
    return str(half % {"year": first.year})
