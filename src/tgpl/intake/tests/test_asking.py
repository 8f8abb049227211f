"""Asking for legal aid on the citizens' pages, from the first answer to the thank-you page."""

import gzip
import unicodedata
import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tgpl.accounts.models import Agency
from tgpl.core.safety.throttle import WINDOW
from tgpl.intake.drafts import LIFE, LIFE_OF_RECEIPT, send_draft
from tgpl.intake.models import Draft, Request
from tgpl.intake.services import NewRequest
from tgpl.intake.tests.writing import FOR_ANOTHER, FOR_HERSELF, ROOT, write
from tgpl.intake.views.device import COOKIE
from tgpl.intake.views.public import SENDINGS
from tgpl.people.services import PersonDetails

pytestmark = pytest.mark.django_db
CHECK, SENT, LOST = f"{ROOT}kiem-tra/", f"{ROOT}da-gui/", f"{ROOT}chua-thay/"


@pytest.fixture
def writer(client: Client, cast, moment) -> Client:
    """Somebody at a device, on a day when a centre is open."""
    return client


def page(writer: Client, path: str) -> str:
    return writer.get(path).content.decode()


def test_a_person_asks_for_herself(writer) -> None:
    assert write(writer, FOR_HERSELF) == CHECK
    assert writer.post(CHECK).headers["Location"] == SENT

    request = Request.objects.get()
    person = request.person
    assert (request.channel, request.matter_field, request.wanted_form) == ("web", "criminal", "proceedings")
    assert request.story == "Chồng tôi đánh tôi.\nTôi phải đi viện."
    assert request.facts == {
        "date_of_birth": "1985-03-27",
        "household": "near_poor",
        "disability": {"kinds": ["vision", "movement"], "degree": "severe"},
        "domestic_violence_victim": True,
        "matter_field": "criminal",
        "proceedings_role": "victim",
    }
    assert (person.full_name, person.birth, person.sex) == ("TRẦN THỊ MẪU", date(1985, 3, 27), "female")
    assert (person.identity_number, person.phone) == ("031185000001", "+84901234567")
    assert (person.kinds, person.disability_degree) == (["movement", "vision"], "severe")
    assert {need.need for need in person.access_needs.all()} == {"braille", "home_visit"}
    assert (person.safe_contact.do_not_call, person.safe_contact.discreet_name) == (True, "Chị Lan")
    assert {c.purpose for c in person.consents.all()} == {"handle_request", "share_with_practitioner"}


def test_a_neighbour_asks_for_a_man_of_whom_little_is_known(writer) -> None:
    write(writer, FOR_ANOTHER)
    writer.post(CHECK)

    request = Request.objects.get()
    assert (request.relation, request.requester_name) == ("neighbour", "Lê Văn Láng")
    assert request.facts == {"date_of_birth": "1950"}
    assert (request.matter_field, request.wanted_form, request.detained) == ("", "", False)
    assert request.hearing_on == date(2095, 3, 27)
    assert (request.person.birth, request.person.has_disability) == (1950, None)


def test_none_of_these_is_a_no_to_each(writer) -> None:
    write(writer, FOR_HERSELF | {"hoan-canh": {"household": "other", "true_of": ["none"]}})
    writer.post(CHECK)
    facts = Request.objects.get().facts
    assert facts["household"] == "other"
    assert not any(facts[name] for name in ["disability", "hiv", "trafficking", "agent_orange", "ethnic_minority"])
    assert Request.objects.get().asker_has_disability is False


def test_sending_costs_at_most_twenty_statements(writer) -> None:
    write(writer, FOR_HERSELF)
    with CaptureQueriesContext(connection) as queries:
        writer.post(CHECK)
    assert len(queries) <= 20


def test_the_thank_you_page_shows_both_codes_and_the_limits_of_the_law(writer) -> None:
    write(writer, FOR_HERSELF)
    writer.post(CHECK)
    told, receipt = page(writer, SENT), Draft.objects.get().receipt
    assert receipt["reference"] == Request.objects.get().reference
    assert receipt["reference"] in told
    assert f"{receipt['secret'][:3]} {receipt['secret'][3:6]} {receipt['secret'][6:]}" in told
    assert "Thời hạn: ngay" in told
    assert "03 ngày làm việc" in told
    assert "1800.1233" in told


