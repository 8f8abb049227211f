"""Opinions as staff see them: whom to ask, how, and what was said."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.documents.services import download, is_format
from tgpl.people.presenters import meeting
from tgpl.quality import services
from tgpl.quality.forms.opinions import AskOpinion, TakeOpinion
from tgpl.quality.models import Opinion
from tgpl.quality.papers import opinion_paper
from tgpl.quality.presenters.opinions import link_code, opinion_facts, opinion_warnings
from tgpl.quality.queries.opinion import listed_opinions, may_be_asked, waiting_to_be_asked, ways_closed
from tgpl.quality.rulebook import opinion_form
from tgpl.quality.services import QualityError
from tgpl.quality.views.scoring import case_of

ASK, SEE = Permission.ASK_OPINIONS, (Permission.ASK_OPINIONS, Permission.ASSESS_QUALITY, Permission.WORK_CASES)


@requires(*SEE)
def list_opinions(request: HttpRequest) -> HttpResponse:
    page = key_page(listed_opinions(request.actor), Place.sent(request.GET))
    return render(request, "quality/list_opinions.html", {"page": page, "now": timezone.now()})


@requires(ASK)
def list_to_ask(request: HttpRequest) -> HttpResponse:
    """Cases that ended and whose client nobody has asked yet."""
    page = key_page(waiting_to_be_asked(request.actor, timezone.localdate()), Place.sent(request.GET))
    return render(request, "quality/list_to_ask.html", {"page": page})


@requires(ASK)
def ask_opinion(request: HttpRequest, code: str) -> HttpResponse:
    """Choose how to ask. A link is shown once, on the page that follows."""
    case = case_of(request, code)
    closed = ways_closed(case.person)
    form = AskOpinion(**sent(request), closed=closed)
    if form.is_bound and form.is_valid():
        asked: list[services.Asked] = []
        step = {"by": request.actor, "case": case, "way": form.cleaned_data["way"], "at": timezone.now()}
        if carried_out(form, lambda: asked.append(services.ask_opinion(**step)), QualityError):
            return _asked(request, asked[0])
    agreed = may_be_asked(case.person)
    context = {"case": case, "closed": closed.values(), "agreed": agreed, "meeting": meeting(case.person)}
    words = {"title": _("Hỏi ý kiến người được trợ giúp"), "button": _("Tiếp tục")}
    back = reverse("cases:open_case", args=[code])
    return step_page(request, form, back=back, template="quality/ask_opinion.html", **context, **words)


def _asked(request: HttpRequest, asked: services.Asked) -> HttpResponse:
    """On to writing the answers down; or the link, which is told this once."""
    if not asked.secret:
        return redirect("quality:take_opinion", asked.opinion.pk)
    link = request.build_absolute_uri(reverse("quality:begin", args=[asked.secret]))
    case = asked.opinion.case
    context = {"opinion": asked.opinion, "case": case, "link": link, "code": link_code(link)}
    return render(request, "quality/show_link.html", {**context, "meeting": meeting(case.person)})


def _opinion_of(request: HttpRequest, pk: int) -> Opinion:
    visible = Opinion.objects.visible_to(request.actor)
    return get_object_or_404(visible.select_related("case__person__safe_contact", "case__office"), pk=pk)


@requires(*SEE)
def open_opinion(request: HttpRequest, pk: int) -> HttpResponse:
    opinion = _opinion_of(request, pk)
    services.note_opinion_read(by=request.actor, opinion=opinion)
    context = {
        "opinion": opinion,
        "facts": opinion_facts(opinion),
        "warnings": opinion_warnings(opinion),
        "asked": opinion_form(opinion.form_version),
        "may_ask": request.actor.may(ASK),
    }
    return render(request, "quality/open_opinion.html", context)


@requires(ASK)
def take_opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a call or a paper, all questions on one page."""
    opinion = _opinion_of(request, pk)
    if opinion.is_given:
        return redirect("quality:open_opinion", pk)
    form = TakeOpinion(**sent(request), asked=opinion_form(opinion.form_version))
    back = reverse("quality:list_opinions")
    if form.is_bound and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("speaker", "words")}
        step = {"by": request.actor, "opinion": opinion, "answers": form.answers, "at": timezone.now(), **told}
        if carried_out(form, lambda: services.take_opinion(**step), QualityError):
            messages.success(request, _("Đã ghi ý kiến."))
            return redirect("quality:open_opinion", pk)
    context = {"case": opinion.case, "agreed": True, "meeting": meeting(opinion.case.person)}
    words = {"title": _("Ghi ý kiến"), "button": _("Ghi ý kiến")}
    return step_page(request, form, back=back, template="quality/ask_opinion.html", **context, **words)


@requires(*SEE)
def take_form(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Mẫu 11 on paper: with the answers, or empty to be filled in by hand."""
    opinion = _opinion_of(request, pk)
    if not is_format(kind):
        raise Http404
    services.note_opinion_read(by=request.actor, opinion=opinion)
    return download(opinion_paper(opinion, opinion.case.office.name), kind)
