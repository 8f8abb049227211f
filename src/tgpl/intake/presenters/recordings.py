"""Recordings in the words of staff pages: where they are heard, and what a colleague wrote down of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from tgpl.intake.models import RequestPaper

_PAGES = ("play_recording", "hear_recording")


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording with the addresses of its sound or pictures, and of the page on which it is written down."""

    paper: RequestPaper
    play: str
    hear: str


def heard(papers: Iterable[RequestPaper], room: str, code: str) -> list[Heard]:
    """The recordings among `papers`, on the pages of `room` ("intake", "cases") about the matter of this code."""
    told = [paper for paper in papers if paper.is_recording and paper.file]
    return [Heard(paper, *(reverse(f"{room}:{page}", args=[code, paper.uid]) for page in _PAGES)) for paper in told]
