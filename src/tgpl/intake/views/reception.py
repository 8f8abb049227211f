"""Taking requests down: at the counter and on the telephone, and the notices of partner agencies."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import sent
from tgpl.deadlines.presenters import clock_card
from tgpl.deadlines.queries import running_clocks_of
from tgpl.deadlines.rulebook import rule_on
from tgpl.directory.queries import organisations_on
from tgpl.duty.queries import answering_at
from tgpl.intake.forms.taking_down import Refer, TakeDown
from tgpl.intake.presenters.staff import status_tag
from tgpl.intake.queries import listed_requests, referrals
from tgpl.intake.services import receive_request


@requires(Permission.RECEIVE_REQUESTS)
def take_down_request(request: HttpRequest) -> HttpResponse:
    offices = Agency.objects.filter(pk__in=request.actor.offices).order_by("folded")
    form = TakeDown(**sent(request), offices=offices, initial={"office": request.actor.agency_id})
    if form.is_bound and form.is_valid():
        new = form.new_request(timezone.now())
        receipt = receive_request(by=request.actor, office=form.cleaned_data["office"], new=new)
        if receipt.is_new:
            return render(request, "intake/receipt.html", {"asked": receipt.request, "secret": _spaced(receipt.secret)})
        messages.info(request, _("Yêu cầu này đã được ghi trước đó; không ghi lần thứ hai."))
        return redirect("intake:open_request", receipt.request.reference)
    return render(request, "intake/take_down.html", {"form": form})


def _spaced(secret: str) -> str:
    """The secret as it is read aloud: "0412 345 678"."""
    return f"{secret[:4]} {secret[4:7]} {secret[7:]}"


@requires(Permission.REFER_PEOPLE)
def list_referrals(request: HttpRequest) -> HttpResponse:
    page = key_page(referrals(request.actor), Place.sent(request.GET))
    rows = [(asked, status_tag(asked)) for asked in page.rows]
    return render(request, "intake/list_referrals.html", {"page": page, "rows": rows})


@requires(Permission.REFER_PEOPLE)
def refer_person(request: HttpRequest) -> HttpResponse:
    agency = Agency.objects.get(pk=request.actor.agency_id)
    offices = organisations_on(timezone.localdate()).filter(kind__in=Agency.OFFICES)
    form = Refer(**sent(request), agency=agency, offices=offices)
    if form.is_bound and form.is_valid():
        new = form.new_request(timezone.now(), request.actor.name)
        receipt = receive_request(by=request.actor, office=form.cleaned_data["office"], new=new)
        said = _("Đã gửi. Mã yêu cầu: %(code)s.") if receipt.is_new else _("Văn bản này đã gửi trước đó. Mã: %(code)s.")
        messages.success(request, said % {"code": receipt.request.reference})
        return redirect("intake:referral_sent", receipt.request.reference)
    return render(request, "intake/refer.html", {"form": form})


@requires(Permission.REFER_PEOPLE)
def referral_sent(request: HttpRequest, reference: str) -> HttpResponse:
    """What happens now, and for an urgent notice the number to call at this moment (khoản 2 Điều 7 TTLT 10/2018)."""
    asked = get_object_or_404(listed_requests(request.actor), reference=reference)
    page = {
        "asked": asked,
        "answering": answering_at(asked.office, timezone.now()) if asked.is_urgent else None,
        "clocks": [clock_card(clock) for clock in running_clocks_of("request", reference)],
        "call": rule_on("call_centre_detained", asked.received_on),
    }
    return render(request, "intake/referral_sent.html", page)
