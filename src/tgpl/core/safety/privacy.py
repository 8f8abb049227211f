"""What happens to each field of a record when a person's data must go: declared once per model, checked by a test."""

from enum import StrEnum


class Privacy(StrEnum):
    """The fate of a field. Every model has `privacy = {field name: Privacy}` for all but its keys and relations."""

    ENCRYPTED = "encrypted"  # unreadable without the field key; emptied on erasure
    SCRUBBED = "scrubbed"  # replaced by a neutral value on erasure
    REMOVED = "removed"  # the row goes with the person
    KEPT = "kept"  # personal, but the law wants it kept (registers, decisions)
    NOT_PERSONAL = "not personal"
