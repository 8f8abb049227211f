"""Letters that remind a body of its tasks: one a body and day."""

from django.db import models

from tgpl.accounts.models import Agency
from tgpl.core.database.fields import OrderedJSON
from tgpl.plans.models.plan import not_personal


class ReminderLetter(models.Model):
    """A letter by e-mail to a body. `about`: the undertakings told of, each with its alarms; `fault`: why it stayed."""

    privacy = not_personal("day", "about", "taken_at", "fault")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    about = OrderedJSON()
    # Taken up by a sender: from then on no other sends it. None: not sent, to be tried again.
    taken_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-day", "pk"]
        constraints = [models.UniqueConstraint(fields=["agency", "day"], name="one_reminder_a_body_and_day")]

    def __str__(self) -> str:
        return f"{self.agency}, {self.day}"
