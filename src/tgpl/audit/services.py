"""The one door by which other rooms write to the record."""

from typing import Any, Protocol

from tgpl.audit.models import Entry


class Acting(Protocol):
    """Whoever acts: accounts.Actor fits. Named here because this room lies below accounts."""

    @property
    def name(self) -> str: ...
    @property
    def user_id(self) -> int | None: ...
    @property
    def agency_id(self) -> int | None: ...


def record(*, by: Acting, action: str, kind: str, key: str, person: str = "", **details: Any) -> None:
    """Append one line: `by` did `action` on the thing `kind`/`key`.

    `action` is a stable word such as "case.accepted" or "person.read"; `person` is the uid of the person whose
    data is touched, so that one person's trail can be followed; `details` are plain values, no personal content.
    Called inside the caller's transaction: no line without the deed, no deed without the line.
    """
    Entry.objects.append(by=by, action=action, kind=kind, key=key, person=person, details=details)
