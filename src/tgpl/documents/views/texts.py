"""The text of a form: corrected, tried on a matter, put in force on a day."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.documents.catalogue import Form
from tgpl.documents.forms import PutInForceForm, TextForm, TryForm
from tgpl.documents.models import TextVersion
from tgpl.documents.queries import newest_text, text_of_version
from tgpl.documents.registry import drawings, sources
from tgpl.documents.rules.filling import Facts
from tgpl.documents.services import TextError, as_html, draw_version, put_in_force, write_version
from tgpl.documents.views.catalogue import form_or_404


@requires(Permission.MANAGE_LAW)
def edit_text(request: HttpRequest, code: str) -> HttpResponse:
    """Write the next version of a form's text, from the newest there is."""
    form = form_or_404(code)
    page = TextForm(**sent(request), initial={"text": newest_text(form)})
    if page.is_bound and page.is_valid():
        write = partial(write_version, by=request.actor, form=form, at=timezone.now(), **page.cleaned_data)
        if carried_out(page, write, TextError):
            messages.success(request, _("Đã lưu bản mới. Hãy xem thử trước khi cho áp dụng."))
            return redirect("documents:show_version", code, _newest(form).number)
    names = sorted({name for way in drawings.of_form(code) for name in way.fields})
    back = reverse("documents:show_form", args=[code])
    words = {"title": _("Sửa bản chữ của mẫu"), "button": _("Lưu thành bản mới"), "lead": form.name, "names": names}
    return step_page(request, page, template="documents/edit_text.html", back=back, **words)


def _newest(form: Form) -> TextVersion:
    return TextVersion.objects.filter(form=form.code).latest("number")


def _version(code: str, number: int) -> TextVersion:
    return get_object_or_404(TextVersion, form=code, number=number)


@requires(Permission.MANAGE_LAW)
@require_GET
def show_version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """How a version reads: blank, or filled in from a matter that this person may see."""
    form, version = form_or_404(code), _version(code, number)
    trial = TryForm(request.GET, ways=[way.source for way in drawings.of_form(code)])
    facts = _facts(request, code, trial)
    text = text_of_version(form, number)
    context = {
        "form_of_law": form,
        "version": version,
        "trial": trial,
        "not_found": trial.wanted and facts is None,
        "preview": as_html(draw_version(form, text, facts or {})) if text else "",
        "in_force": PutInForceForm(initial={"valid_from": timezone.localdate()}),
    }
    return render(request, "documents/show_version.html", context)


def _facts(request: HttpRequest, code: str, trial: TryForm) -> Facts | None:
    """The facts of the matter that the person named; None where they may not see it, or it fills in nothing."""
    wanted: dict[str, Any] = trial.wanted
    source, drawing = sources.get(wanted.get("source", "")), drawings.get(code, wanted.get("source", ""))
    thing = source.find(request.actor, wanted.get("key", "")) if source else None
    return drawing.told(thing) if drawing and thing is not None else None


@requires(Permission.MANAGE_LAW)
def put_version_in_force(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """From which day on the form is drawn up by this version."""
    form, version = form_or_404(code), _version(code, number)
    page = PutInForceForm(**sent(request), initial={"valid_from": timezone.localdate()})
    put = partial(put_in_force, by=request.actor, version=version, form=form, at=timezone.now())
    if page.is_bound and page.is_valid() and carried_out(page, lambda: put(**page.cleaned_data), TextError):
        messages.success(request, _("Đã cho áp dụng."))
        return redirect("documents:show_form", code)
    back = reverse("documents:show_version", args=[code, number])
    lead = _("%(form)s, bản %(number)d") % {"form": form.name, "number": number}
    return step_page(request, page, back=back, lead=lead, title=_("Cho áp dụng"), button=_("Cho áp dụng"))
