"""Every way by which the product reaches a person refuses what that person forbade."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tgpl.accounts.testing import Cast
from tgpl.cases.services import CaseError, close_case, note_client_told
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.complaints.services import ComplaintError, note_told
from tgpl.complaints.testing import complain
from tgpl.documents.services import LetterError, send_letter
from tgpl.documents.tests.things import AT, issued
from tgpl.intake.services import IntakeError
from tgpl.intake.services.attempts import note_attempt
from tgpl.intake.testing import ask
from tgpl.people.models import Consent
from tgpl.people.services import SafeContactRules
from tgpl.quality.services import QualityError, ask_opinion

AT_RISK: dict[str, Any] = {
    "phone": "+84901234567",
    "email": "mau@example.vn",
    "address": "Số 1, đường Mẫu",
    "safe_contact": SafeContactRules(do_not_call=True, no_message=True, discreet_name="cửa hàng", safe_hours="9 giờ"),
}
SRC = Path(__file__).parents[1] / "src" / "tgpl"


def an_attempt(cast: Cast, at: dt.datetime, way: str) -> None:
    asked = ask(cast.centre, at, person=AT_RISK)
    note_attempt(by=cast.reception.actor, request=asked, way=way, reached=True, note="", at=at, in_safe_hours=True)


def a_change_told(cast: Cast, at: dt.datetime, way: str) -> None:
    case = accept(cast, at, person=AT_RISK)
    note_client_told(by=cast.director.actor, case=case, how=way, at=at, in_safe_hours=True)


def a_complaint_answered(cast: Cast, at: dt.datetime, way: str) -> None:
    complaint = complain(cast, at, request=accept(cast, at, person=AT_RISK).request, act="not_done")
    note_told(by=cast.reception.actor, complaint=complaint, how=way, at=at, in_safe_hours=True)


def a_letter_sent(cast: Cast, at: dt.datetime, way: str) -> None:
    letter = issued(cast)
    letter.person = str(ask(cast.centre, at, person=AT_RISK).person.uid)
    how = {"email": "electronic", "letter": "post"}[way]
    send_letter(by=cast.director.actor, letter=letter, to="Người nhận", how=how, sent_on=AT.date(), to_person=True)


def an_opinion_asked(cast: Cast, at: dt.datetime, way: str) -> None:
    by, case = cast.director.actor, accept(cast, at, person=AT_RISK)
    assign(case, practitioner(cast, cast.officer), at, by=by)
    close_case(by=by, case=case, ending="completed", result="Xong.", at=at)
    Consent.objects.create(person=case.person, purpose="ask_opinion", wording="2026-01", given_at=at)
    ask_opinion(by=by, case=case, way={"phone": "telephone", "message": "link"}[way], at=at)


EVERY_WAY = ("phone", "message", "email", "letter")
REACHED = [
    (an_attempt, EVERY_WAY, IntakeError),
    (a_change_told, EVERY_WAY, CaseError),
    (a_complaint_answered, EVERY_WAY, ComplaintError),
    (a_letter_sent, ("email", "letter"), LetterError),
    (an_opinion_asked, ("phone", "message"), QualityError),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reach", "way", "refusal"), [(reach, way, refusal) for reach, ways, refusal in REACHED for way in ways]
)
def test_a_forbidden_way_is_refused(
    cast: Cast, moment: dt.datetime, reach: Callable[..., None], way: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal, match=r"Người này dặn.*(cách khác|Hãy giao trực tiếp)"):
        reach(cast, moment, way)


@pytest.mark.django_db
def test_a_name_among_the_addressees_is_the_person_whatever_was_ticked(cast: Cast, moment: dt.datetime) -> None:
    letter, person = issued(cast), ask(cast.centre, moment, person=AT_RISK).person
    letter.person = str(person.uid)
    told: dict[str, Any] = {"by": cast.director.actor, "letter": letter, "sent_on": AT.date(), "how": "post"}
    with pytest.raises(LetterError, match="Hãy giao trực tiếp"):
        send_letter(to=f"Bà {person.full_name.upper()}", **told)
    send_letter(to="Tòa án nhân dân khu vực 1", **told)
    send_letter(to=person.full_name, **{**told, "how": "by_hand"}, to_person=True)
    assert letter.sendings.count() == 2


def test_the_product_writes_e_mail_to_agencies_alone() -> None:
    """E-mail leaves from one place, to agencies about their tasks; another would have to ask for a person's rules."""
    writers = {path.relative_to(SRC).as_posix() for path in SRC.rglob("*.py") if "django.core.mail" in path.read_text()}
    assert {path for path in writers if "/tests/" not in path} == {"plans/services/reminding.py"}
