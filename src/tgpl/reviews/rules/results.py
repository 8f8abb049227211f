"""What a round of review came to. Pure."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding in words."""

    place: str
    kind: str
    words: str
    why: str
    law: str
    proposal: str


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment on a draft, and its answer."""

    from_whom: str
    place: str
    content: str
    answer: str
    answer_words: str


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """One document, what was found in it and what is proposed."""

    name: str
    number: str
    kind: str
    title: str
    issuer: str
    is_draft: bool
    issued_on: dt.date | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    is_confirmed: bool
    status: str
    conclusion: str
    keeps: bool
    proposal: str
    authority: str
    due_on: dt.date | None
    findings: tuple[FindingLine, ...] = ()
    comments: tuple[CommentLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundResult:
    """A round with its documents."""

    title: str
    law: str
    judged_on: dt.date
    task: str
    issuer: str
    superior: str
    place: str
    closed_on: dt.date | None
    documents: tuple[DocumentResult, ...]

    @property
    def findings(self) -> int:
        return sum(len(document.findings) for document in self.documents)

    @property
    def confirmed(self) -> int:
        return sum(document.is_confirmed for document in self.documents)


@dataclass(frozen=True, slots=True)
class AlikeFindings:
    """The same finding at several places of one document."""

    places: tuple[str, ...]
    finding: FindingLine


def gathered(findings: Iterable[FindingLine]) -> list[AlikeFindings]:
    """Findings of one kind with the same words, reason and proposal, told once with all their places."""
    found: dict[tuple[str, ...], list[FindingLine]] = {}
    for one in findings:
        found.setdefault((one.kind, one.words.casefold(), one.why, one.law, one.proposal), []).append(one)
    return [AlikeFindings(_places(same), same[0]) for same in found.values()]


def _places(findings: Iterable[FindingLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.place for one in findings if one.place))


def by_conclusion(documents: Iterable[DocumentResult]) -> Mapping[str, list[DocumentResult]]:
    """The documents for which something is proposed, by what is proposed."""
    found: dict[str, list[DocumentResult]] = {}
    for document in documents:
        if document.conclusion and not document.keeps:
            found.setdefault(document.conclusion, []).append(document)
    return found
