"""Who may open the pages of this room."""

from typing import Any

from django.utils import timezone

from tgpl.accounts.roles import Permission, Role
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.core.testing.files import scan, speech
from tgpl.core.testing.wall_clock import wrong_clock
from tgpl.intake.services import add_request_paper, ask_for_papers, make_card
from tgpl.intake.testing import ask, check

VIEW, RECEIVE = holders(Permission.VIEW_REQUESTS), holders(Permission.RECEIVE_REQUESTS)
DECIDE, REFER = holders(Permission.DECIDE_REQUESTS), holders(Permission.REFER_PEOPLE)
CARDS = holders(Permission.MAKE_CARDS)
# A branch does not see the matters of its centre.
EMPTY: dict[str, Any] = {"answers": {}, "facts": {}}
BRANCH = {Role.BRANCH_HEAD: 404}
# They find an urgent notice that came in their turn of duty, and no other request.
PRACTITIONERS = {Role.LEGAL_AID_OFFICER: 404, Role.CONTRACT_LAWYER: 404}


def a_request(cast: Cast) -> dict[str, Any]:
    return {"reference": ask(cast.centre, timezone.now()).reference}


def a_notice(cast: Cast) -> dict[str, Any]:
    return {"reference": ask(cast.centre, timezone.now(), channel="notice", referred_by=cast.police).reference}


def a_request_awaiting_papers(cast: Cast) -> dict[str, Any]:
    asked = ask(cast.centre, timezone.now())
    ask_for_papers(by=cast.reception.actor, request=asked, what="Giấy chứng nhận hộ nghèo", at=timezone.now())
    return {"reference": asked.reference}


def a_check(cast: Cast) -> dict[str, Any]:
    checked = check(ask(cast.centre, timezone.now()), by=cast.reception.actor)
    return {"reference": checked.request.reference, "number": checked.pk}


def a_paper(cast: Cast) -> dict[str, Any]:
    asked = ask(cast.centre, timezone.now())
    paper = add_request_paper(
        by=cast.reception.actor, request=asked, kind="other", title="Giấy mẫu", file=scan(), at=timezone.now()
    )
    return {"reference": asked.reference, "uid": paper.uid}


def another_version(cast: Cast) -> dict[str, Any]:
    asked = ask(cast.centre, timezone.now())
    sending = asked.sendings.create(content_index="x", content=EMPTY, received_at=timezone.now())
    return {"reference": asked.reference, "number": sending.pk}


def two_requests(cast: Cast) -> dict[str, Any]:
    known = {"full_name": "Trần Thị Mẫu", "identity_number": "031180000001"}
    one, other = (ask(cast.centre, timezone.now(), person=known) for _ in range(2))
    return {"reference": one.reference, "other": other.reference}


def a_request_in_doubt(cast: Cast) -> dict[str, Any]:
    with wrong_clock():
        return a_request(cast)


def a_card(cast: Cast) -> dict[str, Any]:
    card, _is_new = make_card(by=cast.reception.actor, agency=cast.police, place="", at=timezone.now())
    return {"code": card.code}


def a_card_to_print(cast: Cast) -> dict[str, Any]:
    return {**a_card(cast), "size": "a5"}


def first_page(cast: Cast) -> dict[str, str]:
    return {"name": "cho-ai"}


# Strangers without a draft are led from a page in the middle to the one that says where drafts may be lost.
def a_recording(cast: Cast) -> dict[str, Any]:
    asked = ask(cast.centre, timezone.now())
    paper = add_request_paper(
        by=cast.reception.actor, request=asked, kind="speech", title="Lời kể", file=speech(), at=timezone.now()
    )
    return {"reference": asked.reference, "uid": paper.uid}


