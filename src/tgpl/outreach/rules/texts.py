"""A text about a right or a procedure, in two readings, with what was read for it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tgpl.core.law.rule_files import Mark


class Topic(StrEnum):
    """What a text is about, in the order of the page."""

    LEGAL_AID = "legal_aid"
    DISABILITY = "disability"
    FAMILY_VIOLENCE = "family_violence"
    CHILDREN = "children"
    CRIMINAL_PROCEDURE = "criminal_procedure"
    LAND = "land"
    LABOUR = "labour"
    SOCIAL_BENEFITS = "social_benefits"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read for a text: its name, the articles, the day of reading, and where the copy was.

    The mark says whether the version in force was read, or a copy that may have been changed since.
    """

    name: str
    articles: str
    read: dt.date
    copy: str = ""
    mark: Mark = Mark.CONFIRMED


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The lawyer who read a text and stands by it."""

    lawyer: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Text:
    """One text. `standard` and `easy` are plain text as `layout` reads it; `asks` are people's own words for it."""

    slug: str
    topic: Topic
    title: str
    asks: tuple[str, ...]
    standard: str
    easy: str
    sources: tuple[Source, ...]
    written: dt.date
    confirmed: Confirmation | None = None
