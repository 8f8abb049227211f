"""The register of documents, taking one in, and what the assistant knows."""

from django.contrib import messages
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
from tgpl.reviews.forms import ChooseDocumentForm, DocumentForm, FilterDocuments, NewDocumentForm
from tgpl.reviews.models import LegalDocument, ReviewRound
from tgpl.reviews.presenters import document_facts, document_list, known_rules
from tgpl.reviews.queries.lexicon import lexicon
from tgpl.reviews.queries.reviews import documents_named, opened_reviews
from tgpl.reviews.services import ReviewError
from tgpl.reviews.views.asking import document_of, one_step, round_of

VIEW, WORK = Permission.VIEW_REVIEWS, Permission.REVIEW_DOCUMENTS


@requires(VIEW)
@require_GET
def list_documents(request: HttpRequest) -> HttpResponse:
    """The register, the newest first."""
    form = FilterDocuments(request.GET)
    wanted = form.wanted
    found = documents_named(LegalDocument.objects.visible_to(request.actor), wanted.pop("q", ""))
    page = key_page(found.filter(**wanted), Place.sent(request.GET))
    context = {"form": form, "page": page, "documents": document_list(page.rows), "may_add": request.actor.may(WORK)}
    return render(request, "reviews/list_documents.html", context)


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def register_document(request: HttpRequest) -> HttpResponse:
    """Take a document into the register without a round: a draft on which comments are gathered."""
    return _take_in(request, None)


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def add_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a new document into the register and into a round."""
    return _take_in(request, round_of(request, pk))


def _take_in(request: HttpRequest, opened: ReviewRound | None) -> HttpResponse:
    form = NewDocumentForm(**sent(request))
    if form.is_bound and form.is_valid():
        try:
            return redirect(_kept(request, form, opened))
        except ReviewError as refusal:
            form.add_error("file", str(refusal))
    back = reverse("reviews:show_round", args=[opened.pk]) if opened else reverse("reviews:list_documents")
    words = {"title": _("Thêm văn bản"), "button": _("Đọc và lưu văn bản")}
    return step_page(request, form, back=back, lead=opened.title if opened else "", **words)


def _kept(request: HttpRequest, form: NewDocumentForm, opened: ReviewRound | None) -> str:
    content, name = form.content
    document = services.add_document(by=request.actor, fields=form.told, content=content, file_name=name)
    if not document.is_read:
        messages.info(request, _("Bản quét đang chờ đọc. Trang này sẽ có lời văn bản sau ít phút."))
    if opened is None:
        return reverse("reviews:show_document", args=[document.pk])
    review = services.add_to_round(by=request.actor, opened=opened, document=document)
    return reverse("reviews:show_review", args=[review.pk])


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document that the register has into a round."""
    opened = round_of(request, pk)
    here = LegalDocument.objects.visible_to(request.actor).exclude(reviews__round=opened).order_by("-pk")
    form = ChooseDocumentForm(**sent(request), documents=here)
    return one_step(
        request,
        form,
        lambda: services.add_to_round(by=request.actor, opened=opened, document=form.cleaned_data["document"]),
        back=reverse("reviews:show_round", args=[pk]),
        done=_("Đã đưa văn bản vào đợt rà soát."),
        title=_("Chọn văn bản trong danh mục"),
        lead=opened.title,
        button=_("Đưa vào đợt rà soát"),
    )


@requires(VIEW)
@require_GET
def show_document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what the register says, in which rounds it stands, and the comments on a draft."""
    document = document_of(request, pk)
    context = {
        "document": document,
        "facts": document_facts(document),
        "reviews": opened_reviews(request.actor).filter(document=document).order_by("-pk"),
        "comments": document.comments.all(),
        "may_work": request.actor.may(WORK),
    }
    return render(request, "reviews/show_document.html", context)


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def correct_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what the register says of a document."""
    document = document_of(request, pk)
    names = services.DocumentFields.__slots__
    form = DocumentForm(**sent(request), initial={name: getattr(document, name) for name in names})
    return one_step(
        request,
        form,
        lambda: services.correct_document(by=request.actor, document=document, fields=form.told),
        back=reverse("reviews:show_document", args=[pk]),
        done=_("Đã sửa thông tin văn bản."),
        title=_("Sửa thông tin văn bản"),
        lead=document.name,
        button=_("Lưu"),
    )


@requires(VIEW)
@require_GET
def list_rules(request: HttpRequest) -> HttpResponse:
    """What the assistant looks for, with its sources and marks."""
    return render(request, "reviews/list_rules.html", {"groups": known_rules(lexicon())})
