"""Pages of the law's limits, of a running clock, and of the working-day calendar."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import requires, signed_in
from tgpl.accounts.roles import Permission
from tgpl.deadlines.forms import AddCalendarDay, ConfirmYear, TryRule
from tgpl.deadlines.presenters import (
    calendar_rows,
    clock_card,
    clock_facts,
    explain_in_words,
    rule_facts,
    rule_rows,
    step_rows,
)
from tgpl.deadlines.queries import calendar_for, days_of_year, visible_clocks, working_days_of_year
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
    """How the due time of one running or stopped clock came about."""
    clock = get_object_or_404(visible_clocks(request.actor).select_related("office", "holder", "on_duty"), pk=pk)
    card, counted = clock_card(clock), explain(clock)
    page = {
        "card": card,
        "facts": clock_facts(card),
        "sentence": explain_in_words(counted),
        "steps": step_rows(counted),
    }
    return render(request, "deadlines/explain_clock.html", page)


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
