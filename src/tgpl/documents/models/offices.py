"""How an office heads its letters, and who signs them."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency
from tgpl.core.safety.privacy import Privacy
from tgpl.documents.catalogue import authorities
from tgpl.documents.paper import Signature


class OfficeLetterhead(models.Model):
    """What stands over the letters of an office, where it differs from what the register of agencies says."""

    privacy = dict.fromkeys(["superior", "name", "notation", "place"], Privacy.NOT_PERSONAL)

    office = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="letterhead")
    superior = models.CharField(_("Cơ quan chủ quản"), max_length=200, blank=True)
    name = models.CharField(_("Tên cơ quan ban hành"), max_length=200)
    notation = models.CharField(_("Chữ viết tắt trong ký hiệu"), max_length=30)
    place = models.CharField(_("Địa danh"), max_length=100)

    def __str__(self) -> str:
        return self.name


class SignatoryQuerySet(models.QuerySet["Signatory"]):
    def on(self, day: date) -> "SignatoryQuerySet":
        """Those who may sign on `day`."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gte=day))


class Signatory(models.Model):
    """Someone who signs for an office, with what authority, from one day to another.

    `formula` is a key of `catalogue.authorities`; empty for the head. "KT." stands before the post of `in_place_of`.
    """

    privacy = {
        "name": Privacy.KEPT,
        **dict.fromkeys(["position", "formula", "in_place_of", "valid_from", "valid_to"], Privacy.NOT_PERSONAL),
    }

    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="signatories")
    name = models.CharField(max_length=150)
    position = models.CharField(max_length=100)
    formula = models.CharField(max_length=4, blank=True)
    in_place_of = models.CharField(max_length=100, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                name="who_signs_ends_after_beginning",
            ),
            models.CheckConstraint(condition=Q(formula="") | ~Q(in_place_of=""), name="a_formula_says_in_whose_place"),
        ]

    def __str__(self) -> str:
        return " · ".join([*self.authority, self.position, self.name])

    @property
    def authority(self) -> tuple[str, ...]:
        """The line over the post: ("KT. GIÁM ĐỐC",)."""
        return (f"{authorities()[self.formula].text} {self.in_place_of.upper()}",) if self.formula else ()

    @property
    def signature(self) -> Signature:
        return Signature(self.position.upper(), self.name, authority=self.authority)
