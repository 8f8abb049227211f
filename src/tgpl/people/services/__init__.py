"""What changes a person's record: the door for pages and other rooms."""

from tgpl.people.rules import PersonDetails, SafeContactRules
from tgpl.people.services.errors import PeopleError
from tgpl.people.services.merging import merge_people, undo_merge
from tgpl.people.services.taking_down import (
    CONSENT_WORDING,
    agree,
    give_consent,
    note_own_file,
    note_own_reading,
    note_reading,
    register_person,
    withdraw_consent,
)

__all__ = [
    "CONSENT_WORDING",
    "PeopleError",
    "PersonDetails",
    "SafeContactRules",
    "agree",
    "give_consent",
    "merge_people",
    "note_own_file",
    "note_own_reading",
    "note_reading",
    "register_person",
    "undo_merge",
    "withdraw_consent",
]
