"""Writing texts, confirming and publishing them; the glossary of people's words."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent
from tgpl.outreach import services
from tgpl.outreach.forms import RewriteForm, TermForm, TextForm, as_initial
from tgpl.outreach.models import TOPICS, LayTerm, TextRevision
from tgpl.outreach.queries import as_text, drafts, library
from tgpl.outreach.rules import layout
from tgpl.outreach.services import OutreachError, reading_faults


@requires(Permission.EDIT_TEXTS)
def list_texts(request: HttpRequest) -> HttpResponse:
    """What waits, and everything that is shown."""
    shelves = [(TOPICS[topic], texts) for topic, texts in library().by_topic().items()]
    return render(request, "outreach/list_texts.html", {"drafts": drafts(), "shelves": shelves})


@requires(Permission.EDIT_TEXTS)
def write_text(request: HttpRequest, slug: str = "") -> HttpResponse:
    """A new text, or a new version of the one under `slug`."""
    shown = library().texts.get(slug)
    if slug and shown is None:
        raise Http404
    form = RewriteForm(**sent(request), initial=as_initial(shown)) if shown else TextForm(**sent(request))
    if form.is_valid():
        revision = services.write_text(by=request.actor, at=timezone.now(), **({"slug": slug} | form.cleaned_data))
        return redirect("outreach:open_draft", revision.pk)
    return render(request, "outreach/write_text.html", {"form": form, "shown": shown})


@requires(Permission.EDIT_TEXTS)
def open_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft in both readings, what is hard in it, and the next step."""
    revision = _draft(pk)
    context = {
        "revision": revision,
        "text": as_text(revision),
        "topic": TOPICS[as_text(revision).topic],
        "standard": layout(revision.standard),
        "easy": layout(revision.easy),
        "faults": reading_faults(revision),
        "is_author": revision.author_id == request.actor.user_id,
    }
    return render(request, "outreach/open_draft.html", context)


def _draft(pk: int) -> TextRevision:
    return get_object_or_404(TextRevision.objects.select_related("author", "confirmed_by"), pk=pk, published_at=None)


@requires(Permission.EDIT_TEXTS)
def correct_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a draft."""
    revision = _draft(pk)
    form = RewriteForm(**sent(request), initial=as_initial(as_text(revision)))
    if form.is_valid() and carried_out(
        form,
        lambda: services.correct_draft(by=request.actor, revision=revision, at=timezone.now(), **form.cleaned_data),
        OutreachError,
    ):
        return redirect("outreach:open_draft", pk)
    return render(request, "outreach/write_text.html", {"form": form, "shown": as_text(revision)})


@requires(Permission.CONFIRM_TEXTS)
@require_POST
def confirm_text(request: HttpRequest, pk: int) -> HttpResponse:
    """A lawyer stands by a draft."""
    return _step(request, _draft(pk), services.confirm_text, _("Đã ghi nhận bạn xác nhận nội dung pháp luật."))


@requires(Permission.EDIT_TEXTS)
@require_POST
def publish_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draft to everybody."""
    return _step(request, _draft(pk), services.publish_text, _("Đã đăng bài. Người dân thấy bài ngay bây giờ."))


def _step(request: HttpRequest, revision: TextRevision, service: services.Step, done: str) -> HttpResponse:
    try:
        service(by=request.actor, revision=revision, at=timezone.now())
    except OutreachError as error:
        messages.error(request, str(error))
        return redirect("outreach:open_draft", revision.pk)
    messages.success(request, done)
    return redirect("outreach:list_texts")


@requires(Permission.EDIT_TEXTS)
def keep_glossary(request: HttpRequest) -> HttpResponse:
    """The words that editors added, and one more."""
    form = TermForm(**sent(request))
    if form.is_valid() and carried_out(
        form,
        lambda: services.add_term(by=request.actor, at=timezone.now(), **form.cleaned_data),
        OutreachError,
    ):
        messages.success(request, _("Đã thêm từ vào bảng."))
        return redirect("outreach:keep_glossary")
    return render(request, "outreach/keep_glossary.html", {"form": form, "terms": LayTerm.objects.all()})


@requires(Permission.EDIT_TEXTS)
@require_POST
def remove_term(request: HttpRequest, pk: int) -> HttpResponse:
    services.remove_term(by=request.actor, term=get_object_or_404(LayTerm, pk=pk))
    messages.success(request, _("Đã bỏ từ khỏi bảng."))
    return redirect("outreach:keep_glossary")
