"""Files that nobody has looked through yet, and those in which malware was found."""

import logging

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from tgpl.core.files.malware import ScannerAway, malware_in
from tgpl.core.files.papers import sha256_of
from tgpl.uploads.models import HeldBack

log = logging.getLogger(__name__)


def hold_back(file: File) -> None:
    """Keep `file` from being opened until the scanner is back and has looked through it."""
    held, is_new = HeldBack.objects.get_or_create(sha256=sha256_of(file), defaults={"since": timezone.now()})
    if is_new:
        held.copy.save(held.sha256, file)
        file.seek(0)


def look_through_waiting() -> int:
    """Show every waiting file to the scanner. Returns how many still wait."""
    waiting = list(HeldBack.objects.filter(state=HeldBack.State.WAITING).exclude(copy="").order_by("pk"))
    for number, held in enumerate(waiting):
        try:
            with held.copy.open() as file:
                found = malware_in(file)
        except ScannerAway as away:
            log.warning("The malware scanner does not answer: %s", away)
            return len(waiting) - number
        _settle(held, found)
    return 0


@transaction.atomic
def _settle(held: HeldBack, found: str) -> None:
    copy = held.copy.name or ""
    if found:
        HeldBack.objects.filter(pk=held.pk).update(state=HeldBack.State.INFECTED, found=found[:200], copy="")
    else:
        held.delete()
    transaction.on_commit(lambda: held.copy.storage.delete(copy))
