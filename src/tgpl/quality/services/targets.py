"""What officers enter of yearly targets."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.core.law.rule_files import Mark
from tgpl.directory.models import Practitioner
from tgpl.quality.models import TargetBand, TargetCircumstance
from tgpl.quality.rules.targets import Band


@transaction.atomic
def enter_bands(*, by: Actor, year: int, bands: Sequence[Band], citation: str, mark: Mark, at: datetime) -> None:
    """The bands of a year, in the place of those entered before."""
    TargetBand.objects.filter(year=year).delete()
    TargetBand.objects.bulk_create(
        TargetBand(
            year=year,
            years_from=band.years_from,
            reached=band.reached,
            fair=band.fair,
            good=band.good,
            citation=citation,
            mark=mark,
            at=at,
            **signed(by),
        )
        for band in bands
    )
    record(by=by, action="targets.entered", kind="targets", key=str(year), citation=citation)


@transaction.atomic
def note_circumstance(
    *, by: Actor, practitioner: Practitioner, year: int, absent_months: int, share: Decimal, reason: str, at: datetime
) -> TargetCircumstance:
    """Months of absence and the part that a leader is asked for, in the place of what was noted before."""
    noted, _new = TargetCircumstance.objects.update_or_create(
        practitioner=practitioner,
        year=year,
        defaults={"absent_months": absent_months, "share": share, "reason": reason, "at": at, **signed(by)},
    )
    record(by=by, action="targets.circumstance", kind="targets", key=str(year), officer=practitioner.full_name)
    return noted