def test_the_limit_for_someone_detained_is_in_hours(writer) -> None:
    write(writer, FOR_HERSELF | {"viec-gap": {"detained": "yes"}})
    writer.post(CHECK)
    assert "12 giờ" in page(writer, SENT)
    assert Request.objects.get().detained


def test_sent_twice_is_one_request_with_the_same_codes(writer) -> None:
    write(writer, FOR_HERSELF)
    writer.post(CHECK)
    first = page(writer, SENT)
    assert writer.post(CHECK).headers["Location"] == SENT
    assert writer.post(f"{ROOT}ho-ten/", {"full_name": "Ai khác"}).headers["Location"] == SENT
    assert receipt_in(page(writer, SENT)) == receipt_in(first)
    assert Request.objects.count() == 1


def receipt_in(html: str) -> str:
    return html.partition("Mã yêu cầu")[2].partition("</div>")[0]


def test_two_presses_at_once_are_one_request_and_one_receipt(writer) -> None:
    write(writer, FOR_HERSELF)
    first, second = (Draft.objects.get() for _ in range(2))
    new = NewRequest(person=PersonDetails(full_name="Mẫu"), channel="web", received_at=timezone.now(), uid=first.uid)
    for draft in (first, second):
        send_draft(draft=draft, office=Agency.objects.get(register_prefix="TT"), new=new)
    assert Request.objects.count() == 1
    assert Draft.objects.get().receipt == first.receipt


def test_nothing_is_agreed_to_beforehand(writer) -> None:
    write(writer, {"cho-ai": {"for_whom": "other"}})
    assert "checked" not in page(writer, f"{ROOT}dong-y/")
    assert "Báo kết quả cho hội, tổ chức" in page(writer, f"{ROOT}dong-y/")


def test_pages_are_asked_only_of_those_they_concern(writer) -> None:
    assert write(writer, {"cho-ai": {"for_whom": "self"}}) == f"{ROOT}ho-ten/"
    assert write(writer, {"cho-ai": {"for_whom": "other"}}) == f"{ROOT}nguoi-gui/"
    assert writer.get(f"{ROOT}khuyet-tat/").headers["Location"] == f"{ROOT}nguoi-gui/"
    assert "Bước 1 trong 13" in page(writer, f"{ROOT}cho-ai/")
    assert writer.get(f"{ROOT}khong-co/").status_code == 404


def test_what_is_asked_for_another_is_worded_so(writer) -> None:
    write(writer, {"cho-ai": {"for_whom": "other"}})
    assert "Người cần giúp sống ở đâu?" in page(writer, f"{ROOT}noi-o/")


def test_an_answer_is_changed_from_the_last_page_and_leads_back_there(writer) -> None:
    write(writer, FOR_HERSELF)
    assert 'href="/gui-yeu-cau/lien-lac/"' in page(writer, CHECK)
    assert writer.post(f"{ROOT}lien-lac/", {"phone": "", "email": "mau@example.vn"}).headers["Location"] == CHECK
    assert "mau@example.vn" in page(writer, CHECK)
    assert "0901 234 567" not in page(writer, CHECK)


def test_an_answer_that_opens_a_page_leads_there_before_sending(writer) -> None:
    write(writer, FOR_HERSELF)
    write(writer, {"cho-ai": {"for_whom": "other"}})
    assert writer.post(CHECK).headers["Location"] == f"{ROOT}nguoi-gui/"
    assert not Request.objects.exists()


def test_everything_is_read_back(writer) -> None:
    write(writer, FOR_HERSELF)
    told = page(writer, CHECK)
    for words in ["TRẦN THỊ MẪU", "27/03/1985", "0901 234 567", "Chồng tôi đánh tôi.", "Chữ nổi Braille", "Chị Lan"]:
        assert words in told


