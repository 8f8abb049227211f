"""What stands behind codes, passwords and answers, and the moments between pages, by axe in every look.

Each state says which page it shows and how it is come to. The names of their kinds stand on the public page on
accessibility.
"""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.looking import as_colleague, as_everybody
from tests.pages import Visit
from tgpl.accounts.actor import Actor
from tgpl.accounts.models import User
from tgpl.accounts.testing import PASSWORD, Cast
from tgpl.accounts.tests.access import an_invitation
from tgpl.accounts.tests.test_second_step import with_app
from tgpl.complaints.services import answer_complaint, take_complaint
from tgpl.core.pages.display import COOKIE
from tgpl.core.safety.throttle import counted_in
from tgpl.core.testing.window import Window
from tgpl.intake.services import NewRequest, Receipt, ask_for_papers, receive_request, refuse_request
from tgpl.intake.tests.writing import FOR_HERSELF, write
from tgpl.people.services import PersonDetails
from tgpl.portal.tests.test_checker import POOR, walk
from tgpl.portal.tests.test_easy import answer
from tgpl.portal.views.checker import COOKIE as TOLD
from tgpl.portal.views.follow import TRIES

LONG = "Một câu chuyện rất dài, kể đi kể lại nhiều lần. " * 60 + "kéodàikhôngdứt" * 12
FOLLOW, ASK, CHECK, OWN = "/theo-doi/", "/gui-yeu-cau/", "/toi-co-duoc-giup-khong/", "/tai-khoan/"


def received(cast: Cast) -> Receipt:
    """A request with a long story, of somebody with a long name."""
    person = PersonDetails(full_name="Nguyễn Thị " + "Rất Dài " * 12)
    new = NewRequest(person=person, channel="web", received_at=timezone.now(), story=LONG, consents=["ask_opinion"])
    return receive_request(by=Actor.citizen(), office=cast.centre, new=new)


def waiting(cast: Cast) -> Receipt:
    """Papers are missing."""
    receipt = received(cast)
    ask_for_papers(by=cast.reception.actor, request=receipt.request, what=LONG, at=timezone.now())
    return receipt


def refused(cast: Cast) -> Receipt:
    """Refused, complained of, and answered."""
    receipt, at = received(cast), timezone.now()
    refuse_request(by=cast.branch_head.actor, request=receipt.request, ground_code="a", reason="Không có việc.", at=at)
    complaint = take_complaint(
        by=cast.reception.actor, request=receipt.request, act="refusal", way="telephone", story="Tôi nghèo.", at=at
    )
    answer_complaint(by=cast.director.actor, complaint=complaint, outcome="not_upheld", reasons=LONG, at=at)
    return receipt


@dataclass
class Visitor:
    """Somebody at a device."""

    client: Client
    cast: Cast

    def go(self, path: str) -> Any:
        return self.client.get(path, follow=True)

    def send(self, path: str, **typed: Any) -> Any:
        return self.client.post(path, typed, follow=True)

    def follow(self, happened: Callable[[Cast], Receipt], path: str = "yeu-cau/", **sends: Any) -> Any:
        receipt = happened(self.cast)
        self.send(FOLLOW, reference=receipt.request.reference, secret=receipt.secret)
        return self.send(FOLLOW + path, **sends) if sends else self.go(FOLLOW + path)

    def go_on(self) -> Any:
        """From a complaint that was answered to the next office."""
        page = self.follow(refused, "khieu-nai/").content.decode()
        return self.go(re.findall(r'href="([^"]+/len-so/)"', page)[0])

    def write(self, path: str) -> Any:
        write(self.client, FOR_HERSELF)
        return self.go(ASK + path)

    def hand_in(self) -> Any:
        write(self.client, FOR_HERSELF)
        return self.send(f"{ASK}kiem-tra/")

    def answer_easily(self) -> Any:
        return self.go(answer(self.client))

    def ask_in_parts(self) -> Any:
        self.client.cookies[COOKIE] = "reading=easy"
        return self.go(f"{CHECK}1/2/")

    def be_told(self, answers: dict[str, str]) -> Any:
        plainly = Client()
        walk(plainly, answers)
        self.client.cookies[TOLD] = plainly.cookies[TOLD].value
        return self.go(f"{CHECK}ket-qua/?them")

    def hurry(self) -> Any:
        """More tries than one network has in a minute."""
        return [self.send(FOLLOW, reference="YC-0000-0000", secret="1") for _try in range(TRIES + 1)][-1]


@dataclass
class Colleague(Visitor):
    """Somebody who works here, at the pages of their own account."""

    def sign_in(self, path: str = "", protected: Callable[[User], Any] = lambda user: None) -> Any:
        """By name and password, typed once more for what protects the account."""
        user = self.cast.director.user
        shown = self.send("/dang-nhap/", login=user.username, password=PASSWORD)
        self.send(f"{OWN}xac-nhan/", password=PASSWORD)
        protected(user)
        return self.go(OWN + path) if path else shown

    def be_asked_for_the_code(self) -> Any:
        with_app(self.cast.director.user)
        return self.sign_in()

    def be_asked_for_it_again(self) -> Any:
        """Who signed in long ago."""
        with_app(self.cast.director.user)
        self.client.force_login(self.cast.director.user)
        return self.go(f"{OWN}xac-nhan/ma/")

    def come_back(self) -> Any:
        """What was being sent when the session ended."""
        self.sign_in()
        Session.objects.all().delete()
        way = self.client.post(OWN + "vai-tro/", {"story": LONG}).headers["Location"]
        typed = {"login": "director", "password": PASSWORD, "next": way.partition("?next=")[2]}
        return self.send("/dang-nhap/", **typed)

    def remove_key(self) -> Any:
        self.sign_in()
        return self.go(f"{OWN}bao-ve/khoa/{with_key(self.cast.director.user).pk}/go/")

    def accept_an_invitation(self) -> Any:
        kwargs = an_invitation(self.cast)
        return self.go(f"{OWN}dat-mat-khau/{kwargs['uidb64']}/{kwargs['token']}/")


