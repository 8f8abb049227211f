"""Cards that stand where people may be without internet, and lead them to us."""

from django.db import models
from django.db.models import Q

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import Deed
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.safety.privacy import Privacy


class PlaceCardQuerySet(models.QuerySet["PlaceCard"]):
    def visible_to(self, actor: Actor) -> "PlaceCardQuerySet":
        """A partner sees the cards of their own agency, our offices and the department all."""
        if actor.may(Permission.REFER_PEOPLE):
            return self.filter(agency=actor.agency_id)
        return self if actor.may(Permission.MAKE_CARDS) else self.none()

    def in_use(self) -> "PlaceCardQuerySet":
        return self.filter(withdrawn_at=None)


class PlaceCard(Deed):
    """A printed card (thẻ hướng dẫn) at a commune office, a police post, a prison: whose place, and the code in its QR.

    Who asks by it asks for themselves: the place referred nobody, and learns of nobody.
    """

    privacy = Deed.privacy | dict.fromkeys(["code", "place", "withdrawn_at"], Privacy.NOT_PERSONAL)
    privacy |= {"withdrawn_by_name": Privacy.KEPT}

    code = models.CharField(max_length=9, unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="place_cards")
    place = models.CharField(max_length=80, blank=True)  # where in the agency; empty: it has one card
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.CharField(max_length=150, blank=True)

    objects = PlaceCardQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "place"], condition=Q(withdrawn_at=None), name="a_place_has_one_card_in_use"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_by_name=""), name="a_withdrawn_card_names_its_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.place}" if self.place else str(self.agency)

    @property
    def is_in_use(self) -> bool:
        return self.withdrawn_at is None
