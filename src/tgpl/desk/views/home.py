"""The first page of a working day, and the search at the head of every page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tgpl.accounts.access import signed_in
from tgpl.accounts.roles import Permission
from tgpl.desk.presenters import page_of, work_groups, work_rows
from tgpl.desk.queries import Found, found_by_code, found_by_name, found_by_number, subjects_of, worklist_of


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What this person must do, the most urgent first."""
    if request.actor.may(Permission.REFER_PEOPLE):
        return redirect("intake:list_referrals")
    work = worklist_of(request.actor)
    subjects = subjects_of(request.actor, work)
    page = {
        "groups": work_groups(work.own, subjects, timezone.now()),
        "late": work_rows(work.late, subjects),
        "more": work.more,
    }
    return render(request, "desk/home.html", page)


@signed_in
def find(request: HttpRequest) -> HttpResponse:
    """A code, or a number that one case alone has elsewhere, leads to its page at once; a name to those who bear it."""
    typed = request.GET.get("q", "").strip()[:100]
    url = page_of(found_by_code(request.actor, typed)) if typed else ""
    if url:
        return redirect(url)
    numbered = found_by_number(request.actor, typed)
    if len(numbered) == 1:
        return redirect("cases:open_case", numbered[0].code)
    found = Found([], numbered) if numbered else found_by_name(request.actor, typed) if typed else None
    return render(request, "desk/find.html", {"query": typed, "found": found})
