"""The whole of a year in one archive, made in the background."""

from django.db import models

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.safety.privacy import Privacy


class YearPackageQuerySet(models.QuerySet["YearPackage"]):
    def visible_to(self, actor: Actor) -> "YearPackageQuerySet":
        """The packages of one's own agency, for those who issue reports."""
        return self.filter(agency=actor.agency_id or 0) if actor.may(Permission.ISSUE_REPORTS) else self.none()


class YearPackage(models.Model):
    """Every table, report and figure of a year as they read when the archive was made."""

    privacy = {
        **dict.fromkeys(["year", "file", "sha256", "asked_at", "done_at"], Privacy.NOT_PERSONAL),
        "asked_by": Privacy.KEPT,
    }

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.CharField(max_length=4)
    file = models.FileField(upload_to="reports/packages/%Y/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = YearPackageQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.year}, {self.asked_at:%d/%m/%Y %H:%M}"
