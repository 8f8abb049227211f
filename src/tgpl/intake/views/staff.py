"""Requests as staff see them: the list, one request, what came with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.files.papers import with_held_back
from tgpl.core.files.uploads import paper_response
from tgpl.core.lists.narrowing import NarrowedList
from tgpl.core.lists.paging import Place
from tgpl.core.pages.views import or_404
from tgpl.deadlines.presenters import clock_card
from tgpl.deadlines.queries import running_clocks_of
from tgpl.documents.presenters import papers_part
from tgpl.intake.forms.steps import FilterRequests
from tgpl.intake.models import Request, RequestNameTerm, RequestPaper
from tgpl.intake.presenters.recordings import heard
from tgpl.intake.presenters.staff import LINE, answer_tag, fact_words, moments, request_table, status_tag
from tgpl.intake.queries import (
    awaited_of,
    checks_of,
    handed_on,
    last_moves_of,
    listed_requests,
    opened_request,
    other_requests_of,
    papers_of,
    perhaps_the_person_of,
    requests_elsewhere_of,
    sendings_of,
    to_ask_about,
)
from tgpl.intake.services import KIND, note_paper_taken, note_reading
from tgpl.intake.steps import request_steps
from tgpl.people.presenters import disability_words, meeting

_list = NarrowedList(listed_requests, RequestNameTerm, "request_id", LINE)


@requires(Permission.VIEW_REQUESTS)
def list_requests(request: HttpRequest) -> HttpResponse:
    form = FilterRequests(request.GET)
    page = _list.page(request.actor, form.wanted, Place.sent(request.GET))
    table = request_table(page.rows, request.actor.agency_id)
    context = {"form": form, "page": page, "table": table, "to_ask_about": to_ask_about(request.actor)()}
    return render(request, "intake/list_requests.html", context)


@requires(Permission.VIEW_REQUESTS, Permission.ANSWER_ON_DUTY)
def open_request(request: HttpRequest, reference: str) -> HttpResponse:
    asked = or_404(opened_request(request.actor).first(reference))
    note_reading(by=request.actor, request=asked)
    return render(request, "intake/open_request.html", _everything(request, asked))


def _everything(request: HttpRequest, asked: Request) -> dict[str, Any]:
    steps = request_steps.open_to(request.actor, asked)
    people, papers = perhaps_the_person_of(asked), with_held_back(papers_of(asked.pk))
    came_from, went_on_as = handed_on(asked)
    return {
        "asked": asked,
        "came_from": came_from,
        "went_on_as": went_on_as,
        "status": status_tag(asked),
        "meeting": meeting(asked.person),
        "disability": disability_words(asked.person),
        "facts": fact_words(asked.facts),
        "clocks": [clock_card(clock) for clock in running_clocks_of(KIND, asked.reference)],
        "moments": moments(last_moves_of(asked.pk)),
        "checks": [(check, answer_tag(check.answer)) for check in checks_of(asked.pk)],
        "papers": [paper for paper in papers if not (paper.is_recording and paper.file)],
        "recordings": heard(papers, "intake", asked.reference),
        "awaited": awaited_of(asked.pk),
        "sendings": sendings_of(asked.pk),
        "formal_papers": papers_part(request.actor, KIND, asked),
        "same": other_requests_of(people, request.actor, asked),
        "elsewhere": requests_elsewhere_of(people, request.actor, asked),
        "steps": [(step, step.url(asked)) for step in steps if step.main],
        "other_steps": [(step, step.url(asked)) for step in steps if not step.main],
    }


@requires(Permission.VIEW_REQUESTS)
def take_paper(request: HttpRequest, reference: str, uid: str) -> HttpResponse:
    asked = Request.objects.visible_to(request.actor).filter(reference=reference)
    papers = RequestPaper.objects.select_related("request__person").exclude(file="")
    paper = get_object_or_404(papers, uid=uid, request__in=asked)
    response = paper_response(paper.file, paper.title, sha256=paper.sha256)
    note_paper_taken(by=request.actor, paper=paper)
    return response
