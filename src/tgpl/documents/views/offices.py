"""How an office heads its letters, and who signs them."""

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
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.documents import services
from tgpl.documents.forms import EndSignatoryForm, LetterheadForm, SignatoryForm
from tgpl.documents.models import OfficeLetterhead, Signatory
from tgpl.documents.queries import letterhead_of, signatories_of
from tgpl.documents.services import LetterError

ISSUE = Permission.ISSUE_LETTERS


def own_office(request: HttpRequest) -> Agency:
    return get_object_or_404(Agency.objects.select_related("parent", "commune__province"), pk=request.actor.agency_id)


@requires(ISSUE)
@require_GET
def show_office(request: HttpRequest) -> HttpResponse:
    """Letterhead and signatories of the person's own office."""
    office, today = own_office(request), timezone.localdate()
    context = {"office": office, "head": letterhead_of(office), "signatories": signatories_of(office, today)}
    return render(request, "documents/show_office.html", context)


def _step(request: HttpRequest, form: Any, step: Any, *, done: str, **words: Any) -> HttpResponse:
    back = reverse("documents:show_office")
    if form.is_bound and form.is_valid() and carried_out(form, lambda: step(**form.cleaned_data), LetterError):
        messages.success(request, done)
        return redirect(back)
    return step_page(request, form, back=back, **words)


@requires(ISSUE)
def write_letterhead(request: HttpRequest) -> HttpResponse:
    office = own_office(request)
    own, head = OfficeLetterhead.objects.filter(office=office).first(), letterhead_of(office)
    initial = {name: getattr(head, name) for name in LetterheadForm.Meta.fields}
    form = LetterheadForm(**sent(request), instance=own, initial=initial)
    step = partial(services.write_letterhead, by=request.actor, office=office)
    return _step(request, form, step, done=_("Đã lưu thể thức."), title=_("Thể thức văn bản"), button=_("Lưu"))


@requires(ISSUE)
def add_signatory(request: HttpRequest) -> HttpResponse:
    form = SignatoryForm(**sent(request), initial={"valid_from": timezone.localdate()})
    step = partial(services.add_signatory, by=request.actor, office=own_office(request))
    return _step(request, form, step, done=_("Đã thêm người ký."), title=_("Thêm người ký"), button=_("Thêm người ký"))


@requires(ISSUE)
def end_signatory(request: HttpRequest, number: int) -> HttpResponse:
    signatory = get_object_or_404(Signatory, pk=number, office=request.actor.agency_id, valid_to=None)
    form = EndSignatoryForm(**sent(request))
    step = partial(services.end_signatory, by=request.actor, signatory=signatory)
    return _step(
        request, form, step, done=_("Đã ghi."), title=_("Thôi ký"), button=_("Ghi ngày thôi ký"), lead=str(signatory)
    )
