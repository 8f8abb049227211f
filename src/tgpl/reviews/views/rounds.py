"""Rounds of review: the list, a new one, one of them, its end."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import sent, step_page
from tgpl.reviews import services
from tgpl.reviews.forms import NoQuestions, RoundForm
from tgpl.reviews.presenters import review_list, round_facts, round_list
from tgpl.reviews.queries.reviews import listed_rounds, reviews_in
from tgpl.reviews.rules.steps import ReviewStatus
from tgpl.reviews.ties import review_tasks
from tgpl.reviews.views.asking import one_step, round_of

VIEW, CONFIRM = Permission.VIEW_REVIEWS, Permission.CONFIRM_REVIEWS


@requires(VIEW)
@require_GET
def list_rounds(request: HttpRequest) -> HttpResponse:
    """The rounds, the newest first."""
    page = key_page(listed_rounds(request.actor), Place.sent(request.GET))
    context = {"page": page, "rounds": round_list(page.rows), "may_open": request.actor.may(CONFIRM)}
    return render(request, "reviews/list_rounds.html", context)


@requires(CONFIRM)
@require_http_methods(["GET", "HEAD", "POST"])
def start_round(request: HttpRequest) -> HttpResponse:
    """Open a round: which law, judged on which day, for which task of a plan."""
    form = RoundForm(**sent(request), tasks=review_tasks.open_to(request.actor))
    if form.is_bound and form.is_valid():
        opened = services.open_round(by=request.actor, fields=form.told)
        return redirect("reviews:show_round", opened.pk)
    words = {"title": _("Mở đợt rà soát văn bản"), "button": _("Mở đợt rà soát")}
    return step_page(request, form, back=reverse("reviews:list_rounds"), **words)


@requires(VIEW)
@require_GET
def show_round(request: HttpRequest, pk: int) -> HttpResponse:
    """The documents of a round, how far each is, and the papers drawn from it."""
    opened = round_of(request, pk)
    reviews = list(reviews_in(opened))
    done = sum(review.status == ReviewStatus.CONFIRMED for review in reviews)
    context = {
        "round": opened,
        "facts": round_facts(opened),
        "reviews": review_list(reviews),
        "documents": len(reviews),
        "confirmed": done,
        "found": sum(review.found for review in reviews),
        "may_add": opened.is_open and request.actor.may(Permission.REVIEW_DOCUMENTS),
        "may_close": opened.is_open and request.actor.may(CONFIRM) and reviews and done == len(reviews),
    }
    return render(request, "reviews/show_round.html", context)


@requires(CONFIRM)
@require_http_methods(["GET", "HEAD", "POST"])
def close_round(request: HttpRequest, pk: int) -> HttpResponse:
    """End a round in which everything was confirmed."""
    opened = round_of(request, pk)
    return one_step(
        request,
        NoQuestions(**sent(request)),
        lambda: services.close_round(by=request.actor, opened=opened),
        back=reverse("reviews:show_round", args=[pk]),
        done=_("Đã khép lại đợt rà soát."),
        title=_("Khép lại đợt rà soát"),
        lead=opened.title,
        warning=_("Sau khi khép lại, không ai sửa được kết quả trong đợt này nữa."),
        button=_("Khép lại"),
    )
