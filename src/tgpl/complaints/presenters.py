"""Complaints in the words of pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.defaultfilters import linebreaks_filter
from django.utils.safestring import SafeString

from tgpl.complaints.models import STATUS_LABELS, Act, Complaint, ComplaintMove
from tgpl.complaints.rules import Status
from tgpl.core.pages.components import Moment, Tone, status
from tgpl.core.pages.labels import labels_of

TONES = {
    Status.RECEIVED: Tone.DOING,
    Status.ANSWERED: Tone.DONE,
    Status.ESCALATED: Tone.DOING,
    Status.DECIDED: Tone.DONE,
    Status.IN_COURT: Tone.NOTE,
    Status.WITHDRAWN: Tone.STOPPED,
}


def status_tag(complaint: Complaint) -> SafeString:
    return status(complaint.status_label, TONES[Status(complaint.status)])


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """One line of the register."""

    complaint: Complaint
    act: str
    status: SafeString


def complaint_lines(complaints: Iterable[Complaint]) -> list[ComplaintLine]:
    acts = labels_of(Act)
    tags = {value: status(str(STATUS_LABELS[value]), tone) for value, tone in TONES.items()}
    return [ComplaintLine(one, acts[one.act], tags[Status(one.status)]) for one in complaints]


def moments(moves: Iterable[ComplaintMove]) -> list[Moment]:
    """The moves of a complaint for its timeline, the newest first."""
    return [
        Moment(move.label, move.at, move.by_name, linebreaks_filter(move.reason) if move.reason else "")
        for move in reversed(list(moves))
    ]
