"""At the counter: read in what a person brings from a device without a line; ask which of two versions holds."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import sent
from tgpl.intake.forms.as_written import as_written
from tgpl.intake.forms.brought import Brought
from tgpl.intake.forms.read_back import parts
from tgpl.intake.forms.steps import SettleSending
from tgpl.intake.letters import Outcome, receive_letter, settle_sending
from tgpl.intake.models import Request, Sending
from tgpl.intake.views.steps import take_step


@dataclass(frozen=True, slots=True)
class Read:
    """One letter of a slip or file, and what became of it."""

    outcome: Outcome
    is_ours: bool


@requires(Permission.RECEIVE_REQUESTS)
def read_brought(request: HttpRequest) -> HttpResponse:
    """A slip, its photograph or an exported file; read twice, it is still one request."""
    form = Brought(**sent(request))
    if form.is_bound and form.is_valid():
        return render(request, "intake/brought_read.html", {"found": _received(request, form)})
    return render(request, "intake/brought.html", {"form": form})


def _received(request: HttpRequest, form: Brought) -> list[Read]:
    office, channel = Agency.objects.get(pk=request.actor.agency_id), form.cleaned_data["channel"]
    outcomes = [
        receive_letter(by=request.actor, office=office, letter=letter, channel=channel, at=timezone.now())
        for letter in form.letters
    ]
    visible = Request.objects.visible_to(request.actor)
    ours = set(visible.filter(pk__in=[o.request.pk for o in outcomes if o.request]).values_list("pk", flat=True))
    return [Read(outcome, bool(outcome.request and outcome.request.pk in ours)) for outcome in outcomes]


@requires(Permission.RECEIVE_REQUESTS)
def settle(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The version that came later, read back, and what the sender said when asked."""
    visible = Request.objects.visible_to(request.actor)
    versions = Sending.objects.exclude(content=None).filter(request__in=visible, request__reference=reference)
    sending = get_object_or_404(versions.select_related("request__person"), pk=number)
    written = as_written(sending.content["answers"], sending.content["facts"])
    return take_step(
        request,
        sending.request,
        SettleSending(**sent(request)),
        lambda *, by, at, outcome, note, **_asked: settle_sending(
            by=by, sending=sending, outcome=outcome, note=note, at=at
        ),
        template="intake/settle.html",
        title=_("Bản gửi sau"),
        button=_("Ghi kết quả hỏi lại"),
        done=_("Đã ghi. Cả hai bản vẫn được giữ."),
        sending=sending,
        parts=parts(written.answers),
        aside=written.aside,
    )
