"""Administrative units, dated: a code is never used again (Quyết định 19/2025/QĐ-TTg)."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q

from tgpl.core.safety.privacy import Privacy


def _titled(kind: str, name: str) -> str:
    return f"{kind[:1].upper()}{kind[1:]} {name}".strip()


class Province(models.Model):
    """A province or centrally run city (tỉnh, thành phố trực thuộc trung ương); `kind` is what it is now."""

    privacy = dict.fromkeys(["code", "name", "kind", "valid_from", "valid_to", "basis"], Privacy.NOT_PERSONAL)

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=200)

    def __str__(self) -> str:
        return _titled(self.kind, self.name)

    def kind_on(self, day: dt.date) -> str:
        """What the province was on `day`: a tỉnh before it became a city."""
        if day >= self.valid_from:
            return self.kind
        earlier = self.earlier_standings.filter(valid_from__lte=day, valid_to__gte=day).first()
        return earlier.kind if earlier else self.kind


class EarlierStanding(models.Model):
    """What a province was before it became what it is: a tỉnh that was made a centrally run city."""

    privacy = dict.fromkeys(["kind", "valid_from", "valid_to", "basis"], Privacy.NOT_PERSONAL)

    province = models.ForeignKey(Province, on_delete=models.CASCADE, related_name="earlier_standings")
    kind = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField()
    basis = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["province", "valid_from"], name="standing_once_per_date")]

    def __str__(self) -> str:
        return _titled(self.kind, self.province.name)


class CommuneQuerySet(models.QuerySet["Commune"]):
    def on(self, day: dt.date) -> "CommuneQuerySet":
        """Those that existed on `day`, as they were then."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gte=day))


class Commune(models.Model):
    """A commune, ward or special zone (xã, phường, đặc khu) from one date to another.

    A xã that became a phường has two rows with one code. `name` is bare ("Thủy Nguyên"), `folded` is its folded form.
    """

    privacy = dict.fromkeys(
        ["code", "name", "folded", "kind", "extremely_difficult", "valid_from", "valid_to", "basis"],
        Privacy.NOT_PERSONAL,
    )

    code = models.CharField(max_length=5)
    name = models.CharField(max_length=100)
    folded = models.CharField(max_length=100, db_index=True)
    kind = models.CharField(max_length=20)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="communes")
    # Vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn; None: nobody has said.
    extremely_difficult = models.BooleanField(null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=200)

    objects: ClassVar[models.Manager["Commune"]] = CommuneQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="commune_code_once_per_date")]

    def __str__(self) -> str:
        return _titled(self.kind, self.name)

    @property
    def address(self) -> str:
        """The commune with its province, as the last line of an address."""
        return f"{self}, {self.province}"


class FormerUnit(models.Model):
    """A commune of the three-tier time, as papers before 01/07/2025 name it, with its district and province."""

    privacy = dict.fromkeys(
        ["code", "name", "district_code", "district", "province_code", "province", "district_keys", "province_keys"],
        Privacy.NOT_PERSONAL,
    )

    code = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=100)
    district_code = models.CharField(max_length=3)
    district = models.CharField(max_length=100)
    province_code = models.CharField(max_length=2)
    province = models.CharField(max_length=100)
    # Folded without spaces and parted by commas, to be compared with runs of words of an address line:
    # the names that the district had in its time, the province of then and the province of now.
    district_keys = models.CharField(max_length=100)
    province_keys = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.name}, {self.district}, {self.province}"


class FormerName(models.Model):
    """A name under which a former commune may stand on a paper: its last, or one from before an earlier merger."""

    privacy = dict.fromkeys(["kind", "key"], Privacy.NOT_PERSONAL)

    unit = models.ForeignKey(FormerUnit, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=10, blank=True)
    key = models.CharField(max_length=60, db_index=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Succession(models.Model):
    """A former commune lies, whole or in part, in the commune of this code; `is_main` marks the greater part."""

    privacy = dict.fromkeys(["commune_code", "is_main"], Privacy.NOT_PERSONAL)

    unit = models.ForeignKey(FormerUnit, on_delete=models.CASCADE, related_name="successions")
    commune_code = models.CharField(max_length=5, db_index=True)
    is_main = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.unit} → {self.commune_code}"
