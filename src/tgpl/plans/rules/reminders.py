"""What a letter that reminds a body of its tasks says. Pure; no person is named in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tgpl.plans.rules.warnings import Alarm

_LONGEST_TITLE = 160
# What a body is written to about, in the words of a letter.
TOLD = {Alarm.LATE: "đã quá hạn", Alarm.SILENT: "lâu chưa có báo cáo", Alarm.SOON: "sắp đến hạn"}


@dataclass(frozen=True, slots=True)
class Reminded:
    """A task in a letter: what it is, the body's part in it, why it is told (as the board has it), when it is due."""

    undertaking: int
    number: str
    title: str
    plan: str
    role: str
    alarms: tuple[Alarm, ...]
    due: date | None


def about(tasks: Sequence[Reminded]) -> dict[str, list[str]]:
    """What a letter tells, to see whether the next one would tell the same."""
    return {str(task.undertaking): sorted(task.alarms) for task in tasks}


def is_news(tasks: Sequence[Reminded], last: tuple[date, dict[str, list[str]]] | None, day: date, again: int) -> bool:
    """Whether a letter is worth sending: it tells something else than the last one, or that one is `again` days old."""
    if not tasks:
        return False
    return last is None or last[1] != about(tasks) or (day - last[0]).days >= again


def subject(tasks: Sequence[Reminded]) -> str:
    return f"Nhắc việc kế hoạch: {len(tasks)} nhiệm vụ cần chú ý"


def body(agency: str, sender: str, tasks: Sequence[Reminded], day: date, address: str) -> str:
    """The letter as plain text."""
    lines = [f"Kính gửi: {agency}", "", f"Đến ngày {day:%d/%m/%Y}, các nhiệm vụ sau cần được chú ý:", ""]
    for at, task in enumerate(tasks, start=1):
        due = f" (hạn {task.due:%d/%m/%Y})" if task.due else ""
        lines += [
            f"{at}. Nhiệm vụ {task.number} – {task.role}",
            f"   {_short(task.title)}",
            f"   {_told(task)}{due}",
            f"   {_short(task.plan)}",
            "",
        ]
    where = f"Xem phần việc và ghi việc đã làm: {address}" if address else "Xem phần việc trên phần mềm TGPL Mở."
    return "\n".join([*lines, where, "", *_foot(sender)])


def _told(task: Reminded) -> str:
    words = "; ".join(TOLD[alarm] for alarm in task.alarms)
    return f"{words[:1].upper()}{words[1:]}"


def _foot(sender: str) -> list[str]:
    return [
        "Thư do phần mềm tự gửi, nhiều nhất một thư mỗi ngày, không có thông tin của người dân.",
        f"Muốn thôi nhận thư này, hãy báo {sender}.",
    ]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else f"{text[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
