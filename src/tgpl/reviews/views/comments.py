"""Comments on drafts: writing one down, answering it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import sent
from tgpl.reviews import services
from tgpl.reviews.forms import AnswerForm, CommentForm
from tgpl.reviews.models import Comment, LegalDocument
from tgpl.reviews.views.asking import document_of, one_step

WORK = Permission.REVIEW_DOCUMENTS


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def add_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what somebody said of a draft."""
    document, form = document_of(request, pk), CommentForm(**sent(request))
    return one_step(
        request,
        form,
        lambda: services.add_comment(by=request.actor, document=document, fields=form.told),
        back=reverse("reviews:show_document", args=[pk]),
        done=_("Đã ghi ý kiến góp ý."),
        title=_("Ghi ý kiến góp ý"),
        lead=document.name,
        button=_("Ghi ý kiến"),
    )


@requires(WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what became of a comment."""
    documents = LegalDocument.objects.visible_to(request.actor)
    comment = get_object_or_404(Comment.objects.filter(document__in=documents).select_related("document"), pk=pk)
    form = AnswerForm(**sent(request))
    return one_step(
        request,
        form,
        lambda: services.answer_comment(by=request.actor, comment=comment, **form.cleaned_data),
        back=reverse("reviews:show_document", args=[comment.document_id]),
        done=_("Đã trả lời ý kiến góp ý."),
        title=_("Trả lời ý kiến góp ý"),
        lead=f"{comment.from_whom}: {comment.content}",
        button=_("Lưu câu trả lời"),
    )
