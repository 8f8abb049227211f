"""Cases as staff see them: the list, one case, what is in its file, the register."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.cases.forms.lists import FilterCases
from tgpl.cases.models import Case, CaseNameTerm, CasePaper
from tgpl.cases.parts import case_parts
from tgpl.cases.presenters import LINE, case_table, course_words, moments, status_tag
from tgpl.cases.queries import (
    SHOWN,
    course_of,
    last_moves_of,
    last_work_on,
    listed_cases,
    opened_case,
    papers_missing_among,
    papers_of,
    parties_of,
    present_course,
    register_of,
)
from tgpl.cases.services import note_paper_taken, note_reading
from tgpl.cases.steps import buttons, next_step, steps_of
from tgpl.core.files.papers import with_held_back
from tgpl.core.files.uploads import paper_response
from tgpl.core.lists.narrowing import NarrowedList
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.views import or_404
from tgpl.deadlines.presenters import clock_card
from tgpl.deadlines.queries import running_clocks_of
from tgpl.intake.presenters.recordings import heard
from tgpl.intake.queries import recordings_of
from tgpl.people.presenters import disability_words, meeting

_list = NarrowedList(listed_cases, CaseNameTerm, "case_id", LINE)


@requires(Permission.VIEW_CASES)
def list_cases(request: HttpRequest) -> HttpResponse:
    form = FilterCases(request.GET)
    page = _list.page(request.actor, form.wanted, Place.sent(request.GET))
    table = case_table(page.rows, request.actor.agency_id)
    return render(request, "cases/list_cases.html", {"form": form, "page": page, "table": table})


@requires(Permission.VIEW_CASES)
def open_case(request: HttpRequest, code: str) -> HttpResponse:
    case = or_404(opened_case(request.actor).first(code))
    note_reading(by=request.actor, case=case)
    return render(request, "cases/open_case.html", _everything(request, case))


def _everything(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What the page shows: of each long list the newest, whatever its length."""
    known = steps_of(case)
    steps = [step for step in known if step.open_to(request.actor)]
    clocks = running_clocks_of("case", case.code)
    following = next_step(request.actor, case, known, clocks)
    papers, work = with_held_back(papers_of(case.pk)), last_work_on(case.pk)
    return {
        "case": case,
        "status": status_tag(case),
        "meeting": meeting(case.person),
        "disability": disability_words(case.person),
        "clocks": [clock_card(clock) for clock in clocks],
        "moments": moments(last_moves_of(case.pk)),
        "parties": parties_of(case.pk),
        "papers": papers,
        "recordings": heard(with_held_back(recordings_of(case.request_id)), "cases", case.code),
        "missing": papers_missing_among(case, papers),
        "work": work[:SHOWN],
        "more_work": len(work) > SHOWN,
        "next": following,
        "course": course_words(request.actor, case, present_course(case, timezone.now())),
        "steps": buttons(case, steps, following),
        "other_steps": [(step, step.url(case)) for step in steps if not step.main],
    }


@requires(Permission.VIEW_CASES)
def open_course(request: HttpRequest, code: str) -> HttpResponse:
    """Letters of the person, sessions, stages of proceedings, registrations, charges, cases of the same matter."""
    case = or_404(opened_case(request.actor).first(code))
    note_reading(by=request.actor, case=case)
    course = course_words(request.actor, case, course_of(case))
    return render(request, "cases/open_course.html", {"case": case, "course": course})


@requires(Permission.VIEW_CASES)
def open_parts(request: HttpRequest, code: str) -> HttpResponse:
    """What rooms above tell of the case: papers and letters, fees, quality, complaints, the words of its scans."""
    case = or_404(opened_case(request.actor).first(code))
    note_reading(by=request.actor, case=case)
    context = {"case": case, "parts": case_parts.shown_to(request.actor, case)}
    return render(request, "cases/open_parts.html", context)


@requires(Permission.VIEW_CASES)
def list_work(request: HttpRequest, code: str) -> HttpResponse:
    case = or_404(opened_case(request.actor).first(code))
    note_reading(by=request.actor, case=case)
    page = key_page(case.work.select_related("practitioner"), Place.sent(request.GET))
    return render(request, "cases/list_work.html", {"case": case, "page": page})


@requires(Permission.VIEW_CASES)
def take_paper(request: HttpRequest, code: str, uid: str) -> HttpResponse:
    cases = Case.objects.visible_to(request.actor).filter(code=code)
    papers = CasePaper.objects.select_related("case__person").exclude(file="")
    paper = get_object_or_404(papers, uid=uid, case__in=cases)
    response = paper_response(paper.file, paper.title, sha256=paper.sha256)
    note_paper_taken(by=request.actor, paper=paper)
    return response


@requires(Permission.VIEW_REQUESTS)
def open_register(request: HttpRequest, office: int, year: int) -> HttpResponse:
    """The Sổ thụ lý of an office and a year, in the order of its numbers, for reading and for print."""
    kept_by = get_object_or_404(Agency, pk=office, pk__in=request.actor.offices)
    page = key_page(register_of(kept_by, year), Place.sent(request.GET))
    keys = {"register_key": f"cases-{office}-{year}", "advice_key": f"brief_advice-{office}-{year}"}
    context = {"office": kept_by, "year": year, "page": page, "offices": request.actor.offices, **keys}
    return render(request, "cases/open_register.html", context)
