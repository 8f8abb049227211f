"""`tgpl due`: the limits of the law, and when one that starts now or then is due."""

import datetime as dt
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from tgpl.deadlines.presenters import due_as_json, explain_in_words, rule_as_json, word_limit, word_step
from tgpl.deadlines.queries import calendar_for, seeded_calendar
from tgpl.deadlines.rulebook import FIRST_YEAR, LAST_YEAR, UnknownRule, rule_on, rulebook
from tgpl.deadlines.rules import Calendar, Due, Pause, Rule, UnknownCircumstance, due, local


class Command(BaseCommand):
    help = "Tính thời hạn theo luật: tgpl due assign_ordinary --from 2026-02-12T16:30+07:00 --json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rule", nargs="?", help="mã thời hạn, xem --list")
        parser.add_argument("--list", action="store_true", help="nêu mọi thời hạn đang có hiệu lực")
        parser.add_argument("--from", dest="start", metavar="THỜI ĐIỂM", help="ví dụ 2026-02-12T16:30+07:00")
        parser.add_argument(
            "--on-exception", action="append", default=[], metavar="TÊN", help="trường hợp luật cho khác, xem --list"
        )
        parser.add_argument(
            "--pause", action="append", default=[], metavar="TỪ/ĐẾN", help="thời hạn đứng yên, hai thời điểm cách bởi /"
        )
        parser.add_argument("--json", action="store_true", help="in ra JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self._list(_moment(options["start"]) if options["start"] else timezone.localtime(), options["json"])
        elif not options["rule"] or not options["start"]:
            raise _fault("Hãy nêu mã thời hạn và --from THỜI ĐIỂM, hoặc dùng --list để xem các thời hạn.")
        else:
            pauses = [_pause(text) for text in options["pause"]]
            counted = _count(options["rule"], _moment(options["start"]), options["on_exception"], pauses)
            self.stdout.write(_json(due_as_json(counted)) if options["json"] else _text(counted))

    def _list(self, on: dt.datetime, as_json: bool) -> None:
        rules = [rule for code in rulebook(on.date()) if (rule := _rule(code, on))]
        lines = [_json([rule_as_json(rule) for rule in rules])] if as_json else [_line(rule) for rule in rules]
        self.stdout.write("\n".join(lines))


def _moment(text: str) -> dt.datetime:
    try:
        moment = local(dt.datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        raise _fault(f"Không hiểu thời điểm “{text}”. Hãy viết như 2026-02-12T16:30+07:00.") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise _fault(f"Chỉ tính được từ năm {FIRST_YEAR} đến năm {LAST_YEAR}.")
    return moment


def _pause(text: str) -> Pause:
    since, _slash, until = text.partition("/")
    pause = _moment(since), _moment(until)
    if pause[0] >= pause[1]:
        raise _fault(f"Lần tạm dừng “{text}” phải có đầu trước cuối.")
    return pause


def _rule(code: str, on: dt.datetime) -> Rule | None:
    try:
        return rule_on(code, on.date())
    except UnknownRule:
        return None


def _count(code: str, start: dt.datetime, exceptions: list[str], pauses: list[Pause]) -> Due:
    try:
        calendar = _calendar(start, *(until for _since, until in pauses))
        return due(rule_on(code, start.date()), start, calendar, exceptions, pauses)
    except UnknownRule as unknown:
        when = f" có hiệu lực ngày {unknown.on:%d/%m/%Y}" if unknown.on else ""
        raise _fault(f"Không có thời hạn nào mang mã “{code}”{when}. Dùng --list để xem các mã.") from None
    except UnknownCircumstance as unknown:
        known = ", ".join(c.name for c in unknown.rule.circumstances) or "không có"
        raise _fault(f"Thời hạn “{code}” không có trường hợp “{unknown.name}”; các trường hợp: {known}.") from None


def _calendar(*moments: dt.datetime) -> Calendar:
    """The calendar in the database; where none has been made yet, the seed."""
    try:
        return calendar_for(*moments)
    except DatabaseError:
        return seeded_calendar(*moments)


def _fault(message: str) -> CommandError:
    return CommandError(message, returncode=2)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _line(rule: Rule) -> str:
    return f"{rule.code}: {rule.name}. {word_limit(rule.limit)} ({rule.citation}, {rule.mark})"


def _text(counted: Due) -> str:
    steps = [f"  {step.day:%d/%m/%Y}  {word_step(step)}" for step in counted.steps]
    head = f"{counted.rule.name}\n{explain_in_words(counted)}\n{counted.rule.citation} ({counted.rule.mark})"
    return "\n".join([head, *steps])