def test_a_name_comes_in_capitals_without_diacritics_or_in_pieces_of_letters(writer) -> None:
    for name in ["TRAN THI MAU", "Trần Thị Hoà", unicodedata.normalize("NFD", "Đặng Thị Mẫu")]:
        write(writer, FOR_HERSELF | {"ho-ten": {"full_name": f"  {name} "}})
        writer.post(CHECK)
        assert Request.objects.latest("pk").person.full_name == unicodedata.normalize("NFC", name)
        writer.post(f"{ROOT}lam-lai/")


# Coming back, and being lost


def test_it_is_kept_for_days_and_gone_after_thirty(writer, moment) -> None:
    write(writer, {"cho-ai": {"for_whom": "self"}, "ho-ten": FOR_HERSELF["ho-ten"]})
    with time_machine.travel(moment + timedelta(days=29), tick=False):
        assert "đang viết dở" in page(writer, ROOT)
        assert writer.get(CHECK).headers["Location"] == f"{ROOT}noi-o/"
        assert "TRẦN THỊ MẪU" in page(writer, f"{ROOT}ho-ten/")
    with time_machine.travel(moment + LIFE + timedelta(seconds=1), tick=False):
        assert writer.get(CHECK).headers["Location"] == LOST
        assert "đang viết dở" not in page(writer, ROOT)


def test_a_page_left_half_written_is_kept_too(writer) -> None:
    write(writer, {"cho-ai": {"for_whom": "self"}})
    answer = writer.post(f"{ROOT}su-viec/", {"story": "Mới viết một", "luu": "1"})
    assert answer.headers["Location"] == f"{ROOT}da-luu/"
    assert "01/04/2026" in page(writer, f"{ROOT}da-luu/")
    assert "Mới viết một" in page(writer, f"{ROOT}su-viec/")


def test_a_lost_key_loses_nothing_of_the_page_just_sent(writer) -> None:
    write(writer, FOR_HERSELF)
    writer.cookies.clear()
    assert writer.get(f"{ROOT}su-viec/").headers["Location"] == LOST
    assert writer.post(f"{ROOT}su-viec/", FOR_HERSELF["su-viec"]).headers["Location"] == LOST
    assert "vẫn được giữ" in page(writer, LOST)
    assert "Tôi phải đi viện." in page(writer, f"{ROOT}su-viec/")


def test_a_forged_key_opens_nothing(writer) -> None:
    write(writer, FOR_HERSELF)
    writer.cookies[COOKIE] = writer.cookies[COOKIE].value.replace(":", "x:", 1)
    assert writer.get(CHECK).headers["Location"] == LOST


def test_the_receipt_leaves_the_device_after_a_day_and_the_answers_at_once(writer, moment) -> None:
    write(writer, FOR_HERSELF)
    writer.post(CHECK)
    assert Draft.objects.get().answers == {}
    with time_machine.travel(moment + LIFE_OF_RECEIPT + timedelta(seconds=1), tick=False):
        assert writer.get(SENT).headers["Location"] == ROOT


def test_starting_again_asks_first_and_then_throws_everything_away(writer) -> None:
    write(writer, FOR_HERSELF)
    assert "Xóa rồi thì không lấy lại được" in page(writer, f"{ROOT}lam-lai/")
    assert Draft.objects.exists()
    answer = writer.post(f"{ROOT}lam-lai/")
    assert answer.cookies[COOKIE].value == ""
    assert not Draft.objects.exists()


def test_drafts_that_nobody_came_back_to_are_cleared_away(writer, moment) -> None:
    write(writer, {"cho-ai": {"for_whom": "self"}})
    with time_machine.travel(moment + LIFE, tick=False):
        write(Client(), {"cho-ai": {"for_whom": "self"}})
    assert Draft.objects.count() == 1


def test_two_tabs_keep_each_others_pages(writer) -> None:
    write(writer, {"cho-ai": {"for_whom": "self"}, "noi-o": {"address": "Thôn Thử"}, "ho-tro": {}})
    assert set(Draft.objects.get().answers) == {"cho-ai", "noi-o", "ho-tro"}


# What is kept, and where


