"""Days of a plan as a calendar file (iCalendar, RFC 5545) that telephones and mail programs take in. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_WIDEST = 75  # octets in a line


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something is due. `key` stays the same when it moves, so that calendars move it too."""

    key: str
    on: date
    title: str
    text: str = ""


def calendar_file(name: str, days: Iterable[Day], made_at: datetime, remind_days: int) -> str:
    """The whole file; each day is reminded of `remind_days` before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//TGPL Mo//Plans//VI", f"X-WR-CALNAME:{escaped(name)}"]
    for day in days:
        lines += _event(day, made_at, remind_days)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(day: Day, made_at: datetime, remind_days: int) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{day.key}@tgpl",
        f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(day.title)}",
        *([f"DESCRIPTION:{escaped(day.text)}"] if day.text else []),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped(day.title)}",
        f"TRIGGER:-P{remind_days}D",
        "END:VALARM",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """Words as the format wants them: its own signs marked, lines as \\n."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """A line cut into pieces of 75 octets, each further one after a space; no letter is cut in two."""
    pieces: list[str] = []
    here = ""
    for letter in line:
        if len((here + letter).encode()) > _WIDEST - bool(pieces):
            pieces.append(here)
            here = ""
        here += letter
    return "\r\n ".join([*pieces, here])
