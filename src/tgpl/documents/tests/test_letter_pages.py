"""The pages of letters, from the draft to the authentic copy."""

from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.documents.models import Letter, OfficeLetterhead, Signatory
from tgpl.documents.services import send_letter, withdraw_letter
from tgpl.documents.tests.reading import pages
from tgpl.documents.tests.things import AT, CODE, KIND, LETTER, a_draft, hand_in_letter, issued, signs

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(client_for) -> Client:
    return client_for("director")


def draft_form(letter: Letter, **changed: Any) -> dict[str, Any]:
    said = letter.said
    return {
        "subject": said.subject,
        "addressees": "\r\n".join(said.addressees),
        "body": said.body.replace("\n", "\r\n"),
        "recipients": "\r\n".join(said.recipients),
        "revision": letter.revision,
        **changed,
    }


def day_of(name: str, day: int, month: int, year: int = 2026) -> dict[str, str]:
    """A day as its three boxes send it."""
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


def test_from_the_file_to_an_issued_letter(director: Client, cast: Cast) -> None:
    hand_in_letter()
    who = signs(cast)
    drawn = f"/giay-to/{KIND}/{cast.centre.pk}/{LETTER}/"
    assert "Lập dự thảo văn bản" in director.get(drawn).content.decode()
    page = director.post(f"{drawn}du-thao/", follow=True)
    assert "Dự thảo" in page.content.decode()
    letter = Letter.objects.get()
    with time_machine.travel(AT, tick=False):
        page = director.post(
            f"/van-ban-di/{letter.uid}/ban-hanh/", {"signatory": who.pk, "revision": letter.revision}, follow=True
        )
    told = page.content.decode()
    assert "01/TB-TTTGPL" in told
    assert "Còn giá trị" in told
    pdf = letter.files.get(kind="pdf")
    assert director.get(f"/van-ban-di/{letter.uid}/tep/{pdf.pk}/").content == pdf.content()


def test_the_words_of_a_draft_are_changed_part_by_part(director: Client, cast: Cast) -> None:
    letter = a_draft(cast)
    address = f"/van-ban-di/{letter.uid}/sua/"
    director.post(address, draft_form(letter, addressees="Bà Mẫu\r\nÔng Thử"))
    letter.refresh_from_db()
    assert letter.said.addressees == ("Bà Mẫu", "Ông Thử")
    assert "\r" not in letter.text


def test_a_second_officer_is_told_and_loses_no_word(director: Client, cast: Cast) -> None:
    letter = a_draft(cast)
    director.post(f"/van-ban-di/{letter.uid}/sua/", draft_form(letter))
    page = director.post(f"/van-ban-di/{letter.uid}/sua/", draft_form(letter, body="Lời rất dài của tôi."))
    assert "Người khác vừa sửa" in page.content.decode()
    assert "Lời rất dài của tôi." in page.content.decode()


def test_drawing_again_and_dropping(director: Client, cast: Cast) -> None:
    letter = a_draft(cast)
    page = director.post(f"/van-ban-di/{letter.uid}/lap-lai/", follow=True)
    assert "Đã lập lại từ hồ sơ" in page.content.decode()
    director.post(f"/van-ban-di/{letter.uid}/bo/")
    assert not Letter.objects.exists()


def test_without_a_signatory_the_page_says_what_to_do(director: Client, cast: Cast) -> None:
    letter = a_draft(cast)
    page = director.post(f"/van-ban-di/{letter.uid}/ban-hanh/", {"revision": 1}).content.decode()
    assert "chưa có người ký" in page
    assert not Letter.objects.get().is_issued