def test_a_draft_cannot_be_read_in_the_database_and_its_key_is_not_there(writer) -> None:
    write(writer, FOR_HERSELF)
    with connection.cursor() as cursor:
        cursor.execute("SELECT key_index, data FROM intake_draft")
        index, data = cursor.fetchone()
    assert "TRẦN".encode() not in bytes(data)
    assert index not in writer.cookies[COOKIE].value


def test_the_key_is_out_of_reach_of_scripts_and_the_pages_of_caches(writer) -> None:
    answer = writer.post(f"{ROOT}cho-ai/", {"for_whom": "self"})
    assert answer.cookies[COOKIE]["httponly"]
    assert answer.cookies[COOKIE]["samesite"] == "Lax"
    assert "no-store" in writer.get(f"{ROOT}ho-ten/").headers["Cache-Control"]


def test_only_what_the_page_asks_is_kept_and_nothing_endless(writer) -> None:
    write(writer, {"cho-ai": {"for_whom": "self", "other": "x"}, "su-viec": {"story": "a" * 200_000}})
    assert Draft.objects.get().answers == {"cho-ai": {"for_whom": ["self"]}}


# Against floods, without locking anybody out


def test_a_box_that_only_programs_fill_in_stops_the_sending_and_says_so(writer) -> None:
    write(writer, FOR_HERSELF)
    answer = writer.post(CHECK, {"website": "http://example.org"})
    assert "Hãy xóa chữ trong ô" in answer.content.decode()
    assert not Request.objects.exists()


def test_too_many_from_one_network_wait_a_minute_and_lose_nothing(writer, moment) -> None:
    for _ in range(SENDINGS):
        Client().post(CHECK)  # without a draft nothing is counted
    write(writer, FOR_HERSELF)
    for number in range(SENDINGS):
        another = Client()
        write(another, FOR_HERSELF)
        assert another.post(CHECK).status_code == 302, number
    assert writer.post(CHECK).status_code == 429
    with time_machine.travel(moment + timedelta(seconds=WINDOW), tick=False):
        assert writer.post(CHECK).headers["Location"] == SENT
    assert Request.objects.count() == SENDINGS + 1


def test_without_a_centre_it_says_so_and_keeps_what_was_written(writer) -> None:
    write(writer, FOR_HERSELF)
    Agency.objects.filter(kind="centre").update(valid_to=date(2025, 12, 31))
    answer = writer.post(CHECK)
    assert answer.status_code == 503
    assert "vẫn được giữ" in answer.content.decode()
    assert Draft.objects.get().answers


# Safety


@pytest.mark.parametrize("path", ["", "cho-ai/", "kiem-tra/", "da-luu/", "lam-lai/", "chua-thay/"])
def test_every_page_can_be_left_at_once(writer, path) -> None:
    write(writer, FOR_HERSELF)
    assert 'data-module="exit"' in page(writer, ROOT + path)


def test_titles_tell_nothing_when_wished(writer) -> None:
    assert "<title>Gửi yêu cầu trợ giúp pháp lý" in page(writer, ROOT)
    writer.post(f"{ROOT}kin-dao/")
    assert "<title>Thông tin cần biết</title>" in page(writer, ROOT)
    assert "<title>Lỗi: Thông tin cần biết" in writer.post(f"{ROOT}cho-ai/").content.decode()
    writer.post(f"{ROOT}kin-dao/")
    assert "<title>Gửi yêu cầu trợ giúp pháp lý" in page(writer, ROOT)


def test_a_request_keeps_the_id_it_had_from_its_first_word(writer) -> None:
    write(writer, FOR_HERSELF)
    uid = Draft.objects.get().uid
    writer.post(CHECK)
    assert Request.objects.get().uid == uid
    assert isinstance(uid, uuid.UUID)


def test_every_page_on_the_way_is_light(writer) -> None:
    write(writer, FOR_HERSELF)
    sizes = {path: len(gzip.compress(writer.get(f"{ROOT}{path}/").content)) for path in [*FOR_HERSELF, "kiem-tra"]}
    assert max(sizes.values()) <= 10_000, sizes
