"""The review of one document: what was marked and found, what is proposed, and the four eyes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import sent
from tgpl.reviews import services
from tgpl.reviews.forms import FindingForm, MarksForm, NoQuestions, ProposalForm, ReturnForm
from tgpl.reviews.models import Finding, Review
from tgpl.reviews.presenters import conclusion_facts, moments, review_status, shown_marks
from tgpl.reviews.queries.reviews import alike, marked_passages
from tgpl.reviews.queries.standing import lacking
from tgpl.reviews.rules.steps import ReviewStatus
from tgpl.reviews.views.asking import one_step, review_of

VIEW, WORK, CONFIRM = Permission.VIEW_REVIEWS, Permission.REVIEW_DOCUMENTS, Permission.CONFIRM_REVIEWS


@requires(VIEW)
@require_GET
def show_review(request: HttpRequest, pk: int) -> HttpResponse:
    """The marks in their places with what was decided, the findings, the proposal, the next step."""
    review = review_of(request, pk)
    marks = list(review.marks.select_related("passage"))
    form = MarksForm(marks)
    may_work = review.is_open and request.actor.may(WORK)
    waits = review.status == ReviewStatus.SUBMITTED and request.actor.may(CONFIRM)
    context = {
        "review": review,
        "document": review.document,
        "status": review_status(review),
        "firm": shown_marks(marked_passages([mark for mark in marks if not mark.aside]), form),
        "aside": shown_marks(marked_passages([mark for mark in marks if mark.aside]), form),
        "alike": alike(review) if may_work else [],
        "findings": review.findings.all(),
        "facts": conclusion_facts(review),
        "moments": moments(review.moves.all()),
        "may_work": may_work,
        "lacking": lacking(review) if may_work else [],
        "may_confirm": waits and review.submitted_by_id != request.actor.user_id,
        "own_work": waits and review.submitted_by_id == request.actor.user_id,
    }
    return render(request, "reviews/show_review.html", context)


@requires(VIEW)
@require_GET
def read_text(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole text, article by article; a finding may be written at any place."""
    review = review_of(request, pk)
    may_work = review.is_open and request.actor.may(WORK)
    context = {"review": review, "passages": review.document.passages.all(), "may_work": may_work}
    return render(request, "reviews/read_text.html", context)


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def add_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a finding down; `cho` in the address names the passage."""
    review = review_of(request, pk)
    place = request.GET.get("cho", "")
    passage = review.document.passages.filter(position=place).first() if place.isascii() and place.isdecimal() else None
    told = {"place": passage.label, "words": passage.text[:4000]} if passage else {}
    form = FindingForm(**sent(request), initial=told)
    return one_step(
        request,
        form,
        lambda: services.add_finding(by=request.actor, review=review, fields=form.told, passage=passage),
        back=reverse("reviews:show_review", args=[pk]),
        done=_("Đã ghi phát hiện."),
        title=_("Ghi phát hiện"),
        lead=review.document.name,
        button=_("Ghi phát hiện"),
    )


def _finding_of(request: HttpRequest, pk: int) -> Finding:
    found = Finding.objects.filter(review__in=Review.objects.visible_to(request.actor))
    return get_object_or_404(found.select_related("review__document", "review__round"), pk=pk)


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def change_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a finding anew."""
    finding = _finding_of(request, pk)
    names = services.FindingFields.__slots__
    form = FindingForm(**sent(request), initial={name: getattr(finding, name) for name in names})
    return one_step(
        request,
        form,
        lambda: services.change_finding(by=request.actor, finding=finding, fields=form.told),
        back=reverse("reviews:show_review", args=[finding.review_id]),
        done=_("Đã sửa phát hiện."),
        title=_("Sửa phát hiện"),
        lead=finding.review.document.name,
        button=_("Lưu"),
    )


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a finding back."""
    finding = _finding_of(request, pk)
    return one_step(
        request,
        NoQuestions(**sent(request)),
        lambda: services.remove_finding(by=request.actor, finding=finding),
        back=reverse("reviews:show_review", args=[finding.review_id]),
        done=_("Đã bỏ phát hiện."),
        title=_("Bỏ phát hiện"),
        lead=f"{finding.place}: {finding.why}",
        button=_("Bỏ phát hiện"),
        grave=True,
    )


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what should become of the document."""
    review = review_of(request, pk)
    names = services.ProposalFields.__slots__
    form = ProposalForm(**sent(request), initial={name: getattr(review, name) for name in names})
    return one_step(
        request,
        form,
        lambda: services.propose(by=request.actor, review=review, fields=form.told),
        back=reverse("reviews:show_review", args=[pk]),
        done=_("Đã ghi đề xuất."),
        title=_("Đề xuất xử lý văn bản"),
        lead=review.document.name,
        button=_("Lưu đề xuất"),
    )


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def submit_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the result to another person."""
    review = review_of(request, pk)
    return one_step(
        request,
        NoQuestions(**sent(request)),
        lambda: services.submit_review(by=request.actor, review=review),
        back=reverse("reviews:show_review", args=[pk]),
        done=_("Đã trình. Một người khác sẽ đọc và xác nhận."),
        title=_("Trình kết quả rà soát"),
        lead=review.document.name,
        warning=_("Sau khi trình, bạn không sửa được nữa trừ khi người xác nhận trả lại."),
        button=_("Trình để xác nhận"),
    )


@requires(CONFIRM)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand by another person's result."""
    review = review_of(request, pk)
    return one_step(
        request,
        NoQuestions(**sent(request)),
        lambda: services.confirm_review(by=request.actor, review=review),
        back=reverse("reviews:show_review", args=[pk]),
        done=_("Đã xác nhận kết quả rà soát."),
        title=_("Xác nhận kết quả rà soát"),
        lead=_("%(document)s, do %(who)s trình.") % {"document": review.document, "who": review.submitted_by_name},
        button=_("Tôi đã đọc và xác nhận"),
    )


@requires(CONFIRM)
@require_http_methods(["GET", "HEAD", "POST"])
def return_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a result back to be worked on."""
    review, form = review_of(request, pk), ReturnForm(**sent(request))
    return one_step(
        request,
        form,
        lambda: services.return_review(by=request.actor, review=review, reason=form.cleaned_data["reason"]),
        back=reverse("reviews:show_review", args=[pk]),
        done=_("Đã trả lại."),
        title=_("Trả lại kết quả rà soát"),
        lead=review.document.name,
        button=_("Trả lại"),
    )
