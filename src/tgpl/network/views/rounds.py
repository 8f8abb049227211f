"""Rounds of survey as the department sees them: who answered, who is silent, what it adds up to."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.documents.services import can_be, download, is_format
from tgpl.network.forms import CloseForm, RoundForm
from tgpl.network.models import SurveyRound
from tgpl.network.papers import report
from tgpl.network.presenters import coverage_listing, round_facts, round_status, sum_tables
from tgpl.network.purposes import purposes
from tgpl.network.queries import answers_of, commune_bodies, result_of, returns_of, rounds_with_coverage
from tgpl.network.services import (
    NetworkError,
    add_commune_bodies,
    end_round,
    move_close,
    open_round,
    remind,
)
from tgpl.network.workbook import MEDIA, round_workbook


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """A workbook to take away."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=MEDIA, headers=headers)


@requires(Permission.VIEW_NETWORK)
@require_GET
def list_rounds(request: HttpRequest) -> HttpResponse:
    """Every round, the newest first, with its coverage."""
    page, today = key_page(rounds_with_coverage(), Place.sent(request.GET)), timezone.localdate()
    rounds = [(one, round_status(one, today)) for one in page.rows]
    return render(request, "network/list_rounds.html", {"page": page, "rounds": rounds})


@requires(Permission.MANAGE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: HttpRequest) -> HttpResponse:
    """Opens a round to every commune."""
    today = timezone.localdate()
    initial = {"opens_on": today, "law_on": today, "purpose": request.GET.get("nhiem-vu", "")}
    form = RoundForm(request.actor, **sent(request), initial=initial)
    made: list[SurveyRound] = []

    def step() -> None:
        made.append(open_round(by=request.actor, fields=form.round))

    if form.is_bound and form.is_valid() and carried_out(form, step, NetworkError):
        messages.success(request, _("Đã mở đợt khảo sát. Mỗi xã, phường thấy phiếu trên trang của mình."))
        return redirect("network:open_round", made[0].uid)
    bodies = commune_bodies(today).count()
    words = {"title": _("Mở đợt khảo sát"), "button": _("Mở đợt"), "back": reverse("network:list_rounds")}
    return step_page(request, form, template="network/new_round.html", bodies=bodies, **words)


@requires(Permission.MANAGE_NETWORK)
@require_POST
def add_bodies(request: HttpRequest) -> HttpResponse:
    """Enters a body for each commune of the province that has none."""
    number = add_commune_bodies(by=request.actor)
    messages.success(request, ngettext("Đã thêm %s xã, phường.", "Đã thêm %s xã, phường.", number) % number)
    return redirect("network:new_round")


def _round(uid: object) -> SurveyRound:
    return get_object_or_404(rounds_with_coverage(), uid=uid)


@requires(Permission.VIEW_NETWORK)
@require_GET
def open_one(request: HttpRequest, uid: object) -> HttpResponse:
    """A round: its coverage, and each commune with where it stands."""
    found, today = _round(uid), timezone.localdate()
    returns = list(returns_of(found))
    for one in returns:
        one.round = found
    context = {
        "round": found,
        "status": round_status(found, today),
        "facts": round_facts(found, purposes.address(request.actor, found.purpose_kind, found.purpose_key)),
        "listing": coverage_listing(found, returns, today),
        "silent": found.asked - found.answered,
        "may_change": request.actor.may(Permission.MANAGE_NETWORK) and found.ended_on is None,
    }
    return render(request, "network/round.html", context)


@requires(Permission.MANAGE_NETWORK)
@require_POST
def remind_silent(request: HttpRequest, uid: object) -> HttpResponse:
    """Reminds the communes that have not answered."""
    try:
        number = remind(by=request.actor, survey_round=_round(uid))
    except NetworkError as error:
        messages.error(request, str(error))
    else:
        words = ngettext("Đã nhắc %s xã, phường.", "Đã nhắc %s xã, phường.", number) % number
        messages.success(request, words if number else _("Hôm nay đã nhắc mọi nơi chưa gửi."))
    return redirect("network:open_round", uid)


@requires(Permission.MANAGE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def change_close(request: HttpRequest, uid: object) -> HttpResponse:
    """Gives the communes until another day."""
    found, back = _round(uid), reverse("network:open_round", args=[uid])
    form = CloseForm(**sent(request), initial={"closes_on": found.closes_on})

    def step() -> None:
        move_close(by=request.actor, survey_round=found, closes_on=form.cleaned_data["closes_on"])

    if form.is_bound and form.is_valid() and carried_out(form, step, NetworkError):
        return redirect(back)
    return step_page(request, form, title=_("Đổi hạn gửi"), button=_("Đổi hạn"), back=back, lead=found.title)


@requires(Permission.MANAGE_NETWORK)
@require_POST
def end_one(request: HttpRequest, uid: object) -> HttpResponse:
    """Ends a round: what was sent stays as it is."""
    try:
        end_round(by=request.actor, survey_round=_round(uid))
    except NetworkError as error:
        messages.error(request, str(error))
    return redirect("network:open_round", uid)


@requires(Permission.VIEW_NETWORK)
@require_GET
def show_sums(request: HttpRequest, uid: object) -> HttpResponse:
    """What the answers add up to, section by section, each sum with how many communes it covers."""
    found = _round(uid)
    tables, sendings = sum_tables(found)
    words = [(_(one.text), _told(sendings, one.code)) for one in found.survey.words]
    return render(request, "network/sums.html", {"round": found, "tables": tables, "words": words})


def _told(sendings: list, code: str) -> list[tuple[str, str]]:
    return [(one.survey_return.agency.name, one.words[code]) for one in sendings if one.words.get(code)]


@requires(Permission.VIEW_NETWORK)
@require_GET
def take_sums(request: HttpRequest, uid: object) -> HttpResponse:
    """Every commune's figures as a workbook."""
    found = _round(uid)
    return workbook_response(round_workbook(found, answers_of(found)), "khao-sat-cap-xa")


@requires(Permission.VIEW_NETWORK)
@require_GET
def download_report(request: HttpRequest, uid: object, kind: str) -> HttpResponse:
    """The report on a round as Word or PDF, under the letterhead of whoever takes it."""
    office = get_object_or_404(Agency.objects.select_related("parent"), pk=request.actor.agency_id)
    drawn = report(result_of(_round(uid), office))
    if not is_format(kind) or not can_be(drawn, kind):
        raise Http404
    return download(drawn, kind)
