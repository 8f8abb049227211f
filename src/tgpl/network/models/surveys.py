"""Rounds of survey, what each commune is asked, and every sending as it came."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.database.fields import OrderedJSON
from tgpl.core.safety.privacy import Privacy
from tgpl.network.rules import Survey
from tgpl.territory.models import Commune


def _not_personal(*names: str) -> dict[str, Privacy]:
    return dict.fromkeys(names, Privacy.NOT_PERSONAL)


class SurveyRound(models.Model):
    """A round of survey (đợt khảo sát): asked of the communes in a span of days, with a form that stays.

    `purpose_kind`, `purpose_key`: what the round is for, further up the house (a task of a plan).
    """

    privacy = _not_personal(
        "uid", "title", "opens_on", "closes_on", "law_on", "form", "purpose_kind", "purpose_key", "purpose",
        "opened_at", "ended_on",
    ) | {"opened_by": Privacy.KEPT}  # fmt: skip

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    opens_on = models.DateField()
    closes_on = models.DateField()
    # The grounds that are asked about are those of the law on this day.
    law_on = models.DateField()
    form = OrderedJSON()
    purpose_kind = models.CharField(max_length=30, blank=True)
    purpose_key = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=400, blank=True)
    opened_by = models.CharField(max_length=150)
    opened_at = models.DateTimeField()
    # From this day on communes can send nothing more.
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-opens_on", "-pk"]
        indexes = [models.Index(fields=["purpose_kind", "purpose_key"], name="network_round_purpose")]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="a_round_opens_before_it_closes")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def survey(self) -> Survey:
        return Survey.from_json(self.form)

    def takes_answers_on(self, day: date) -> bool:
        """Late answers are taken until the round is ended."""
        return self.opens_on <= day and self.ended_on is None


class SurveyReturnQuerySet(models.QuerySet["SurveyReturn"]):
    def visible_to(self, actor: Actor) -> "SurveyReturnQuerySet":
        """A commune sees its own; who sees the network sees all."""
        if actor.may(Permission.VIEW_NETWORK):
            return self
        if actor.may(Permission.ANSWER_SURVEYS):
            return self.filter(agency=actor.agency_id or 0)
        return self.none()

    def silent(self) -> "SurveyReturnQuerySet":
        return self.filter(first_sent_on=None)


class SurveyReturn(models.Model):
    """What one commune is asked in a round: its draft as typed, cell by cell, and how far it has come.

    `pages`: of each section, how often it was saved, when and by whom: two officers may fill in one form.
    """

    privacy = _not_personal(
        "uid", "typed", "words", "pages", "first_sent_on", "sendings", "reminders", "reminded_on"
    )  # fmt: skip

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="returns")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey(Commune, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    typed = OrderedJSON(default=dict)
    words = OrderedJSON(default=dict)
    pages = OrderedJSON(default=dict)
    first_sent_on = models.DateField(null=True, blank=True)
    sendings = models.PositiveIntegerField(default=0)
    reminders = models.PositiveIntegerField(default=0)
    reminded_on = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["SurveyReturn"]] = SurveyReturnQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "agency"], name="one_return_a_commune_and_round")]

    def __str__(self) -> str:
        return f"{self.agency}, {self.round}"

    @property
    def is_late(self) -> bool:
        return self.first_sent_on is not None and self.first_sent_on > self.round.closes_on


class Sending(models.Model):
    """A return as it was sent. A later one is a correction: it says why, and keeps every cell that it changed."""

    class How(models.TextChoices):
        ONLINE = "online", _("Điền trên trang")
        WORKBOOK = "workbook", _("Từ tệp Excel")

    privacy = _not_personal("number", "answers", "words", "changes", "why", "how", "sent_at") | {
        "sent_by": Privacy.KEPT
    }

    survey_return = models.ForeignKey(SurveyReturn, on_delete=models.PROTECT, related_name="history")
    number = models.PositiveIntegerField()
    answers = OrderedJSON()
    words = OrderedJSON(default=dict)
    changes = OrderedJSON(default=list)
    why = models.TextField(blank=True)
    how = models.CharField(max_length=10, choices=How, default=How.ONLINE)
    sent_by = models.CharField(max_length=150)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["survey_return", "number"], name="sendings_are_numbered"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="a_corrected_return_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_return} ({self.number})"