DOORS = {
    "intake:start_request": Door.public(),
    "intake:answer_page": Door.public(given=first_page),
    "intake:check_answers": Door.public(opens_with=302),
    "intake:request_sent": Door.public(opens_with=302),
    "intake:save_draft": Door.public(opens_with=302),
    "intake:lose_draft": Door.public(),
    "intake:start_again": Door.public(),
    "intake:bring_facts": Door.public(method="post", opens_with=302),
    "intake:hide_titles": Door.public(method="post", opens_with=302),
    "intake:receive_letter": Door.public(method="post", opens_with=400),
    "intake:read_brought": Door(open_to=RECEIVE),
    "intake:settle_sending": Door(open_to=RECEIVE, given=another_version, elsewhere=404, but=BRANCH),
    "intake:list_requests": Door(open_to=VIEW),
    "intake:take_down_request": Door(open_to=RECEIVE),
    "intake:open_request": Door(open_to=VIEW, given=a_request, elsewhere=404, but=BRANCH | PRACTITIONERS),
    "intake:check_eligibility": Door(open_to=RECEIVE, given=a_request, elsewhere=404, but=BRANCH),
    "intake:decide_eligibility": Door(open_to=RECEIVE, given=a_check, elsewhere=404, but=BRANCH),
    "intake:ask_for_papers": Door(open_to=RECEIVE, given=a_request, elsewhere=404, but=BRANCH),
    "intake:note_contact": Door(open_to=RECEIVE, given=a_request, elsewhere=404, but=BRANCH),
    "intake:take_in_papers": Door(open_to=RECEIVE, given=a_request_awaiting_papers, elsewhere=404, but=BRANCH),
    "intake:add_request_paper": Door(open_to=RECEIVE, given=a_request, elsewhere=404, but=BRANCH),
    "intake:hear_recording": Door(open_to=VIEW, given=a_recording, elsewhere=404, but=BRANCH),
    "intake:play_recording": Door(open_to=VIEW, given=a_recording, elsewhere=404, but=BRANCH),
    "intake:keep_transcript": Door(
        open_to=RECEIVE, given=a_recording, method="post", data={"text": ""}, opens_with=302, elsewhere=404, but=BRANCH
    ),
    "intake:take_paper": Door(open_to=VIEW, given=a_paper, elsewhere=404, but=BRANCH),
    "intake:find_same_matter": Door(open_to=RECEIVE, given=a_request, elsewhere=404, but=BRANCH),
    "intake:decide_same_matter": Door(open_to=RECEIVE, given=two_requests, elsewhere=404, but=BRANCH),
    "intake:settle_moment": Door(open_to=RECEIVE, given=a_request_in_doubt, elsewhere=404, but=BRANCH),
    "intake:refuse_request": Door(open_to=DECIDE, given=a_request, elsewhere=404, but=BRANCH),
    "intake:transfer_request": Door(open_to=DECIDE, given=a_request, elsewhere=404, but=BRANCH),
    "intake:withdraw_request": Door(open_to=RECEIVE, given=a_request, elsewhere=404, but=BRANCH),
    "intake:lapse_request": Door(open_to=DECIDE, given=a_request_awaiting_papers, elsewhere=404, but=BRANCH),
    "intake:report_not_asked": Door(open_to=RECEIVE, given=a_request, elsewhere=404, but=BRANCH),
    "intake:reopen_request": Door(open_to=DECIDE, given=a_request, elsewhere=404, but=BRANCH),
    # A card says nothing of a person: every office of ours may print it again.
    "intake:list_place_cards": Door(open_to=CARDS),
    "intake:make_place_card": Door(open_to=CARDS),
    "intake:show_place_card": Door(open_to=CARDS, given=a_card),
    "intake:print_place_card": Door(open_to=CARDS, given=a_card_to_print),
    "intake:withdraw_place_card": Door(open_to=CARDS, given=a_card),
    "intake:list_referrals": Door(open_to=REFER),
    "intake:refer_person": Door(open_to=REFER),
    "intake:referral_sent": Door(open_to={Role.PARTNER}, given=a_notice),
}
