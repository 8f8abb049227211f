"""Pages of the law's limits, of a running clock, and of the working-day calendar."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import requires, signed_in
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.deadlines.by_hand import ClockError, note_circumstance, note_pause, rule_of, take_back
from tgpl.deadlines.forms import AddCalendarDay, ConfirmYear, NoteCircumstance, OnAClock, Pause, TryRule
from tgpl.deadlines.models import Clock
from tgpl.deadlines.presenters import (
    calendar_rows,
    change_rows,
    clock_card,
    clock_facts,
    explain_exceptions,
    explain_in_words,
    rule_facts,
    rule_rows,
    step_rows,
)
from tgpl.deadlines.queries import calendar_for, changeable_clocks, days_of_year, visible_clocks, working_days_of_year
from tgpl.deadlines.rulebook import FIRST_YEAR, LAST_YEAR, UnknownRule, rule_on, rulebook
from tgpl.deadlines.rules import Rule, due
from tgpl.deadlines.services import add_calendar_day, confirm_year, explain, fill_year, remove_calendar_day


@signed_in
def list_rules(request: HttpRequest) -> HttpResponse:
    """Every limit in force today, with its article and its mark."""
    today = timezone.localdate()
    return render(request, "deadlines/list_rules.html", {"rows": rule_rows(rulebook(today), today)})


@signed_in
def show_rule(request: HttpRequest, code: str) -> HttpResponse:
    """One limit, and a trial: when is it due if it starts then?"""
    rule = _rule_or_404(code, timezone.localdate())
    form = TryRule(request.GET or None, rule=rule)
    page = {"rule": rule, "facts": rule_facts(rule, rulebook(timezone.localdate())[code]), "form": form}
    if form.is_valid():
        then = _rule_or_404(code, form.start.date())
        counted = due(then, form.start, calendar_for(form.start), form.cleaned_data.get("exceptions", ()))
        page |= {"sentence": explain_in_words(counted), "steps": step_rows(counted)}
    return render(request, "deadlines/show_rule.html", page)


def _rule_or_404(code: str, on: dt.date) -> Rule:
    try:
        return rule_on(code, on)
    except UnknownRule as unknown:
        raise Http404 from unknown


@signed_in
def explain_clock(request: HttpRequest, pk: int) -> HttpResponse:
    """How the due time of one running or stopped clock came about, and what was written on it by hand."""
    clock = get_object_or_404(visible_clocks(request.actor).select_related("office", "holder", "on_duty"), pk=pk)
    card, counted, rule = clock_card(clock), explain(clock), rule_of(clock)
    changes = change_rows(clock.changes.all(), rule)
    page = {
        "card": card,
        "facts": clock_facts(card),
        "sentence": explain_in_words(counted),
        "exceptions": explain_exceptions(changes),
        "steps": step_rows(counted),
        "changes": changes,
        "may_change": changeable_clocks(request.actor).filter(pk=pk).exists(),
        "knows_circumstances": any(one.name not in clock.exceptions for one in rule.circumstances),
    }
    return render(request, "deadlines/explain_clock.html", page)


def _changeable(request: HttpRequest, pk: int) -> Clock:
    return get_object_or_404(changeable_clocks(request.actor), pk=pk)


def _note(request: HttpRequest, clock: Clock, form: OnAClock, act: Callable[..., object], title: str) -> HttpResponse:
    """The page on which a head writes something on a clock; done, it is explained anew."""
    back = reverse("deadlines:explain_clock", args=[clock.pk])
    step = partial(act, by=request.actor, clock=clock, at=timezone.now())
    if form.is_bound and form.is_valid() and carried_out(form, lambda: step(**form.cleaned_data), ClockError):
        messages.success(request, _("Đã ghi. Thời hạn đã được tính lại."))
        return redirect(back)
    lead = f"{clock_card(clock).name} · {clock.subject_key}"
    return step_page(request, form, back=back, lead=lead, title=title, button=_("Ghi và tính lại"))


@requires(Permission.ASSIGN_CASES)
def pause_clock(request: HttpRequest, pk: int) -> HttpResponse:
    """That the clock stood still, or will."""
    clock = _changeable(request, pk)
    return _note(request, clock, Pause(**sent(request)), note_pause, _("Ghi thời gian tạm dừng"))


@requires(Permission.ASSIGN_CASES)
def note_clock_circumstance(request: HttpRequest, pk: int) -> HttpResponse:
    """That a case of the law gives it another limit."""
    clock = _changeable(request, pk)
    form = NoteCircumstance(**sent(request), rule=rule_of(clock), noted=clock.exceptions)
    return _note(request, clock, form, note_circumstance, _("Ghi trường hợp luật cho thời hạn khác"))


@require_POST
@requires(Permission.ASSIGN_CASES)
def take_change_back(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    """What was written was a mistake."""
    found = get_object_or_404(_changeable(request, pk).changes, pk=change)
    try:
        take_back(by=request.actor, change=found, at=timezone.now())
        messages.success(request, _("Đã bỏ. Thời hạn đã được tính lại."))
    except ClockError as error:
        messages.error(request, str(error))
    return redirect("deadlines:explain_clock", pk)


@requires(Permission.MANAGE_LAW)
def show_year(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The days of a year that are not what their weekday says; posting confirms them against the yearly decision."""
    year = _year_or_404(year or timezone.localdate().year)
    form = ConfirmYear(request.POST or None)
    if form.is_valid():
        confirm_year(by=request.actor, year=year, basis=form.cleaned_data["basis"])
        messages.success(request, _("Đã xác nhận lịch năm %(year)s.") % {"year": year})
        return redirect("deadlines:show_year", year=year)
    days, entered = days_of_year(year)
    page = {
        "year": year,
        "years": [other for other in (year - 1, year + 1) if FIRST_YEAR <= other <= LAST_YEAR],
        "rows": calendar_rows(days),
        "entered": entered,
        "working_days": working_days_of_year(year),
        "form": form,
    }
    return render(request, "deadlines/show_year.html", page)


def _year_or_404(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return year


@requires(Permission.MANAGE_LAW)
def add_day(request: HttpRequest, year: int) -> HttpResponse:
    """Enter one day."""
    form = AddCalendarDay(request.POST or None, year=_year_or_404(year))
    if form.is_valid():
        day = add_calendar_day(by=request.actor, **form.day)
        messages.success(request, _("Đã ghi ngày %(day)s. Các thời hạn đang chạy đã được tính lại.") % {"day": day})
        return redirect("deadlines:show_year", year=year)
    return render(request, "deadlines/add_day.html", {"form": form, "year": year})


@require_POST
@requires(Permission.MANAGE_LAW)
def remove_day(request: HttpRequest, date: dt.date) -> HttpResponse:
    """Take one day out."""
    _year_or_404(date.year)
    remove_calendar_day(by=request.actor, date=date)
    text = _("Đã bỏ ngày %(day)s khỏi lịch. Các thời hạn đang chạy đã được tính lại.")
    messages.success(request, text % {"day": f"{date:%d/%m/%Y}"})
    return redirect("deadlines:show_year", year=date.year)


@require_POST
@requires(Permission.MANAGE_LAW)
def enter_year(request: HttpRequest, year: int) -> HttpResponse:
    """Take the suggested days of a year over."""
    fill_year(by=request.actor, year=_year_or_404(year))
    messages.success(request, _("Đã nhập lịch gợi ý của năm %(year)s. Hãy đối chiếu với văn bản.") % {"year": year})
    return redirect("deadlines:show_year", year=year)
