"""Sessions as a calendar file (RFC 5545), for the calendar of a telephone.

Such calendars lie with other companies: the file names the case by its code, never the person.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LENGTH = dt.timedelta(hours=4)  # a session takes a half day (buổi) where nobody says more
WARN_BEFORE = "-P1D"
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


@dataclass(frozen=True, slots=True)
class Session:
    """One session of the calendar."""

    uid: str
    starts_at: dt.datetime
    title: str
    place: str
    called_off: bool = False


def calendar_file(name: str, sessions: Iterable[Session], made_at: dt.datetime) -> str:
    """The sessions as text, in lines of at most 75 octets."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//TGPL Mo//VI", f"X-WR-CALNAME:{_escaped(name)}"]
    for session in sessions:
        lines += _event(session, made_at)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _event(session: Session, made_at: dt.datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{session.uid}",
        f"DTSTAMP:{_moment(made_at)}",
        f"DTSTART:{_moment(session.starts_at)}",
        f"DTEND:{_moment(session.starts_at + LENGTH)}",
        f"SUMMARY:{_escaped(session.title)}",
        f"LOCATION:{_escaped(session.place)}",
        f"STATUS:{'CANCELLED' if session.called_off else 'CONFIRMED'}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:{WARN_BEFORE}",
        f"DESCRIPTION:{_escaped(session.title)}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return text.replace("\r\n", "\n").translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """`line` in pieces of at most 75 octets, no letter cut in two, each but the first after a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > 75:
            yield piece
            piece = " "
        piece += letter
    yield piece
