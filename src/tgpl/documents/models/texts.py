"""The text of a form as an officer wrote it, in versions."""

from datetime import date

from django.db import models
from django.db.models import Q

from tgpl.accounts.models import User
from tgpl.core.law.rule_files import Mark
from tgpl.core.safety.privacy import Privacy


class TextVersionQuerySet(models.QuerySet["TextVersion"]):
    def on(self, day: date) -> "TextVersionQuerySet":
        """Those put in force by `day`, the newest last: of two from one day, the later version."""
        return self.filter(valid_from__lte=day).order_by("valid_from", "number")


class TextVersion(models.Model):
    """One version of the text of a form. Without `valid_from` it is being tried; nothing is drawn up by it yet."""

    privacy = {
        **dict.fromkeys(
            ["form", "number", "text", "mark", "compared_with", "written_at", "valid_from"], Privacy.NOT_PERSONAL
        ),
        "written_by_name": Privacy.KEPT,
        "put_in_force_by_name": Privacy.KEPT,
    }

    form = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    mark = models.CharField(max_length=12, choices=[(mark.value, mark.value) for mark in Mark])
    compared_with = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    written_by_name = models.CharField(max_length=150)
    valid_from = models.DateField(null=True, blank=True)
    put_in_force_by_name = models.CharField(max_length=150, blank=True)

    objects = TextVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="one_text_per_form_and_number"),
            models.CheckConstraint(
                condition=~Q(mark="confirmed") | ~Q(compared_with=""), name="a_confirmed_text_says_with_what"
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | ~Q(put_in_force_by_name=""), name="a_text_in_force_names_its_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} v{self.number}"
