"""What the assistant looks for, and what it finds."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from tgpl.core.law.rule_files import Mark


class Subject(StrEnum):
    """What a dead reference names."""

    UNIT = "unit"  # a province, district or commune that is no more
    AGENCY = "agency"
    LAW = "law"
    PROVISION = "provision"  # an article, clause or point


class Aside(StrEnum):
    """Why a hit most likely needs no change. It is shown apart, never left out: a person decides."""

    QUOTED = "quoted"
    TITLE = "title"  # inside the name of a document that is cited
    PAST = "past"
    REPEALED = "repealed"  # this very sentence repeals it
    TAIL = "tail"  # the list of recipients


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a reference is dead since a day, what stands in its place, and which text says so."""

    code: str
    name: str
    subject: Subject
    since: dt.date
    why: str
    instead: str
    citation: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that name what is no more."""

    pattern: re.Pattern[str]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Gone:
    """An article, clause or point of a known text that was repealed or rewritten."""

    article: str
    clause: str
    point: str
    reason: Reason

    def covers(self, article: str, clause: str, point: str) -> bool:
        """Whether a reference names this provision or a part of it."""
        asked = (self.article, self.clause, self.point)
        return all(not mine or mine == theirs for mine, theirs in zip(asked, (article, clause, point), strict=True))


@dataclass(frozen=True, slots=True)
class KnownText:
    """A law whose articles are counted."""

    pattern: re.Pattern[str]
    articles: int
    missing: Reason
    gone: tuple[Gone, ...] = ()


@dataclass(frozen=True, slots=True)
class Contexts:
    """The words that show a mention to need no change."""

    past: re.Pattern[str]
    repealed: re.Pattern[str]
    new_words: re.Pattern[str]
    titles: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the assistant knows."""

    rules: tuple[Rule, ...]
    texts: tuple[KnownText, ...]
    own: Reason
    contexts: Contexts
    tail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document: one paragraph, and which article, clause or point it belongs to."""

    label: str
    text: str
    article: str = ""
    clause: str = ""
    point: str = ""
    is_tail: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Words in a passage that refer to what is no more. `aside`: why they most likely may stay."""

    passage: int
    start: int
    end: int
    words: str
    reason: Reason
    aside: Aside | None = None
