"""Results, cases that wait to be read, and how far two reviewers agree."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.documents.services import download, is_format
from tgpl.quality.forms.plans import AgreementPeriod
from tgpl.quality.models import Kind
from tgpl.quality.papers import result_paper
from tgpl.quality.presenters.agreement import agreement_words
from tgpl.quality.presenters.results import grade_tag, result_lines
from tgpl.quality.queries.assessment import (
    agreement_between,
    drawn_to_read,
    earlier_versions,
    kind_for,
    listed_assessments,
    opened_assessments,
    waiting_for_appraisal,
)
from tgpl.quality.services import note_reading
from tgpl.quality.telling import told

ASSESS = Permission.ASSESS_QUALITY
DRAWN = 100  # shown at once; what is read leaves the list


@requires(ASSESS)
def list_results(request: HttpRequest) -> HttpResponse:
    """Results and one's own drafts, the newest first."""
    page = key_page(listed_assessments(request.actor), Place.sent(request.GET))
    return render(request, "quality/list_results.html", {"page": page, "results": result_lines(page.rows)})


@requires(ASSESS)
def list_waiting(request: HttpRequest) -> HttpResponse:
    """What a plan drew and nobody reads yet; in an office also the cases that ended without an appraisal."""
    appraises = kind_for(request.actor) == Kind.APPRAISAL
    drawn = list(drawn_to_read(request.actor)[:DRAWN])
    cases = waiting_for_appraisal(request.actor, timezone.localdate())
    page = key_page(cases if appraises else cases.none(), Place.sent(request.GET))
    return render(request, "quality/list_waiting.html", {"drawn": drawn, "page": page, "appraises": appraises})


@requires(ASSESS, Permission.WORK_CASES)
def open_result(request: HttpRequest, uid: str) -> HttpResponse:
    """A signed result: to reviewers and heads, and to the practitioner whom it is about."""
    assessment = get_object_or_404(opened_assessments(request.actor), uid=uid)
    if not assessment.is_signed:
        return redirect("quality:score_case", uid)
    note_reading(by=request.actor, assessment=assessment)
    mine = assessment.case.practitioner and assessment.case.practitioner.user_id == request.actor.user_id
    context = {
        "assessment": assessment,
        "told": told(assessment),
        "grade": grade_tag(assessment),
        "earlier": earlier_versions(assessment) if assessment.version > 1 else [],
        "may_answer": mine and not assessment.answered_at and not assessment.superseded,
        "may_correct": assessment.assessor_id == request.actor.user_id and not assessment.superseded,
    }
    return render(request, "quality/open_result.html", context)


@requires(ASSESS, Permission.WORK_CASES)
def take_paper(request: HttpRequest, uid: str, kind: str) -> HttpResponse:
    """The result in writing, as PDF or Word."""
    assessment = get_object_or_404(opened_assessments(request.actor).exclude(signed_at=None), uid=uid)
    if not is_format(kind):
        raise Http404
    note_reading(by=request.actor, assessment=assessment)
    return download(result_paper(assessment, assessment.case.office.name), kind)


@requires(ASSESS)
def show_agreement(request: HttpRequest) -> HttpResponse:
    """How far two reviewers of the same cases agreed in a year."""
    form = AgreementPeriod(request.GET)
    year = form.wanted.get("year") or timezone.localdate().year
    found = agreement_between(request.actor, date(year, 1, 1), date(year, 12, 31))
    context = {"form": form, "year": year, "found": found, "words": agreement_words(found)}
    return render(request, "quality/show_agreement.html", context)
