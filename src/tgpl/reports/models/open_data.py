"""The open tables of a year as they were published."""

from typing import Any

from django.db import models
from django.db.models import Q

from tgpl.accounts.deeds import Deed
from tgpl.core.database.fields import OrderedJSON
from tgpl.core.safety.privacy import Privacy
from tgpl.reports.models.reports import SnapshotAltered
from tgpl.reports.open_data.rules.tables import OpenYear
from tgpl.reports.rules.content import digest


class OpenData(Deed):
    """The open tables of one year, published once: a second version beside the first would tell what lies between."""

    privacy = Deed.privacy | dict.fromkeys(
        ["year", "content", "sha256", "withdrawn_at", "withdrawn_because"], Privacy.NOT_PERSONAL
    )

    year = models.PositiveSmallIntegerField(unique=True)
    content: Any = OrderedJSON()
    sha256 = models.CharField(max_length=64)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""), name="a_withdrawal_says_why"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)

    def read(self) -> OpenYear:
        """The published tables; raises SnapshotAltered when they do not agree with their digest."""
        if digest(self.content) != self.sha256:
            raise SnapshotAltered(str(self))
        return OpenYear.from_json(self.content)
