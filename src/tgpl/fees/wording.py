"""Sums in words: for pages, papers, the command line and other programs."""

from collections.abc import Iterator
from decimal import Decimal
from textwrap import wrap
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.law.rule_files import Mark
from tgpl.fees.rules import Claim, Line, LineKind, Matter, Reckoning, Severity, Stage
from tgpl.fees.rules.claim import Form, WorkerKind

STAGES: dict[Stage, Promise] = {
    Stage.INVESTIGATION: gettext_lazy("điều tra"),
    Stage.PROSECUTION: gettext_lazy("truy tố"),
    Stage.FIRST_INSTANCE: gettext_lazy("xét xử sơ thẩm"),
    Stage.APPEAL: gettext_lazy("xét xử phúc thẩm"),
    Stage.REVIEW: gettext_lazy("giám đốc thẩm, tái thẩm"),
}
MATTERS: dict[Matter, Promise] = {
    Matter.CRIMINAL: gettext_lazy("Hình sự"),
    Matter.CIVIL: gettext_lazy("Dân sự"),
    Matter.ADMINISTRATIVE: gettext_lazy("Hành chính"),
}
SEVERITIES: dict[Severity, Promise] = {
    Severity.LESS_SERIOUS: gettext_lazy("Ít nghiêm trọng"),
    Severity.SERIOUS: gettext_lazy("Nghiêm trọng"),
    Severity.VERY_SERIOUS: gettext_lazy("Rất nghiêm trọng"),
    Severity.EXTREMELY_SERIOUS: gettext_lazy("Đặc biệt nghiêm trọng"),
}
WORKERS: dict[WorkerKind, Promise] = {
    WorkerKind.LEGAL_AID_OFFICER: gettext_lazy("trợ giúp viên pháp lý"),
    WorkerKind.CONTRACT_LAWYER: gettext_lazy("luật sư ký hợp đồng"),
    WorkerKind.ORGANISATION_LAWYER: gettext_lazy("luật sư của tổ chức tham gia"),
    WorkerKind.LEGAL_ADVISER: gettext_lazy("tư vấn viên pháp luật"),
    WorkerKind.COLLABORATOR: gettext_lazy("cộng tác viên"),
}
FORMS: dict[Form, Promise] = {
    Form.PROCEEDINGS: gettext_lazy("tham gia tố tụng"),
    Form.REPRESENTATION: gettext_lazy("đại diện ngoài tố tụng"),
    Form.ADVICE: gettext_lazy("tư vấn pháp luật"),
}
_WORDS: dict[LineKind, Promise] = {
    LineKind.BASE_SALARY: gettext_lazy("Mức lương cơ sở %(base)s đồng"),
    LineKind.TIME: gettext_lazy("%(kind)s: %(length)s"),
    LineKind.OVER_NORM: gettext_lazy("Vượt định mức %(sessions)s buổi (%(kind)s): bớt %(length)s"),
    LineKind.WHOLE_SESSIONS: gettext_lazy("%(count)s buổi đủ, mỗi buổi %(hours)s giờ"),
    LineKind.MOST_SESSIONS: gettext_lazy("Một vụ việc không quá %(most)s buổi"),
    LineKind.NORM: gettext_lazy("Định mức %(count)s buổi cho giai đoạn %(stages)s"),
    LineKind.SEVERAL_CHARGES: gettext_lazy("Hai tội trở lên: %(percent)s%% định mức của tội có định mức cao hơn"),
    LineKind.TOGETHER: gettext_lazy("Từ hai người cùng thực hiện: tất cả không quá %(percent)s%% định mức"),
    LineKind.WORK_DONE: gettext_lazy("Tính theo phần việc đã làm: %(percent)s%%"),
    LineKind.PRICE: gettext_lazy(
        "%(sessions)s buổi × %(rate)s × %(base)s đồng (%(salaries)s lần mức lương cơ sở)",
    ),
    LineKind.LEAST_LUMP_SUM: gettext_lazy("Khoán một vụ việc ít nhất %(bound)s lần mức lương cơ sở"),
    LineKind.MOST_LUMP_SUM: gettext_lazy("Khoán một vụ việc không quá %(bound)s lần mức lương cơ sở"),
    LineKind.WHOLE_DONG: gettext_lazy("Làm tròn xuống đến đồng"),
    LineKind.DIVIDED: gettext_lazy("Chia cho %(people)s người thực hiện theo phần việc"),
    LineKind.PART: gettext_lazy("Phần của %(worker)s: %(percent)s%%"),
    LineKind.SHARE_OF_PAY: gettext_lazy("Bồi dưỡng %(worker_kind)s bằng %(percent)s%% thù lao của luật sư"),
    LineKind.NOT_PAID: gettext_lazy("Hình thức %(form)s không trả thù lao cho %(worker_kind)s"),
    LineKind.DOCUMENT: gettext_lazy("Văn bản tư vấn %(number)s: %(rate)s × %(base)s đồng"),
    LineKind.PAID_BEFORE: gettext_lazy("Trừ số đã thanh toán: %(paid)s đồng"),
}


