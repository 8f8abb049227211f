"""What is held of a person, for who shows code and secret: read, taken along, consents given and withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tgpl.accounts.access import public
from tgpl.accounts.actor import Actor
from tgpl.audit.models import Entry
from tgpl.cases.queries import case_of
from tgpl.core.forms.base import Form
from tgpl.core.lists.paging import KeyPage, Place
from tgpl.core.pages.steps import carried_out
from tgpl.core.pages.views import slow_down
from tgpl.core.safety.throttle import is_too_fast
from tgpl.intake.following import proven
from tgpl.intake.models import Channel, Request
from tgpl.intake.services import IntakeError
from tgpl.people.models import Consent
from tgpl.people.queries import consents_of, merged_here
from tgpl.people.services import agree, note_own_file, note_own_reading
from tgpl.portal import services
from tgpl.portal.holdings import held_of, held_with
from tgpl.portal.presenters.consents import Agreed, agreed
from tgpl.portal.presenters.held import as_data, looks, reasons, told
from tgpl.portal.queries import kept, looks_at, posts_of

# Openings of what is held, and files of it, from one network in one minute.
READINGS = 20
# So many looks go into a file; a page shows fewer.
LOOKS_IN_FILE = 5_000


@public
@never_cache
@require_GET
@proven
def show_held(request: HttpRequest, asked: Request) -> HttpResponse:
    """Everything that is held of the person, why, how long, who looked, and what they agreed to."""
    if is_too_fast(request, "held", allowed=READINGS):
        return slow_down(request)
    note_own_reading(person=asked.person)
    return render(request, "portal/held.html", _held(asked, looks_at(asked.person, Place.sent(request.GET))))


def _held(asked: Request, lines: KeyPage[Entry]) -> dict[str, Any]:
    case = case_of(asked)
    to_sender, merged = bool(asked.requester_name), bool(merged_here(asked.person))
    held = held_of(asked.person, to_sender=to_sender)
    return {
        "asked": asked,
        "case": case,
        "told": told(held_with(asked, held) if merged else held),  # its codes opened this request, and no other
        "reasons": reasons(to_sender=to_sender, merged=merged),
        "kept": kept(case, timezone.localdate()),
        "looks": looks(lines.rows, posts_of(lines.rows)),
        "lines": lines,
        "agreed": agreed(asked, consents_of(asked.person), has_open_case=bool(case and case.is_open)),
        "taken_at": timezone.now(),
    }


@public
@never_cache
@require_GET
@proven
def take_held(request: HttpRequest, asked: Request, kind: str) -> HttpResponse:
    """The same as a file: for a program (JSON), or to be read and printed (HTML)."""
    if kind not in {"json", "html"}:
        raise Http404
    if is_too_fast(request, "held", allowed=READINGS):
        return slow_down(request)
    note_own_file(person=asked.person)
    held = _held(asked, looks_at(asked.person, Place(), LOOKS_IN_FILE))
    if kind == "json":
        options = {"ensure_ascii": False, "indent": 1}
        response: HttpResponse = JsonResponse(as_data(held), json_dumps_params=options)
    else:
        response = HttpResponse(render_to_string("portal/held_file.html", held))
    response.headers["Content-Disposition"] = f'attachment; filename="{asked.reference}.{kind}"'
    return response


@public
@require_POST
@proven
def give_consent(request: HttpRequest, asked: Request, purpose: str) -> HttpResponse:
    """Agrees to one purpose, by its own button."""
    if not _found(asked, purpose).agree_url:
        return redirect("portal:show_held")
    agree(by=Actor.citizen(), person=asked.person, purpose=purpose, at=timezone.now(), how=Channel.WEB)
    messages.success(request, _("Đã ghi điều bạn đồng ý."))
    return redirect("portal:show_held")


@public
@never_cache
@proven
def withdraw_consent(request: HttpRequest, asked: Request, purpose: str) -> HttpResponse:
    """Withdraws a consent, after saying what follows from it."""
    found, form = _found(asked, purpose), Form(request.POST if request.method == "POST" else None)
    if not found.withdraw_url:
        return redirect("portal:show_held")

    def step() -> None:
        services.take_back_consent(asked=asked, purpose=purpose, at=timezone.now())

    if form.is_valid() and carried_out(form, step, IntakeError):
        messages.success(request, _("Đã rút điều bạn đồng ý."))
        return redirect("portal:show_held")
    return render(request, "portal/withdraw_consent.html", {"form": form, "found": found})


def _found(asked: Request, purpose: str) -> Agreed:
    if purpose not in Consent.Purpose:
        raise Http404
    case = case_of(asked)
    shown = agreed(asked, consents_of(asked.person), has_open_case=bool(case and case.is_open))
    found = next((one for one in shown if one.purpose == purpose), None)
    if found is None:
        raise Http404
    return found
