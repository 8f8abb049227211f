"""Keeping the roster: who takes turns, the week, single days, exchanges, a whole table."""

import datetime as dt
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.pages.components import day as shown_day
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.deadlines.presenters import weekday
from tgpl.duty.forms import ListKeeper, SetDay, SetWeek, SwapDays, TakeInRoster
from tgpl.duty.presenters import Month
from tgpl.duty.queries import duty_day, keepers_of, may_be_keepers, roster, rosters_open_to, weekly_keepers
from tgpl.duty.rules import ONE_DAY
from tgpl.duty.services import DutyError, Planned, add_keeper, end_keeper, set_days, set_week, swap_days

KEEP = Permission.KEEP_DUTY_ROSTER
# How far ahead a turn may be exchanged.
SWAPPED_WITHIN = 62 * ONE_DAY


def _office(request: HttpRequest, pk: int) -> Agency:
    return get_object_or_404(rosters_open_to(request.actor), pk=pk)


def _roster_page(office: Agency, day: dt.date) -> str:
    month = Month.of(day)
    return reverse("duty:show_roster", args=[office.pk, month.year, month.number])


@requires(KEEP)
def list_keepers(request: HttpRequest, office: int) -> HttpResponse:
    """Those who take turns, with their numbers; posting puts a colleague on the list or changes a number."""
    place, today = _office(request, office), timezone.localdate()
    form = ListKeeper(**sent(request), colleagues=may_be_keepers(place, today))
    if form.is_bound and form.is_valid():
        keeper = add_keeper(by=request.actor, office=place, **form.cleaned_data)
        messages.success(request, _("Đã ghi %(name)s vào danh sách người trực.") % {"name": keeper})
        return redirect("duty:list_keepers", place.pk)
    page = {"office": place, "form": form, "keepers": keepers_of(place, today), "back": _roster_page(place, today)}
    return render(request, "duty/list_keepers.html", page)


@require_POST
@requires(KEEP)
def take_off_list(request: HttpRequest, office: int, keeper: int) -> HttpResponse:
    """A colleague takes no turns from today on."""
    place, today = _office(request, office), timezone.localdate()
    who = get_object_or_404(keepers_of(place, today), pk=keeper)
    end_keeper(by=request.actor, keeper=who, last_day=today - ONE_DAY)
    messages.success(request, _("Đã bỏ %(name)s. Hãy xếp người khác vào những ngày còn trống.") % {"name": who})
    return redirect("duty:list_keepers", place.pk)


@requires(KEEP)
def plan_week(request: HttpRequest, office: int) -> HttpResponse:
    """Who is on duty on which weekday of every week."""
    place, today = _office(request, office), timezone.localdate()
    keepers, week = keepers_of(place, today), weekly_keepers(place, today)
    form = SetWeek(**sent(request), keepers=keepers, week=week, today=today, initial={"first_day": today})
    if form.is_bound and form.is_valid():
        first = form.cleaned_data["first_day"]
        set_week(by=request.actor, office=place, first_day=first, turns=form.turns)
        messages.success(request, _("Đã xếp lịch trực hằng tuần."))
        return redirect(_roster_page(place, first))
    words = {"title": _("Lịch trực hằng tuần"), "button": _("Ghi lịch"), "back": _roster_page(place, today)}
    lead = _("Áp dụng cho mọi tuần, trừ những ngày đã xếp riêng. %(office)s.") % {"office": place.name}
    return step_page(request, form, lead=lead, **words)


@requires(KEEP)
def plan_day(request: HttpRequest, office: int, day: dt.date) -> HttpResponse:
    """Who is on duty on one day: Tết, or somebody instead of another."""
    place, at = _office(request, office), timezone.now()
    told, back = duty_day(place, day), _roster_page(place, day)
    shown = {"keeper": told.keeper, "backup": told.backup, "reason": told.reason}
    form = SetDay(**sent(request), keepers=keepers_of(place, timezone.localdate()), initial=shown)
    if form.is_bound and form.is_valid():
        act = partial(set_days, by=request.actor, office=place, at=at)
        if carried_out(form, lambda: act(planned=[Planned(day, **form.cleaned_data)]), DutyError):
            messages.success(request, _("Đã xếp người trực ngày %(day)s.") % {"day": f"{day:%d/%m/%Y}"})
            return redirect(back)
    title = _("Xếp người trực ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    return step_page(request, form, title=title, lead=f"{weekday(day)}. {place.name}.", back=back, button=_("Ghi"))


@requires(KEEP)
def swap(request: HttpRequest, office: int, day: dt.date) -> HttpResponse:
    """Two colleagues take each other's turn."""
    place, back = _office(request, office), _roster_page(_office(request, office), day)
    told, today = duty_day(place, day), timezone.localdate()
    if told.keeper is None or day < today:
        raise Http404
    days = roster(place, max(today, day - SWAPPED_WITHIN), day + SWAPPED_WITHIN)
    form = SwapDays(**sent(request), days=days, seen=told.keeper.pk)
    if form.is_bound and form.is_valid():
        act = partial(swap_days, by=request.actor, office=place, at=timezone.now(), reason=form.cleaned_data["reason"])
        if carried_out(form, lambda: act(days=(day, form.other_day), seen=form.both_seen), DutyError):
            messages.success(request, _("Đã đổi ca trực."))
            return redirect(back)
    lead = _("%(weekday)s %(day)s: %(name)s trực.")
    lead %= {"weekday": weekday(day), "day": shown_day(day), "name": told.keeper}
    return step_page(request, form, title=_("Đổi ca trực"), lead=lead, back=back, button=_("Đổi ca"))


@requires(KEEP)
def take_in(request: HttpRequest, office: int) -> HttpResponse:
    """A whole roster from a table, once every line of it is understood."""
    place, at = _office(request, office), timezone.now()
    back = _roster_page(place, timezone.localdate())
    form = TakeInRoster(**sent(request), office=place, at=at)
    if form.is_bound and form.is_valid():
        set_days(by=request.actor, office=place, planned=form.planned, at=at)
        messages.success(request, _("Đã xếp lịch trực %(count)s ngày.") % {"count": len(form.planned)})
        return redirect(_roster_page(place, form.planned[0].day))
    return step_page(request, form, title=_("Nhập bảng trực"), lead=place.name, back=back, button=_("Nhập bảng"))
