"""Yearly targets of trợ giúp viên: one's own, or those of one's offices."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import sent, step_page
from tgpl.quality.forms.others import EnterBands, NoteCircumstance
from tgpl.quality.presenters.targets import target_rows
from tgpl.quality.queries.targets import cases_counted_for, officers_of, target_years, year_of
from tgpl.quality.rulebook import targets
from tgpl.quality.rules.targets import bands_of
from tgpl.quality.services import enter_bands as enter
from tgpl.quality.services import note_circumstance as note

FIRST_YEAR = 2018


def _asked_year(request: HttpRequest) -> int:
    """The year in the address, else this year."""
    this_year = timezone.localdate().year
    text = request.GET.get("nam", "")
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else this_year
    return min(max(year, FIRST_YEAR), this_year + 1)


@requires(Permission.VIEW_TARGETS)
def show_targets(request: HttpRequest) -> HttpResponse:
    year = year_of(request.actor, _asked_year(request), timezone.localdate())
    context = {
        "year": year,
        "rows": target_rows(year),
        "counting": targets().counting,
        "years": range(timezone.localdate().year, FIRST_YEAR - 1, -1),
        "may_note": request.actor.may(Permission.ASSIGN_CASES),
        "may_enter": request.actor.may(Permission.MANAGE_LAW),
    }
    return render(request, "quality/show_targets.html", context)


def _officer(request: HttpRequest, year: int, uid: str) -> Any:
    if not FIRST_YEAR <= year <= 2100:
        raise Http404
    return get_object_or_404(officers_of(request.actor, year), uid=uid)


@requires(Permission.VIEW_TARGETS)
def list_counted(request: HttpRequest, year: int, uid: str) -> HttpResponse:
    """The cases behind one officer's figure."""
    officer = _officer(request, year, uid)
    page = key_page(cases_counted_for(officer, year), Place.sent(request.GET))
    context = {"officer": officer, "year": year, "page": page, "counting": targets().counting}
    return render(request, "quality/list_counted.html", context)


@requires(Permission.ASSIGN_CASES)
def note_circumstance(request: HttpRequest, year: int, uid: str) -> HttpResponse:
    """Absence, or the part that a leader is asked for."""
    officer, form = _officer(request, year, uid), NoteCircumstance(**sent(request))
    back = f"{reverse('quality:show_targets')}?nam={year}"
    if form.is_bound and form.is_valid():
        note(by=request.actor, practitioner=officer, year=year, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Đã ghi."))
        return redirect(back)
    words = {"title": _("Hoàn cảnh tính chỉ tiêu năm %(year)d") % {"year": year}, "button": _("Ghi")}
    return step_page(request, form, back=back, lead=officer.full_name, **words)


@requires(Permission.MANAGE_LAW)
def enter_bands(request: HttpRequest, year: int) -> HttpResponse:
    """The bands of a year, from the yearly letter."""
    if not FIRST_YEAR <= year <= 2100:
        raise Http404
    form = EnterBands(**sent(request), known=bands_of(target_years(), year))
    back = f"{reverse('quality:show_targets')}?nam={year}"
    if form.is_bound and form.is_valid():
        told = {"citation": form.cleaned_data["citation"], "mark": form.mark, "bands": form.bands}
        enter(by=request.actor, year=year, at=timezone.now(), **told)
        messages.success(request, _("Đã nhập chỉ tiêu năm %(year)d.") % {"year": year})
        return redirect(back)
    words = {"title": _("Chỉ tiêu vụ việc năm %(year)d") % {"year": year}, "button": _("Ghi")}
    return step_page(request, form, back=back, **words)
