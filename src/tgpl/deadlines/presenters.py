"""How limits, their count and running clocks are worded."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tgpl.accounts.roles import Role
from tgpl.core.law.rule_files import in_force
from tgpl.core.pages.components import Fact, law_source
from tgpl.deadlines.models import CalendarDay, Clock, ClockChange
from tgpl.deadlines.rulebook import rule_on
from tgpl.deadlines.rules import Due, Limit, Rule, Step, Unit, Why, local


def weekday(day: dt.date) -> str:
    """The name of the weekday."""
    names = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ Nhật"))
    return names[day.weekday()]


def word_limit(limit: Limit) -> str:
    """ "03 ngày làm việc", "12 giờ", "ngay"."""
    amount = f"{limit.amount:02}"
    words: dict[Unit, str] = {
        Unit.AT_ONCE: _("ngay"),
        Unit.HOUR: ngettext("%(amount)s giờ", "%(amount)s giờ", limit.amount),
        Unit.DAY: ngettext("%(amount)s ngày", "%(amount)s ngày", limit.amount),
        Unit.WORKING_DAY: ngettext("%(amount)s ngày làm việc", "%(amount)s ngày làm việc", limit.amount),
        Unit.DAY_BEFORE: ngettext("trước %(amount)s ngày", "trước %(amount)s ngày", limit.amount),
        Unit.GIVEN_DAY: _("ngày ghi trong văn bản"),
        Unit.MONTH_END: _("cuối tháng"),
        Unit.HALF_YEAR_END: _("cuối kỳ sáu tháng"),
        Unit.YEAR_END: _("cuối năm"),
    }
    text = words[limit.unit]
    return text % {"amount": amount} if "%(" in text else text


def word_step(step: Step) -> str:
    """Why a day of the count counts, or does not."""
    words: dict[Why, Callable[[], str]] = {
        Why.FIRST_DAY: lambda: _("Ngày xảy ra sự kiện, không tính (Điều 147 Bộ luật Dân sự 2015)."),
        Why.COUNTED: lambda: _("Tính là ngày thứ %(number)s.") % {"number": step.number},
        Why.WEEKEND: lambda: _("%(weekday)s: ngày nghỉ cuối tuần.") % {"weekday": weekday(step.day)},
        Why.HOLIDAY: lambda: _("Ngày nghỉ: %(holiday)s.") % {"holiday": step.detail},
        Why.PAUSED: lambda: _("Thời hạn đang tạm dừng, không tính.") + (f" {step.detail}" if step.detail else ""),
        Why.MOVED: lambda: _("Hạn rơi vào ngày nghỉ nên chuyển sang ngày làm việc này (Điều 148 Bộ luật Dân sự 2015)."),
        Why.AT_ONCE: lambda: _("Pháp luật yêu cầu làm ngay."),
        Why.HOURS: lambda: _("Tính liên tục %(hours)s giờ, cả ban đêm và ngày nghỉ.") % {"hours": step.detail},
        Why.ON_DUTY: lambda: _("Ngoài giờ làm việc: người trực phải làm."),
        Why.BEFORE: lambda: _("Chậm nhất là ngày này, trước sự kiện %(days)s ngày.") % {"days": step.detail},
        Why.GIVEN: lambda: _("Ngày ghi trong văn bản."),
        Why.PERIOD: lambda: _("Ngày cuối của kỳ."),
    }
    return words[step.why]()


def explain_in_words(due: Due) -> str:
    """One sentence: start event, rule and due time."""
    return _("%(event)s lúc %(start)s, thời hạn %(limit)s: hạn là %(due)s.") % {
        "event": due.rule.start_event,
        "start": word_moment(due.start),
        "limit": word_limit(due.limit),
        "due": word_moment(due.due),
    }


def word_moment(moment: dt.datetime) -> str:
    """ "16:30 ngày 12/02/2026"; the end of a day is "hết ngày 24/02/2026"."""
    day = date_format(moment, "SHORT_DATE_FORMAT")
    if (moment.hour, moment.minute, moment.second) == (23, 59, 59):
        return _("hết ngày %(day)s") % {"day": day}
    return _("%(time)s ngày %(day)s") % {"time": f"{moment:%H:%M}", "day": day}


def due_as_json(due: Due) -> dict[str, object]:
    """What `tgpl due --json` prints."""
    return {
        "rule": due.rule.code,
        "citation": due.rule.citation,
        "mark": due.rule.mark,
        "start": due.start.isoformat(),
        "due": due.due.isoformat(),
        "steps": [
            {"date": step.day.isoformat(), "counted": step.number is not None, "why": word_step(step)}
            for step in due.steps
        ],
    }


def rule_as_json(rule: Rule) -> dict[str, object]:
    """What `tgpl due --list --json` prints of each rule."""
    return {
        "rule": rule.code,
        "name": rule.name,
        "start_event": rule.start_event,
        **_limit_as_json(rule.limit),
        "citation": rule.citation,
        "mark": rule.mark,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to and rule.valid_to.isoformat(),
        "exceptions": [{"name": c.name, "title": c.title, **_limit_as_json(c.limit)} for c in rule.circumstances],
        "note": rule.note,
    }


def _limit_as_json(limit: Limit) -> dict[str, object]:
    return {"unit": limit.unit.value, "amount": limit.amount or None}


@dataclass(frozen=True, slots=True)
class ClockCard:
    """A clock as a page shows it: what must be done, by when, by whom. The badge is the component `clock`."""

    clock: Clock
    name: str
    due: str
    who: str


def clock_card(clock: Clock) -> ClockCard:
    """The words for one clock; the list of several wants `select_related("holder")`."""
    name = rule_on(clock.rule, local(clock.started_at).date()).name
    return ClockCard(clock, name, word_moment(local(clock.due_at)), _who(clock))


def _who(clock: Clock) -> str:
    """The person named, else the post that must act."""
    if clock.holder:
        return clock.holder.full_name
    return str(dict(Role.choices).get(clock.who, clock.who))


def clock_facts(card: ClockCard) -> list[Fact]:
    """What one clock is about, for a summary."""
    clock = card.clock
    facts = [
        Fact(_("Căn cứ"), law_source(clock.citation, clock.mark)),
        Fact(_("Hồ sơ"), clock.subject_key),
        Fact(_("Nơi theo dõi"), clock.office),
        Fact(_("Người phải làm"), card.who),
    ]
    if clock.on_duty:
        facts.append(Fact(_("Người trực khi thời hạn bắt đầu"), clock.on_duty.full_name))
    if clock.stopped_at:
        facts += [Fact(_("Đã dừng"), clock.stopped_at), Fact(_("Lý do dừng"), clock.stopped_because)]
    return facts


def rule_facts(rule: Rule, versions: Sequence[Rule]) -> list[Fact]:
    """What one limit says, and since when."""
    facts = [
        Fact(_("Thời hạn"), word_limit(rule.limit)),
        Fact(_("Tính từ"), rule.start_event),
        *(Fact(circumstance.title, word_limit(circumstance.limit)) for circumstance in rule.circumstances),
    ]
    for version in versions:
        source = format_html("{} {}", law_source(version.citation, version.mark), version.note)
        facts.append(Fact(_("Từ %(day)s") % {"day": f"{version.valid_from:%d/%m/%Y}"}, source))
    return facts


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A day of the calendar page."""

    day: CalendarDay
    weekday: str
    source: SafeString


