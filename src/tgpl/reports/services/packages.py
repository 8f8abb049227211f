"""Asking for the archive of a year, and making it in the background."""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.reports.models import YearPackage
from tgpl.reports.package import yearly_package
from tgpl.reports.tables.queries.catalogue import period_of
from tgpl.reports.tables.rules.periods import Period


@transaction.atomic
def ask_package(*, by: Actor, year: Period) -> YearPackage:
    """An archive of the year for one's own agency; while one waits, asking again gives the same."""
    waiting = YearPackage.objects.filter(agency=by.agency_id, year=year.code, done_at=None).first()
    if waiting:
        return waiting
    made = YearPackage.objects.create(
        agency_id=by.agency_id or 0, year=year.code, asked_by=by.name, asked_at=timezone.now()
    )
    record(by=by, action="package.asked", kind="year_package", key=str(made.pk), year=year.code)
    return made


def make_packages() -> None:
    """Makes the archives that wait, the oldest first; done twice it is done once."""
    for package in YearPackage.objects.filter(done_at=None).select_related("agency__parent").order_by("pk"):
        content = yearly_package(period_of(package.year), package.agency)
        with transaction.atomic():
            kept = YearPackage.objects.select_for_update(of=("self",)).get(pk=package.pk)
            if kept.done_at is None:
                kept.sha256, kept.done_at = sha256(content).hexdigest(), timezone.now()
                kept.file.save(f"nam-{kept.year}.zip", ContentFile(content), save=False)
                kept.save(update_fields=["file", "sha256", "done_at"])
