"""A form filled in from a request, a case or another thing that a room handed in."""

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tgpl.accounts.access import signed_in
from tgpl.accounts.roles import Permission
from tgpl.documents.catalogue import Form
from tgpl.documents.paper import Paper
from tgpl.documents.registry import Drawing, Source, drawings, sources
from tgpl.documents.services import as_html, can_be, download, draw, has_tables, is_format, note_drawing
from tgpl.documents.views.catalogue import form_or_404


class Wanted(NamedTuple):
    """A form, and the thing that it is to be drawn up from."""

    form: Form
    drawing: Drawing
    source: Source
    thing: Any

    def paper(self, request: HttpRequest) -> Paper:
        large = request.GET.get("chu") == "lon"
        facts, office = self.drawing.told(self.thing), self.source.office(self.thing)
        return draw(self.form, facts, day=timezone.localdate(), office=office, large=large)


def wanted(request: HttpRequest, source: str, key: str, code: str) -> Wanted:
    """What the address names; 404 for what this person may not see, 403 for what they may not draw up."""
    form, known, drawing = form_or_404(code), sources.get(source), drawings.get(code, source)
    if known is None or drawing is None:
        raise Http404
    if not request.actor.may(drawing.permission):
        raise PermissionDenied
    thing = known.find(request.actor, key)
    if thing is None or not drawing.applies(thing):
        raise Http404
    return Wanted(form, drawing, known, thing)


@signed_in
@require_GET
def draw_form(request: HttpRequest, source: str, key: str, code: str) -> HttpResponse:
    """How the form reads, filled in; to be taken away as Word or PDF."""
    asked = wanted(request, source, key, code)
    note_drawing(by=request.actor, asked_of=asked.source, thing=asked.thing, form=asked.form)
    paper, back = asked.paper(request), asked.source.address(asked.thing)
    drafts = bool(asked.form.series) and request.actor.may(Permission.DRAFT_LETTERS)
    context = {"asked": asked, "key": key, "back": back, "drafts": drafts}
    context |= {"preview": as_html(paper), "has_tables": has_tables(paper)}
    return render(request, "documents/draw_form.html", context)


@signed_in
@require_GET
def take_drawn(request: HttpRequest, source: str, key: str, code: str, kind: str) -> HttpResponse:
    """The form, filled in, as a file; `?chu=lon` in large print."""
    asked = wanted(request, source, key, code)
    paper = asked.paper(request)
    if not is_format(kind) or not can_be(paper, kind):
        raise Http404
    note_drawing(by=request.actor, asked_of=asked.source, thing=asked.thing, form=asked.form)
    return download(paper, kind, name=f"{asked.form.name} {key}")
