"""A person, what belongs to them, and which records were merged because they are one person."""

from tgpl.people.models.merges import Merge
from tgpl.people.models.person import (
    AccessNeed,
    Consent,
    Disability,
    DisabilityDegree,
    DisabilityKind,
    Person,
    PersonQuerySet,
    SafeContact,
    Sex,
    identity_index,
    phone_index,
)

__all__ = [
    "AccessNeed",
    "Consent",
    "Disability",
    "DisabilityDegree",
    "DisabilityKind",
    "Merge",
    "Person",
    "PersonQuerySet",
    "SafeContact",
    "Sex",
    "identity_index",
    "phone_index",
]
