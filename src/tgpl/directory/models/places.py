"""Where an organisation meets people: how to get in, for whom, and when the door is open."""

from django.db import models
from django.db.models import F, Q

from tgpl.accounts.models import Agency
from tgpl.core.database.fields import OrderedJSON
from tgpl.core.safety.privacy import Privacy
from tgpl.directory.rules import Week, read_week


class Place(models.Model):
    """The door of an organisation, as its people described it. None: nobody has said."""

    privacy = dict.fromkeys(
        ["step_free", "sign_language", "directions", "latitude", "longitude", "revision", "checked_on", "checked_by"],
        Privacy.NOT_PERSONAL,
    )

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="place")
    step_free = models.BooleanField(null=True, blank=True)
    sign_language = models.BooleanField(null=True, blank=True)
    directions = models.CharField(max_length=500, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)  # tells two officers who write at once
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="a_position_has_both_numbers",
            )
        ]

    def __str__(self) -> str:
        return f"place of {self.agency_id}"


class ServedCommune(models.Model):
    """The people of this commune (its code is never used again) go to this organisation first."""

    privacy = {"commune_code": Privacy.NOT_PERSONAL}

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="served_communes")
    commune_code = models.CharField(max_length=5, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "commune_code"], name="an_organisation_serves_a_commune_once")
        ]

    def __str__(self) -> str:
        return self.commune_code


class OpeningHours(models.Model):
    """The hours of a week, from one date to another; `week` holds seven lists, Monday first: "07:30-11:30"."""

    privacy = dict.fromkeys(["week", "valid_from", "valid_to", "basis"], Privacy.NOT_PERSONAL)

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="opening_hours")
    week = OrderedJSON()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "valid_from"], name="hours_of_an_organisation_once_per_date"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="hours_end_after_they_begin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.valid_from:%d/%m/%Y}"

    @property
    def read(self) -> Week:
        return read_week(self.week)
