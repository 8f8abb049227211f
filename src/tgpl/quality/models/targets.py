"""What officers enter about yearly targets: bands of years that no file knows, and circumstances of one officer."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from tgpl.accounts.deeds import Deed
from tgpl.core.database.fields import EncryptedText
from tgpl.core.law.rule_files import Mark
from tgpl.core.safety.privacy import Privacy
from tgpl.directory.models import Practitioner


class TargetBand(Deed):
    """The target of one year for those with at least so many years of service, as an officer entered it."""

    privacy = {
        **Deed.privacy,
        **dict.fromkeys(["year", "years_from", "reached", "fair", "good", "citation", "mark"], Privacy.NOT_PERSONAL),
    }

    year = models.PositiveSmallIntegerField()
    years_from = models.PositiveSmallIntegerField()
    reached = models.DecimalField(max_digits=5, decimal_places=1)
    fair = models.DecimalField(max_digits=5, decimal_places=1)
    good = models.DecimalField(max_digits=5, decimal_places=1)
    citation = models.CharField(max_length=200)
    mark = models.CharField(max_length=10, choices=[(mark, mark) for mark in Mark])

    class Meta:
        ordering = ["year", "years_from"]
        constraints = [
            models.UniqueConstraint(fields=["year", "years_from"], name="one_band_per_year_and_seniority"),
            models.CheckConstraint(
                condition=Q(reached__lte=models.F("fair")) & Q(fair__lte=models.F("good")), name="bands_rise"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.years_from}"


class TargetCircumstance(Deed):
    """What changes an officer's target in a year: months of absence, or the part that a leader is asked for."""

    privacy = {
        **Deed.privacy,
        **dict.fromkeys(["year", "absent_months", "share"], Privacy.KEPT),
        "reason": Privacy.ENCRYPTED,
    }

    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    absent_months = models.PositiveSmallIntegerField(default=0)
    share = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(100))  # per cent
    reason = EncryptedText()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practitioner", "year"], name="one_circumstance_per_officer_and_year"),
            models.CheckConstraint(
                condition=Q(absent_months__lte=12, share__gt=0, share__lte=100), name="a_circumstance_is_possible"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practitioner_id} {self.year}"
