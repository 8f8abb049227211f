"""Administrative units, dated: a code is never used again (Quyết định 19/2025/QĐ-TTg)."""

from django.db import models

from tgpl.core.privacy import Privacy


class Province(models.Model):
    """A province or centrally run city (tỉnh, thành phố trực thuộc trung ương)."""

    privacy = dict.fromkeys(["code", "name", "kind", "valid_from", "valid_to", "basis"], Privacy.NOT_PERSONAL)

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """A commune, ward or special zone (xã, phường, đặc khu) from one date to another."""

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

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="commune_code_once_per_date")]

    def __str__(self) -> str:
        return self.name
