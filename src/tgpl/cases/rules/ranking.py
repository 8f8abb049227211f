"""Whom to think of first for a case: practitioners ranked with reasons, from given facts and given weights."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What is known of one practitioner. `standing` from 0 to 1; None: nobody says."""

    key: int
    name: str
    fields: frozenset[str] = frozenset()
    open_cases: int = 0
    gender: str = ""
    knows_sign_language: bool = False
    disability_experience: bool = False
    is_near: bool = False
    standing: float | None = None
    on_leave: bool = False
    is_opposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What this case asks of whoever takes it. An empty gender: none was asked for."""

    field: str
    gender: str = ""
    sign_language: bool = False
    disability: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for or against somebody, and by how much."""

    code: str
    points: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the reasons for the place."""

    candidate: Candidate
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> float:
        return sum(reason.points for reason in self.reasons)


def rank(candidates: Iterable[Candidate], wanted: Wanted, weights: Mapping[str, float]) -> list[Ranked]:
    """The candidates, the best first; among equals who has fewer open cases, then by name."""
    known = list(candidates)
    busiest = max((candidate.open_cases for candidate in known), default=0)
    ranked = [Ranked(candidate, _reasons(candidate, wanted, weights, busiest)) for candidate in known]
    return sorted(ranked, key=lambda r: (-r.points, r.candidate.open_cases, r.candidate.name))


def _reasons(candidate: Candidate, wanted: Wanted, weights: Mapping[str, float], busiest: int) -> tuple[Reason, ...]:
    shares = {
        "field": wanted.field in candidate.fields,
        "workload": 1 - candidate.open_cases / busiest if busiest else 0,
        "gender": bool(wanted.gender) and candidate.gender == wanted.gender,
        "sign_language": wanted.sign_language and candidate.knows_sign_language,
        "disability": wanted.disability and candidate.disability_experience,
        "near": candidate.is_near,
        "standing": candidate.standing or 0,
        "on_leave": candidate.on_leave,
        "opposed": candidate.is_opposed,
    }
    return tuple(Reason(code, weights[code] * float(share)) for code, share in shares.items() if share)
