"""The legal grounds of a case besides the one under which it is counted."""

from django.db import models

from tgpl.cases.models.matter import Case
from tgpl.core.safety.privacy import Privacy


class FurtherGround(models.Model):
    """A ground that the client also held when the case was accepted, beside the one under which the case is counted.

    The law lets a person hold several; statistics count each person once (Thông tư 03/2019/TT-BTP, Biểu 24).
    """

    privacy = {"ground": Privacy.KEPT, "citation": Privacy.KEPT}

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="further_grounds", db_index=False)
    ground = models.CharField(max_length=60)
    citation = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "ground"], name="a_further_ground_is_kept_once")]

    def __str__(self) -> str:
        return self.ground
