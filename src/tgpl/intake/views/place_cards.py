"""Cards for places without internet: made, printed, withdrawn; how many asked by them, and never who."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.documents.cards import WIDTHS
from tgpl.documents.services import render_card, saved
from tgpl.intake.card_texts import sections_for, words_on
from tgpl.intake.forms.place_cards import MakeCard
from tgpl.intake.forms.steps import NoWords
from tgpl.intake.models import PlaceCard
from tgpl.intake.presenters.place_cards import card_status, count_words, printed_card
from tgpl.intake.queries import came_by, office_near, places_for_cards
from tgpl.intake.services import IntakeError, make_card, withdraw_card

MAKE = Permission.MAKE_CARDS


@requires(MAKE)
def list_place_cards(request: HttpRequest) -> HttpResponse:
    cards = PlaceCard.objects.visible_to(request.actor).select_related("agency")
    page = key_page(cards, Place.sent(request.GET))
    counts = came_by(page.rows, timezone.localdate())
    rows = [(card, card_status(card), count_words(counts.get(card.pk, 0))) for card in page.rows]
    return render(request, "intake/list_place_cards.html", {"page": page, "rows": rows})


@requires(MAKE)
def make_place_card(request: HttpRequest) -> HttpResponse:
    form = MakeCard(**sent(request), agencies=places_for_cards(request.actor, timezone.localdate()))
    if form.is_bound and form.is_valid():
        card, is_new = make_card(by=request.actor, at=timezone.now(), **form.cleaned_data)
        if not is_new:
            messages.info(request, _("Chỗ này đã có thẻ. Hãy in lại thẻ đó."))
        return redirect("intake:show_place_card", card.code)
    return step_page(
        request,
        form,
        title=_("Lập thẻ hướng dẫn"),
        lead=_("Thẻ nói trợ giúp pháp lý là gì, gọi số nào, và hỏi cách nào khi không có mạng."),
        button=_("Lập thẻ"),
        back=reverse("intake:list_place_cards"),
    )


def _card_or_404(request: HttpRequest, code: str) -> PlaceCard:
    visible = PlaceCard.objects.visible_to(request.actor).select_related("agency__commune")
    return get_object_or_404(visible, code=code)


@requires(MAKE)
def show_place_card(request: HttpRequest, code: str) -> HttpResponse:
    card, today = _card_or_404(request, code), timezone.localdate()
    words = words_on(today)
    context = {
        "card": card,
        "status": card_status(card),
        "count": count_words(came_by([card], today).get(card.pk, 0)),
        "address": _address(request, card),
        "words": words,
        "sections": sections_for(words, card.agency.kind),
    }
    return render(request, "intake/show_place_card.html", context)


@requires(MAKE)
def print_place_card(request: HttpRequest, code: str, size: str) -> HttpResponse:
    card = _card_or_404(request, code)
    if size not in WIDTHS or not card.is_in_use:
        raise Http404
    office, address = office_near(card.agency), _address(request, card)
    printed = printed_card(card, office=office, address=address, day=timezone.localdate())
    return saved(render_card(printed, size), "pdf", name=f"the huong dan {card.code} {size}")


@requires(MAKE)
def withdraw_place_card(request: HttpRequest, code: str) -> HttpResponse:
    card, form = _card_or_404(request, code), NoWords(**sent(request))
    withdraw = partial(withdraw_card, by=request.actor, card=card, at=timezone.now())
    if form.is_bound and form.is_valid() and carried_out(form, withdraw, IntakeError):
        messages.success(request, _("Đã thu hồi thẻ. Hãy gỡ thẻ giấy xuống."))
        return redirect("intake:show_place_card", code)
    return step_page(
        request,
        form,
        title=_("Thu hồi thẻ hướng dẫn"),
        lead=f"{card} · {card.code}",
        warning=_("Thẻ không in được và không đếm nữa. Ai còn quét thẻ cũ vẫn gửi được yêu cầu như thường."),
        button=_("Thu hồi thẻ"),
        back=reverse("intake:show_place_card", args=[code]),
        grave=True,
    )


def _address(request: HttpRequest, card: PlaceCard) -> str:
    return request.build_absolute_uri(f"{reverse('intake:start_request')}?noi={card.code}")