def test_the_book_is_narrowed_and_its_queries_are_constant(
    director: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    withdraw_letter(by=cast.director.actor, letter=issued(cast), kind="withdrawn", reason="Sai", at=AT)
    issued(cast)
    a_draft(cast)
    for standing, words in [("draft", "Dự thảo"), ("issued", "Còn giá trị"), ("withdrawn", "Không còn giá trị")]:
        page = director.get("/van-ban-di/", {"standing": standing}).content.decode()
        assert page.count(f"</span>{words}</strong>") == 1
    with django_assert_max_num_queries(4):
        director.get("/van-ban-di/")


def test_sending_and_receiving_with_a_proof(director: Client, cast: Cast) -> None:
    letter = issued(cast)
    day = day_of("sent_on", 20, 11)
    with time_machine.travel(AT, tick=False):
        director.post(f"/van-ban-di/{letter.uid}/gui/", {"to": "Bà Mẫu", "how": "post", **day})
        sending = letter.sendings.get()
        came = day_of("delivered_on", 20, 11)
        proof = SimpleUploadedFile("x.pdf", b"%PDF-1.7 proof")
        director.post(
            f"/van-ban-di/{letter.uid}/gui/{sending.pk}/da-nhan/", {**came, "proof_note": "ký nhận", "proof": proof}
        )
    assert "ký nhận" in director.get(f"/van-ban-di/{letter.uid}/").content.decode()
    answer = director.get(f"/van-ban-di/{letter.uid}/bao-nhan/{sending.pk}/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 proof"


def test_letterhead_and_signatories_of_the_own_office(director: Client, cast: Cast) -> None:
    director.post(
        "/van-ban-di/the-thuc/sua/",
        {"superior": "Sở Tư pháp", "name": "Trung tâm Mẫu", "notation": "TTM", "place": "Mẫu"},
    )
    assert OfficeLetterhead.objects.get(office=cast.centre).notation == "TTM"
    since = day_of("valid_from", 1, 1)
    page = director.post("/van-ban-di/the-thuc/nguoi-ky/", {"name": "A", "position": "B", "formula": "KT", **since})
    assert "ký thay" in page.content.decode()
    director.post("/van-ban-di/the-thuc/nguoi-ky/", {"name": "Lê Thị Mẫu", "position": "Giám đốc", **since})
    who = Signatory.objects.get()
    until = day_of("last_day", 31, 12)
    director.post(f"/van-ban-di/the-thuc/nguoi-ky/{who.pk}/", until)
    assert "01/QĐ-TTM" in director.get("/van-ban-di/the-thuc/").content.decode()
    who.refresh_from_db()
    assert str(who.valid_to) == "2026-12-31"


# --- The authentic copy, for everybody ---------------------------------------------------------------------------


def test_everybody_learns_what_is_right_to_show_and_no_more(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    page = client.get(f"/xac-thuc/{letter.code}/").content.decode()
    for words in ["01/TB-TTTGPL", "20/11/2026", cast.centre.name, letter.files.first().sha256, "Còn giá trị"]:
        assert words in page
    for secret in ["Nguyễn Thị Mẫu", "Chưa có vụ việc cụ thể", "Đơn vị thử"]:
        assert secret not in page


def test_a_withdrawn_letter_says_so(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    withdraw_letter(by=cast.director.actor, letter=letter, kind="withdrawn", reason="Sai tên", at=AT)
    page = client.get(f"/xac-thuc/{letter.code}/").content.decode()
    assert "nay không còn giá trị" in page
    assert "Sai tên" not in page


def test_the_code_is_typed_and_a_wrong_one_is_answered_kindly(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    assert client.post("/xac-thuc/", {"code": letter.code.lower()}).url == f"/xac-thuc/{letter.code}/"
    assert "Không có văn bản nào" in client.post("/xac-thuc/", {"code": "ABC"}).content.decode()
    assert client.get("/xac-thuc/ABC/").status_code == 404


def test_a_draft_has_no_copy(client: Client, cast: Cast) -> None:
    a_draft(cast)
    assert client.get("/xac-thuc/None/").status_code == 404


def compare(client: Client, letter: Letter, content: bytes) -> str:
    file = SimpleUploadedFile("x.pdf", content)
    return client.post(f"/xac-thuc/{letter.code}/so-tep/", {"file": file}).content.decode()


def test_a_file_is_compared_byte_for_byte(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    true = letter.files.get(kind="pdf").content()
    assert "Đúng là bản chính" in compare(client, letter, true)
    assert "khác bản đã ban hành" in compare(client, letter, true + b" ")


def test_the_person_takes_the_letter_with_their_own_code(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    address = f"/xac-thuc/{letter.code}/lay-ban/"
    assert "không phải mã bí mật" in client.post(address, {"secret": "000 000"}).content.decode()
    assert client.post(address, {"secret": CODE}).content == letter.files.get(kind="pdf").content()


def test_codes_cannot_be_tried_without_end(client: Client, cast: Cast) -> None:
    address = f"/xac-thuc/{issued(cast).code}/lay-ban/"
    tries = [client.post(address, {"secret": "000"}).content.decode() for _ in range(6)]
    assert "Bạn thử nhiều lần quá nhanh" in tries[-1]
    assert "Bạn thử nhiều lần quá nhanh" not in tries[0]


def test_the_signed_copy_is_what_the_person_gets(client: Client, director: Client, cast: Cast) -> None:
    letter = issued(cast)
    director.post(f"/van-ban-di/{letter.uid}/ban-da-ky/", {"file": SimpleUploadedFile("k.pdf", b"%PDF-1.7 signed")})
    answer = client.post(f"/xac-thuc/{letter.code}/lay-ban/", {"secret": CODE})
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 signed"


def test_the_code_in_the_file_leads_to_the_page(director: Client, cast: Cast) -> None:
    letter, who = a_draft(cast), signs(cast)
    with time_machine.travel(AT, tick=False):
        director.post(f"/van-ban-di/{letter.uid}/ban-hanh/", {"signatory": who.pk, "revision": letter.revision})
    letter.refresh_from_db()
    text = " ".join(pages(letter.files.get(kind="pdf").content()))
    assert "http://testserver/xac-thuc/" in text
    assert letter.code in text
    assert BytesIO(letter.files.get(kind="docx").content()).read(2) == b"PK"


@pytest.mark.browser
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_pages_of_letters_are_accessible(site: Site, cast: Cast, width: int) -> None:
    letter = issued(cast)
    send_letter(by=cast.director.actor, letter=letter, to="Bà Nguyễn Thị Mẫu", how="post", sent_on=AT.date())
    draft = a_draft(cast)
    site.sign_in(cast.director.user)
    for path in [
        "/van-ban-di/",
        f"/van-ban-di/{letter.uid}/",
        f"/van-ban-di/{letter.uid}/thu-hoi/",
        f"/van-ban-di/{draft.uid}/",
        f"/van-ban-di/{draft.uid}/sua/",
        f"/van-ban-di/{draft.uid}/ban-hanh/",
        "/van-ban-di/the-thuc/",
        "/van-ban-di/the-thuc/nguoi-ky/",
        "/xac-thuc/",
        f"/xac-thuc/{letter.code}/",
    ]:
        assert_accessible(site.open(path, width=width))


@pytest.mark.browser
def test_answers_of_the_copy_page_are_accessible(site: Site, cast: Cast) -> None:
    letter = issued(cast)
    page = site.open(f"/xac-thuc/{letter.code}/", width=PHONE, theme="dark")
    page.set_input_files("input[type=file]", {"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"other"})
    page.get_by_role("button", name="So tệp").click()
    assert_accessible(page)
    page.get_by_label("Mã bí mật của bạn").fill("000")
    page.get_by_role("button", name="Tải văn bản").click()
    assert_accessible(page)
