"""Every form of the law, and each one blank."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tgpl.accounts.access import public, signed_in
from tgpl.documents.catalogue import Form, UnknownForm, form_of, forms
from tgpl.documents.presenters import FormLine, form_lines
from tgpl.documents.queries import text_on, versions_of
from tgpl.documents.services import as_html, blank, can_be, download, is_format


def form_or_404(code: str) -> Form:
    try:
        return form_of(code)
    except UnknownForm:
        raise Http404 from None


@signed_in
@require_GET
def list_forms(request: HttpRequest) -> HttpResponse:
    """All forms by circular: what they are drawn up from, and whether the product does it."""
    groups: dict[str, list[FormLine]] = {}
    for line in form_lines(forms().values(), timezone.localdate()):
        groups.setdefault(line.form.citation, []).append(line)
    return render(request, "documents/list_forms.html", {"groups": groups})


@signed_in
@require_GET
def show_form(request: HttpRequest, code: str) -> HttpResponse:
    """One form: its law, how it reads, and where it is filled in."""
    form, today = form_or_404(code), timezone.localdate()
    (line,) = form_lines([form], today)
    version = text_on(form, today)
    preview = as_html(blank(form, day=today)) if version else ""
    context = {"line": line, "version": version, "preview": preview, "versions": versions_of(form)}
    return render(request, "documents/show_form.html", context)


@public
@require_GET
def take_blank(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """A form with nothing filled in, for whoever wants to write by hand; `?chu=lon` in large print."""
    form, today = form_or_404(code), timezone.localdate()
    if not is_format(kind) or text_on(form, today) is None:
        raise Http404
    large = request.GET.get("chu") == "lon"
    paper = blank(form, day=today, large=large)
    if not can_be(paper, kind):
        raise Http404
    return download(paper, kind, name=f"{form.name} {'chu to' if large else ''}")
