"""The law as our data holds it: versions with their grounds, and the legal terms that the grounds name."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tgpl.core.law.rule_files import Mark, in_force
from tgpl.eligibility.rules.conditions import Condition, View, terms_in
from tgpl.eligibility.rules.facts import Facts


class NoLawInForce(LookupError):
    """No version of the law that we hold applied on that day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a ground's condition; `note` says where it comes from when there are several."""

    condition: Condition
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """A category of people whom the law gives legal aid (diện người được trợ giúp pháp lý).

    `column` is the ground's column in the statistical table Biểu 24/BTP/TGPL; `papers` are alternatives, each a set.
    """

    code: str
    citation: str
    text: str
    plain: str
    mark: Mark
    readings: tuple[Reading, ...]
    papers: tuple[tuple[str, ...], ...]
    column: int | None = None

    def terms(self) -> set[str]:
        """The legal terms that its condition names."""
        return set().union(*(terms_in(reading.condition) for reading in self.readings))


@dataclass(frozen=True, slots=True)
class Scope:
    """The matters that legal aid does not cover, whoever asks."""

    citation: str
    text: str
    excludes: Condition


@dataclass(frozen=True, slots=True)
class Version:
    """The grounds as they stood between two dates, with the texts that say so."""

    name: str
    valid_from: dt.date
    valid_to: dt.date | None
    sources: tuple[str, ...]
    scope: Scope
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class LegalTerm:
    """What a word of the law means between two dates ("khó khăn về tài chính")."""

    name: str
    valid_from: dt.date
    valid_to: dt.date | None
    citation: str
    text: str
    mark: Mark
    condition: Condition


@dataclass(frozen=True, slots=True)
class LawOnDay:
    """One version with its terms, as they stood on a day."""

    on: dt.date
    version: Version
    terms: Mapping[str, LegalTerm]

    def view(self, facts: Facts) -> View:
        """What conditions look at when they judge `facts`."""
        return View(facts, self.on, {name: term.condition for name, term in self.terms.items()})

    def grounds(self) -> Iterator[Ground]:
        """The version's grounds; one that leans on a term to verify is to verify itself."""
        for ground in self.version.grounds:
            yield replace(ground, mark=Mark.TO_VERIFY) if self._doubtful(ground.terms()) else ground

    def _doubtful(self, names: set[str]) -> bool:
        terms = [self.terms[name] for name in names]
        return any(term.mark is Mark.TO_VERIFY or self._doubtful(terms_in(term.condition)) for term in terms)


@dataclass(frozen=True, slots=True)
class Law:
    """All versions of the grounds and all legal terms, checked when loaded."""

    versions: tuple[Version, ...]
    terms: tuple[LegalTerm, ...]

    def on(self, day: dt.date) -> LawOnDay:
        """The law that applied on `day`; NoLawInForce before the first version."""
        version = in_force(self.versions, day)
        if version is None:
            first = self.versions[0]
            raise NoLawInForce(
                f"Không có quy định để xét cho ngày {day:%d/%m/%Y}: Luật Trợ giúp pháp lý số 11/2017/QH14 "
                f"có hiệu lực từ ngày {first.valid_from:%d/%m/%Y}."
            )
        return LawOnDay(day, version, {term.name: term for term in self.terms if _applies(term, day)})

    def after(self, day: dt.date) -> Version | None:
        """The next version to come after `day`."""
        return next((version for version in self.versions if version.valid_from > day), None)


def _applies(term: LegalTerm, day: dt.date) -> bool:
    return term.valid_from <= day and (term.valid_to is None or day <= term.valid_to)