def with_key(user: User) -> Authenticator:
    data = {"name": "Khóa " + "rất dài " * 10, "credential": {}, "passwordless": True}
    return Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=data)


Citizen = tuple[str | int, Callable[[Visitor], Any]]
# Which page it shows (or the number of the answer that is none), and how it is come to.
CITIZENS: dict[str, list[Citizen]] = {
    "expired": [
        ("portal:follow_request", lambda who: who.go(f"{FOLLOW}yeu-cau/")),
        (429, lambda who: who.hurry()),
    ],
    "wrong": [
        (404, lambda who: who.go("/khong-co-trang-nay/")),
        ("portal:follow_request", lambda who: who.send(FOLLOW, reference="YC-0000-0000", secret="1")),
        ("portal:add_paper", lambda who: who.follow(waiting, "giay-to/", kind="")),
        ("portal:sign_more", lambda who: who.follow(waiting, "ke-them/bang-ky-hieu/", kind="")),
        ("complaints:file_complaint", lambda who: who.follow(refused, "khieu-nai/gui/", story="")),
    ],
    "nothing_found": [
        ("outreach:show_found", lambda who: who.send("/tra-cuu/", q="xyzxyz " + "dài" * 60)),
        ("portal:find_help", lambda who: who.go("/tim-noi-giup/?commune=xyz&step_free=on")),
    ],
    "followed": [
        ("portal:show_request", lambda who: who.follow(waiting)),
        ("portal:add_paper", lambda who: who.follow(waiting, "giay-to/")),
        ("portal:say_more", lambda who: who.follow(waiting, "ke-them/bang-loi/")),
        ("portal:withdraw_request", lambda who: who.follow(waiting, "rut/")),
        ("portal:show_held", lambda who: who.follow(waiting, "du-lieu/")),
        ("portal:withdraw_consent", lambda who: who.follow(waiting, "du-lieu/rut/ask_opinion/")),
        ("portal:show_request", lambda who: who.follow(refused)),
        ("complaints:list_own", lambda who: who.follow(refused, "khieu-nai/")),
        ("complaints:go_on", lambda who: who.go_on()),
    ],
    "answered": [
        ("portal:show_result", lambda who: who.be_told(POOR)),
        ("portal:show_result", lambda who: who.be_told({"matter_field": "Kinh doanh"})),
        ("portal:show_result", lambda who: who.be_told({})),
        ("portal:ask_part", lambda who: who.ask_in_parts()),
        ("outreach:show_found", lambda who: who.send("/tra-cuu/", q="sổ đỏ")),
    ],
    "written": [
        ("intake:check_answers", lambda who: who.write("kiem-tra/")),
        ("intake:save_draft", lambda who: who.write("da-luu/")),
        ("intake:request_sent", lambda who: who.hand_in()),
        ("portal:send_easily", lambda who: who.answer_easily()),
    ],
}
COLLEAGUES: list[tuple[str, Callable[[Colleague], Any]]] = [
    ("accounts:set_password", lambda who: who.accept_an_invitation()),
    ("accounts:send_again", lambda who: who.come_back()),
    ("mfa_authenticate", lambda who: who.be_asked_for_the_code()),
    ("mfa_reauthenticate", lambda who: who.be_asked_for_it_again()),
    ("mfa_activate_totp", lambda who: who.sign_in("bao-ve/ung-dung/")),
    ("mfa_deactivate_totp", lambda who: who.sign_in("bao-ve/ung-dung/tat/", with_app)),
    ("mfa_list_webauthn", lambda who: who.sign_in("bao-ve/khoa/", with_key)),
    ("mfa_add_webauthn", lambda who: who.sign_in("bao-ve/khoa/them/")),
    ("mfa_remove_webauthn", lambda who: who.remove_key()),
    ("mfa_view_recovery_codes", lambda who: who.sign_in("bao-ve/ma-du-phong/", RecoveryCodes.activate)),
    ("mfa_generate_recovery_codes", lambda who: who.sign_in("bao-ve/ma-du-phong/tao-moi/", with_app)),
]
SHOWN = {view for states in [*CITIZENS.values(), COLLEAGUES] for view, _come_to in states if isinstance(view, str)}


def seen(come_to: Callable[[Any], Any], view: str | int, visitor: type[Visitor], cast: Cast) -> Visit:
    """The page of a state, which must be the one that it says it is."""

    def go(client: Client) -> Any:
        shutil.rmtree(counted_in(), ignore_errors=True)  # of the tries that led to other states
        page = come_to(visitor(client, cast))
        found = page.resolver_match.view_name if page.status_code == 200 else page.status_code
        assert found == view
        return page

    return go


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("kind", CITIZENS)
def test_every_state_of_citizens_pages_is_accessible(window: Window, cast: Cast, kind: str) -> None:
    for view, come_to in CITIZENS[kind]:
        as_everybody(window, seen(come_to, view, Visitor, cast))


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db
def test_every_state_of_colleagues_pages_is_accessible(window: Window, cast: Cast) -> None:
    for view, come_to in COLLEAGUES:
        as_colleague(window, Client(), seen(come_to, view, Colleague, cast))
