"""Files handed to the archive."""

from typing import ClassVar

from django.db import models

from tgpl.accounts.models import User
from tgpl.cases.models import Case
from tgpl.core.safety.privacy import Privacy


class Deposit(models.Model):
    """A closed file taken into the archive: under which number, for how long, with which package."""

    privacy: ClassVar = {
        "file_code": Privacy.KEPT,
        "deposited_at": Privacy.NOT_PERSONAL,
        "years": Privacy.NOT_PERSONAL,
        "citation": Privacy.NOT_PERSONAL,
        "keep_until": Privacy.NOT_PERSONAL,
        "papers": Privacy.NOT_PERSONAL,
        "package_sha256": Privacy.KEPT,
    }

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="deposit")
    file_code = models.CharField(max_length=80, unique=True)
    deposited_at = models.DateTimeField()
    deposited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    years = models.PositiveSmallIntegerField(null=True, blank=True)  # None: not settled, so nothing may be destroyed
    citation = models.CharField(max_length=200, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    papers = models.PositiveSmallIntegerField()
    package_sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.file_code