def decimal(value: Decimal) -> str:
    """A number as written in Vietnamese papers, with at most two decimals: 11,36."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def length(minutes: Decimal) -> str:
    """A length of time: 6 giờ 30 phút."""
    whole, rest = divmod(abs(minutes), 60)
    parts = [_("%s giờ") % decimal(whole) if whole or not rest else "", _("%s phút") % decimal(rest) if rest else ""]
    return " ".join(part for part in parts if part)


def line_text(line: Line, law: Any) -> str:
    """A line in words."""
    if line.kind is LineKind.ROUNDED_REST:
        return _rest(line)
    if line.kind is LineKind.EXPENSE:
        return ", ".join(filter(None, [_(line.source.name), line.values["receipt"], line.values["note"]]))
    told = str(_WORDS[line.kind]) % _values(line, law)
    if line.kind is LineKind.PAID_BEFORE and line.values["over"]:
        told += " " + _("(đã trả vượt %(over)s đồng)") % {"over": decimal(line.values["over"])}
    return told


def _rest(line: Line) -> str:
    told = {"length": length(line.values["minutes"]), "full": decimal(line.values["full"])}
    if line.sessions == 1:
        return _("Còn lẻ %(length)s, từ %(full)s giờ trở lên: tính một buổi") % told
    return _("Còn lẻ %(length)s, dưới %(full)s giờ: tính nửa buổi") % told


def _values(line: Line, law: Any) -> dict[str, Any]:
    """What the words of a line speak of, numbers in the Vietnamese way."""
    values = {name: decimal(value) if isinstance(value, Decimal) else value for name, value in line.values.items()}
    values |= {"length": length(line.minutes), "count": decimal(line.sessions), "worker": line.worker}
    if "kind" in line.values:
        values["kind"] = _(law.time_kinds[line.values["kind"]].name) if line.values["kind"] else _("Thời gian thực tế")
    if "first" in line.values:
        values["stages"] = _stages(line.values["first"], line.values["last"])
    if "worker_kind" in line.values:
        values |= {"worker_kind": WORKERS[line.values["worker_kind"]], "form": FORMS[line.values["form"]]}
    return values


def _stages(first: Stage, last: Stage) -> str:
    if first is last:
        return str(STAGES[first])
    return _("%(first)s đến %(last)s") % {"first": STAGES[first], "last": STAGES[last]}


def unknown_words(found: Reckoning) -> list[str]:
    """What nobody could check, for want of a table."""
    return [
        _("Chưa có định mức cho “%(kind)s” (Phụ lục 01 đến 03): chưa xét được thời gian có vượt định mức không.")
        % {"kind": _(found.law.time_kinds[kind].name)}
        for kind in found.unknown
    ]


def as_json(claim: Claim, found: Reckoning, only: str = "") -> dict[str, Any]:
    """The sum for other programs: numbers are text, exact. `only`: what concerns one practitioner."""
    lines = [line for line in lines_as_json(found) if not only or line["practitioner"] in (None, only)]
    return {
        "on": claim.on.isoformat(),
        "form": str(claim.form),
        "method": str(claim.method),
        "base_salary": _plain(found.law.figure("base_salary").value),
        "sessions": _plain(found.sessions),
        "total": _plain(found.total_of(only) if only else found.total),
        "mark": str(found.mark),
        "practitioners": [
            {"name": w.name, "kind": str(w.kind), "total": _plain(found.total_of(w.name))}
            for w in claim.workers
            if only in ("", w.name)
        ],
        "lines": lines,
        "notes": unknown_words(found),
    }


def lines_as_json(found: Reckoning) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(found.lines, start=1):
        yield {
            "number": number,
            "kind": str(line.kind),
            "text": line_text(line, found.law),
            "practitioner": line.worker or None,
            "minutes": _plain(line.minutes),
            "sessions": _plain(line.sessions),
            "amount": _plain(line.amount),
            "rule": line.source.code,
            "citation": line.source.citation,
            "mark": str(line.source.mark),
        }


def _plain(value: Decimal) -> str:
    """All digits, no exponent, no needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def as_text(claim: Claim, found: Reckoning) -> str:
    """The sum as a table for a person at a terminal."""
    head = _("Thù lao, bồi dưỡng: %(form)s, tính theo quy định ngày %(day)s") % {
        "form": FORMS[claim.form],
        "day": f"{claim.on:%d/%m/%Y}",
    }
    rows = [text for number, line in enumerate(found.lines, start=1) for text in _text_rows(number, line, found)]
    total = f"{_('Tổng cộng')}: {decimal(found.total)} {_('đồng')}"
    people = [f"  {w.name}: {decimal(found.total_of(w.name))} {_('đồng')}" for w in claim.workers if w.name]
    return "\n".join([head, "", *rows, "", total, *people, *unknown_words(found)])


def _text_rows(number: int, line: Line, found: Reckoning) -> Iterator[str]:
    *above, last = wrap(line_text(line, found.law), 76)
    yield from (f"{f'{number}.' if place == 0 else '':>4} {text}" for place, text in enumerate(above))
    yield f"{'' if above else f'{number}.':>4} {last:<78} {_effect(line):>22}"
    yield f"     {line.source.citation} ({mark_words(line.source.mark)})"


def mark_words(mark: Mark) -> str:
    return _("đã đọc văn bản") if mark is Mark.CONFIRMED else _("cần xác minh")


def _effect(line: Line) -> str:
    """What a line adds or takes away: money, or sessions."""
    if line.amount:
        return f"{decimal(line.amount)} {_('đồng')}"
    if line.sessions:
        return f"{decimal(line.sessions)} {_('buổi')}"
    return ""
