"""What is read of files on their way in."""

import uuid
from collections.abc import Iterable

from django.utils import timezone

from tgpl.uploads.models import HeldBack, Upload


def upload_of(uid: uuid.UUID | str) -> Upload | None:
    """The upload of this id, while its time is not over."""
    try:
        known = uuid.UUID(str(uid))
    except ValueError:
        return None
    return Upload.objects.filter(uid=known, expires_at__gt=timezone.now()).first()


def held_back_among(digests: Iterable[str]) -> dict[str, str]:
    """Which of these files nobody may open, by digest: "waiting" or "infected"."""
    wanted = [digest for digest in digests if digest]
    return dict(HeldBack.objects.filter(sha256__in=wanted).values_list("sha256", "state")) if wanted else {}
