"""A session that ends in mid-form: nothing typed is lost, and nobody else gets to see it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tgpl.accounts.models import KeptForm
from tgpl.accounts.testing import PASSWORD, Cast

pytestmark = pytest.mark.django_db
FORM = "/tai-khoan/vai-tro/"
STORY = "Bà Mẫu kể:\r\nbị đuổi khỏi nhà."


@pytest.fixture
def lapsed(cast: Cast, client: Client, sign_in) -> Client:
    """A device on which the receptionist signed in, and whose session has ended since."""
    sign_in("reception")
    Session.objects.all().delete()
    return client


def send(client: Client, **more) -> str:
    sent = {"story": STORY, "need": ["a", "b"], "csrfmiddlewaretoken": "x", "old_password": "bí mật"}
    return client.post(FORM, sent, **more).headers["Location"]


def come_back(client: Client, username: str, way: str):
    """Signs in on the page that `way` leads to, and follows on."""
    after = way.partition("?next=")[2]
    return client.post("/dang-nhap/", {"login": username, "password": PASSWORD, "next": after}, follow=True)


def test_after_signing_in_one_button_sends_it_again(lapsed: Client) -> None:
    page = come_back(lapsed, "reception", send(lapsed))
    html = page.content.decode()
    assert page.context["path"] == FORM
    assert page.context["fields"] == [["story", STORY], ["need", "a"], ["need", "b"]]
    assert 'name="need" value="b"' in html
    assert re.search(r'name="csrfmiddlewaretoken" value="\w{64}"', html)
    assert "bí mật" not in html


def test_it_is_kept_encrypted(lapsed: Client) -> None:
    send(lapsed)
    kept = KeptForm.objects.extra(select={"raw": "content"}).values_list("raw", flat=True).get()
    assert "đuổi khỏi nhà".encode() not in bytes(kept)


def test_another_person_does_not_get_it(lapsed: Client) -> None:
    page = come_back(lapsed, "officer", send(lapsed))
    assert page.status_code == 404
    assert "đuổi khỏi nhà" not in page.content.decode()


def test_it_is_gone_after_half_an_hour(lapsed: Client) -> None:
    way = send(lapsed)
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        assert come_back(lapsed, "reception", way).status_code == 404
        Session.objects.all().delete()
        send(lapsed)
    assert KeptForm.objects.count() == 1, "what is too old goes when the next one comes"


def test_nothing_is_kept_for_a_device_that_nobody_signed_in_on(cast: Cast, client: Client) -> None:
    way = send(client, headers={"referer": "http://testserver/quan-tri/co-quan/?q=1"})
    assert way == "/dang-nhap/?next=/quan-tri/co-quan/%3Fq%3D1"
    assert not KeptForm.objects.exists()


def test_the_way_back_never_leads_to_another_site(client: Client) -> None:
    assert send(client, headers={"referer": "https://example.org/x/"}) == "/dang-nhap/?next=/lam-viec/"


def test_a_note_of_another_device_is_not_believed(lapsed: Client, cast: Cast) -> None:
    lapsed.cookies["last_person"] = f"{cast.officer.user.pk}:forged"
    send(lapsed)
    assert not KeptForm.objects.exists()


def test_a_flood_is_not_kept(lapsed: Client) -> None:
    lapsed.post(FORM, {"story": "x" * 600_000})
    assert not KeptForm.objects.exists()


def test_files_are_said_to_be_lost(lapsed: Client, tmp_path) -> None:
    paper = tmp_path / "giay.txt"
    paper.write_text("giấy xác nhận")
    with paper.open("rb") as file:
        way = lapsed.post(FORM, {"story": STORY, "paper": file}).headers["Location"]
    assert "Tệp đính kèm không giữ lại được" in come_back(lapsed, "reception", way).content.decode()


@pytest.fixture
def strict(cast: Cast) -> Client:
    """A signed-in browser whose page is so old that its token no longer fits."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.reception.user)
    return client


def test_an_old_page_of_ours_may_be_sent_again(strict: Client) -> None:
    page = strict.post(FORM, {"story": STORY, "csrfmiddlewaretoken": "old"}, headers={"origin": "http://testserver"})
    assert page.status_code == 403
    assert page.context["fields"] == [("story", STORY)]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w{64})"', page.content.decode())
    assert token
    again = strict.post(FORM, {"story": STORY, "csrfmiddlewaretoken": token[1]})
    assert again.status_code == 404, "past the token, and on to the view"


@pytest.mark.parametrize("headers", [{"origin": "https://example.org"}, {"referer": "https://example.org/"}, {}])
def test_a_form_of_another_site_is_not(strict: Client, headers: dict[str, str]) -> None:
    page = strict.post(FORM, {"story": STORY}, headers=headers)
    assert page.status_code == 403
    assert STORY not in page.content.decode()
