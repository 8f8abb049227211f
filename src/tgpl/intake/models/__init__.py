"""A request and what happens to it until it is decided."""

from tgpl.intake.models.attempts import ContactAttempt
from tgpl.intake.models.awaited import AwaitedRecording
from tgpl.intake.models.checks import EligibilityCheck
from tgpl.intake.models.choices import Channel, FormOfAid, MatterField, Relation
from tgpl.intake.models.draft import Draft, draft_index
from tgpl.intake.models.papers import RequestPaper
from tgpl.intake.models.place import PlaceCard
from tgpl.intake.models.request import (
    STATUS_LABELS,
    Request,
    RequestMove,
    RequestNameTerm,
    RequestQuerySet,
    secret_index,
)
from tgpl.intake.models.same import SameMatter
from tgpl.intake.models.sending import Sending, content_index

__all__ = [
    "STATUS_LABELS",
    "AwaitedRecording",
    "Channel",
    "ContactAttempt",
    "Draft",
    "EligibilityCheck",
    "FormOfAid",
    "MatterField",
    "PlaceCard",
    "Relation",
    "Request",
    "RequestMove",
    "RequestNameTerm",
    "RequestPaper",
    "RequestQuerySet",
    "SameMatter",
    "Sending",
    "content_index",
    "draft_index",
    "secret_index",
]
