"""Who may be called, and whose turn it is."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tgpl.accounts.models import Agency, User
from tgpl.core.safety.privacy import Privacy


class Keeper(models.Model):
    """Someone of an office who takes turns of duty (người trực), and the number at which they are called.

    The number is a service number: it is shown to the bodies of proceedings that send an urgent notice.
    """

    privacy = dict.fromkeys(["phone", "last_day"], Privacy.KEPT)

    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="keepers")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=20)
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "user"], name="one_keeper_per_office_and_person")]

    def __str__(self) -> str:
        return self.user.full_name


class TurnQuerySet(models.QuerySet["Turn"]):
    def of_days(self) -> "TurnQuerySet":
        """What was said of single days; the others stand for a weekday of every week."""
        return self.filter(weekday=None)

    def weekly(self) -> "TurnQuerySet":
        return self.exclude(weekday=None)


class Turn(models.Model):
    """A turn of duty (lượt trực): of one day, or of a weekday of every week from `first_day` on.

    What is said of a day goes before what is said of its weekday. A weekly turn without a keeper ends the one before.
    """

    privacy = {
        "weekday": Privacy.NOT_PERSONAL,
        "first_day": Privacy.NOT_PERSONAL,
        "reason": Privacy.KEPT,
    }

    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)  # 0 is Monday
    first_day = models.DateField()
    keeper = models.ForeignKey(Keeper, null=True, on_delete=models.PROTECT, related_name="+")
    backup = models.ForeignKey(Keeper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager["Turn"]] = TurnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "first_day"], condition=Q(weekday=None), name="one_turn_per_office_and_day"
            ),
            models.UniqueConstraint(
                fields=["office", "weekday", "first_day"],
                condition=Q(weekday__isnull=False),
                name="one_weekly_turn_per_office_weekday_and_day",
            ),
            models.CheckConstraint(
                condition=Q(keeper__isnull=False) | Q(weekday__isnull=False), name="a_turn_of_a_day_names_its_keeper"
            ),
            models.CheckConstraint(
                condition=Q(backup=None) | ~Q(backup=F("keeper")), name="nobody_stands_in_for_themselves"
            ),
            models.CheckConstraint(condition=Q(weekday=None) | Q(weekday__lte=6), name="a_week_has_seven_days"),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.first_day:%d/%m/%Y}"
