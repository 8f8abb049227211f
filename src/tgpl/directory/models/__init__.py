"""The register of who gives legal aid, and the places where people find them."""

from tgpl.directory.models.places import OpeningHours, Place, ServedCommune
from tgpl.directory.models.register import (
    Delivery,
    Engagement,
    Field,
    Leave,
    Practitioner,
    PractitionerField,
    PractitionerKind,
    Publication,
)

__all__ = [
    "Delivery",
    "Engagement",
    "Field",
    "Leave",
    "OpeningHours",
    "Place",
    "Practitioner",
    "PractitionerField",
    "PractitionerKind",
    "Publication",
    "ServedCommune",
]
