"""The registers of an office as they are printed and closed."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Q
from django.utils.translation import override

from tgpl.accounts.models import Agency
from tgpl.cases.models import BriefAdvice, Case, RegisterCounter
from tgpl.cases.models.closings import RegisterClosing
from tgpl.cases.rules.periods import Life, Period, Tally, tally
from tgpl.people.models import Person

Line = dict[str, str]
CASES, BRIEF_ADVICE = RegisterCounter.Register.CASES, RegisterCounter.Register.BRIEF_ADVICE


def register_lines(office: Agency, register: str, period: Period) -> list[Line]:
    """The lines entered in `period`, in Vietnamese, as the register stood at its end."""
    with override("vi"):
        return [*(_case_lines if register == CASES else _advice_lines)(office, period)]


def _case_lines(office: Agency, period: Period) -> list[Line]:
    entered = Case.objects.filter(office=office, accepted_on__range=(period.first, period.last))
    rows = entered.select_related("person__commune__province", "practitioner", "request").order_by("year", "number")
    return [_case_line(case, period) for case in rows]


def _case_line(case: Case, period: Period) -> Line:
    ended = case.ended_on is not None and case.ended_on <= period.last
    return {
        "số": str(case.number),
        "ngày thụ lý": _day(case.accepted_on),
        "người được trợ giúp": _who(case.person),
        "địa chỉ": _address(case.person),
        "diện": case.citation,
        "lĩnh vực": str(case.get_field_display()),
        "hình thức": str(case.get_form_display()),
        "nội dung": _short(case.request.story),
        "người thực hiện": case.practitioner.full_name if case.practitioner else "",
        "mã hồ sơ": case.code,
        "ngày kết thúc": _day(case.ended_on) if ended else "",
        "kết quả": case.ending_label if ended else "",
        "ghi chú": "",
    }


def _advice_lines(office: Agency, period: Period) -> list[Line]:
    given = BriefAdvice.objects.filter(office=office, advised_on__range=(period.first, period.last))
    rows = given.select_related("person__commune__province", "request").order_by("year", "number")
    return [
        {
            "số": str(one.number),
            "ngày": _day(one.advised_on),
            "người được trợ giúp": _who(one.person),
            "địa chỉ": _address(one.person),
            "lĩnh vực": str(one.get_field_display()),
            "nội dung": _short(one.request.story),
            "trả lời": _short(one.answer),
            "người thực hiện": one.by_name,
            "ghi chú": "",
        }
        for one in rows
    ]


def _who(person: Person) -> str:
    sex = "" if person.sex == "unstated" else str(person.get_sex_display())
    return ", ".join(filter(None, [person.full_name, str(person.birth_year or ""), sex, person.ethnicity]))


def _address(person: Person) -> str:
    return ", ".join(filter(None, [person.address, person.commune.address if person.commune else ""]))


def _short(text: str | None, longest: int = 200) -> str:
    """The beginning of a text, at the end of a word: a register says what a matter is about, not all of it."""
    words = " ".join((text or "").split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + "…"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def register_tally(office: Agency, register: str, period: Period) -> Tally:
    """What a closing of this register for `period` counts. A việc ends on the day it is entered."""
    if register == BRIEF_ADVICE:
        days = BriefAdvice.objects.filter(office=office, advised_on__range=(period.first, period.last))
        return tally([Life(day, day) for day in days.values_list("advised_on", flat=True)], period)
    begun = Case.objects.filter(office=office, accepted_on__lte=period.last)
    open_then = begun.filter(Q(ended_on=None) | Q(ended_on__gte=period.first))
    rows = open_then.values_list("accepted_on", "ended_on", "ending")
    return tally([Life(accepted, ended, ending) for accepted, ended, ending in rows], period)


def digest(lines: Any, counts: Any) -> str:
    """The checksum of what a closing froze."""
    said = json.dumps([lines, counts], ensure_ascii=False, sort_keys=True)
    return sha256(said.encode()).hexdigest()


def changed_lines(closing: RegisterClosing) -> list[str]:
    """The numbers of the lines that read otherwise today than when the register was closed."""
    now = {line["số"]: line for line in register_lines(closing.office, closing.register, closing.period)}
    then = {line["số"]: line for line in closing.lines}
    numbers = {number for number in now.keys() | then.keys() if now.get(number) != then.get(number)}
    return sorted(numbers, key=int)