def calendar_rows(days: Iterable[CalendarDay]) -> list[CalendarRow]:
    """The special days of a year, in words."""
    return [CalendarRow(day, weekday(day.date), law_source(day.basis, day.mark)) for day in days]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A limit of the list page."""

    rule: Rule
    limit: str
    exceptions: list[str]
    source: SafeString


def rule_rows(rules: Mapping[str, Sequence[Rule]], on: dt.date) -> list[RuleRow]:
    """The limits in force on a day, in words."""
    current = (in_force(versions, on) for versions in rules.values())
    return [
        RuleRow(rule, word_limit(rule.limit), _exceptions(rule), law_source(rule.citation, rule.mark))
        for rule in current
        if rule
    ]


def _exceptions(rule: Rule) -> list[str]:
    return [f"{c.title}: {word_limit(c.limit)}" for c in rule.circumstances]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A day of the count, in words."""

    step: Step
    weekday: str
    why: str


def step_rows(counted: Due) -> list[StepRow]:
    """The count day by day."""
    return [StepRow(step, weekday(step.day), word_step(step)) for step in counted.steps]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What was written by hand on a clock, in words."""

    change: ClockChange
    what: str


def change_rows(changes: Iterable[ClockChange], rule: Rule) -> list[ChangeRow]:
    """Pauses and circumstances, the first one first."""
    titles = {one.name: one.title for one in rule.circumstances}
    return [ChangeRow(change, titles.get(change.circumstance) or _pause_words(change)) for change in changes]


def _pause_words(change: ClockChange) -> str:
    since, until = (word_moment(local(moment)) for moment in (change.since, change.until) if moment)
    return _("Tạm dừng từ %(since)s đến %(until)s") % {"since": since, "until": until}


def explain_exceptions(changes: Iterable[ChangeRow]) -> str:
    """What changed the usual limit: "Áp dụng: Trường hợp bất khả kháng."; empty where nothing did."""
    standing = [row.what for row in changes if row.change.taken_back_at is None]
    return _("Áp dụng: %(what)s.") % {"what": "; ".join(standing)} if standing else ""
