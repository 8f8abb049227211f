"""Findings that people write, change and take back while a review is open."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.reviews.models import Finding, Mark, Review, TextPassage
from tgpl.reviews.rules.steps import Verdict
from tgpl.reviews.services.errors import refuse_unless_open


@dataclass(frozen=True, slots=True)
class FindingFields:
    """What a finding says."""

    kind: str
    place: str
    words: str
    why: str
    law: str = ""
    proposal: str = ""


@transaction.atomic
def add_finding(*, by: Actor, review: Review, fields: FindingFields, passage: TextPassage | None = None) -> Finding:
    """A finding that no mark led to."""
    refuse_unless_open(review)
    finding = Finding.objects.create(review=review, passage=passage, at=timezone.now(), **signed(by), **asdict(fields))
    _record(by, finding, "finding.added")
    return finding


@transaction.atomic
def change_finding(*, by: Actor, finding: Finding, fields: FindingFields) -> None:
    """Write a finding anew."""
    refuse_unless_open(finding.review)
    Finding.objects.filter(pk=finding.pk).update(at=timezone.now(), **signed(by), **asdict(fields))
    _record(by, finding, "finding.changed")


@transaction.atomic
def remove_finding(*, by: Actor, finding: Finding) -> None:
    """Take a finding back; the mark that led to it is no problem then."""
    refuse_unless_open(finding.review)
    decided = {"verdict": Verdict.FINE, "decided_at": timezone.now(), "decided_by_name": by.name}
    Mark.objects.filter(finding=finding).update(**decided)
    _record(by, finding, "finding.removed")
    Finding.objects.filter(pk=finding.pk).delete()


def _record(by: Actor, finding: Finding, action: str) -> None:
    record(by=by, action=action, kind="review", key=str(finding.review_id), place=finding.place or "–")
