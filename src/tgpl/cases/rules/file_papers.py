"""What a case file must hold for its form of aid (Thông tư 12/2018/TT-BTP, khoản 2, 3, 4 Điều 11)."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class RequiredPaper:
    """A kind of paper that the file must hold, with where the law says so."""

    kind: str
    title: str
    citation: str


def missing_papers(required: Iterable[RequiredPaper], held: Iterable[str]) -> list[RequiredPaper]:
    """The required papers whose kind is not among those `held`, in the order of the law."""
    have = set(held)
    return [paper for paper in required if paper.kind not in have]
