"""Cards for places without internet: made, printed, scanned, counted, withdrawn; the place learns of nobody."""

from datetime import date, timedelta

import pypdfium2
import pytest
import zxingcpp
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tgpl.accounts.models import Agency
from tgpl.audit.models import Entry
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible
from tgpl.documents.services import render_card
from tgpl.documents.tests.reading import faults, pages, tags
from tgpl.intake.card_texts import card_texts, sections_for, words_on
from tgpl.intake.models import Draft, PlaceCard, Request
from tgpl.intake.presenters.place_cards import count_words, printed_card
from tgpl.intake.queries import came_by, office_near
from tgpl.intake.services import IntakeError, make_card, transfer_request, withdraw_card
from tgpl.intake.testing import ask
from tgpl.intake.tests.writing import FOR_HERSELF, ROOT, write

ADDRESS = "https://trogiupphaply.vi-du.vn/gui-yeu-cau/?noi=7K3M-9Q2X"
CARDS = "/lam-viec/the-huong-dan/"


@pytest.fixture
def card(db, cast, moment) -> PlaceCard:
    made, _is_new = make_card(by=cast.police_partner.actor, agency=cast.police, place="", at=moment)
    return made


def scan(client: Client, card: PlaceCard) -> str:
    return client.get(ROOT, {"noi": card.code}).content.decode()


def send(client: Client) -> Request:
    write(client, FOR_HERSELF)
    client.post(f"{ROOT}kiem-tra/")
    return Request.objects.order_by("pk").last()


# On paper


def drawn(kind: str = "police", *, size="a5", name="Công an xã Mẫu", place="", day=date(2026, 10, 1)) -> bytes:
    office = Agency(name="Trung tâm trợ giúp pháp lý nhà nước tỉnh Mẫu", phone="0200 000 001")
    card = PlaceCard(agency=Agency(kind=kind, name=name), place=place, code="7K3M-9Q2X")
    return render_card(printed_card(card, office=office, address=ADDRESS, day=day), size)


@pytest.mark.parametrize(("size", "millimetres"), [("a5", (148, 210)), ("a4", (210, 298))])
def test_the_code_is_read_from_the_printed_page(size, millimetres) -> None:
    document = pypdfium2.PdfDocument(drawn(size=size))
    [page] = document
    assert tuple(round(points / 72 * 25.4) for points in page.get_size()) == millimetres
    [found] = zxingcpp.read_barcodes(page.render(scale=2, grayscale=True).to_pil())
    document.close()
    assert found.text == ADDRESS


@pytest.mark.parametrize("day", [date(2026, 10, 1), date(2027, 1, 1)])
def test_an_independent_checker_finds_nothing_wrong(day, tmp_path) -> None:
    pdf = drawn(day=day)
    assert faults(pdf, tmp_path) == []
    assert [tag for tag in tags(pdf) if tag.startswith("H")] == ["H1"] + 5 * ["H2"]


def test_the_longest_names_leave_it_one_page() -> None:
    [text] = pages(drawn(name="Ủy ban nhân dân xã Mẫu " * 9, place="Bộ phận một cửa " * 5, day=date(2027, 1, 1)))
    assert "1800.1233" in text
    assert "0200 000 001" in text
    assert "cần xác minh" in text


@pytest.mark.parametrize(
    ("kind", "day", "told", "not_told"),
    [
        ("police", date(2026, 3, 2), "12 giờ", "xác minh"),
        ("prison", date(2026, 3, 2), "12 giờ", "xác minh"),
        ("commune", date(2026, 3, 2), "giấy giới thiệu", "12 giờ"),
        ("association", date(2026, 12, 31), "người bị bạo lực gia đình, khi khó khăn về tiền", "xác minh"),
        ("association", date(2027, 1, 1), "trẻ em, người khuyết tật, người dân tộc thiểu số", "khó khăn về tiền"),
    ],
)
def test_it_says_what_concerns_its_place_under_the_law_of_the_day(kind, day, told, not_told) -> None:
    words = words_on(day)
    said = " ".join(line for section in sections_for(words, kind) for line in section["lines"])
    assert told in said + words["mark"]
    assert not_told not in said


def test_its_words_hold_for_every_day_since_the_law() -> None:
    assert [str(version["valid_from"]) for version in card_texts()] == ["2018-01-01", "2027-01-01"]
    assert words_on(date(2017, 1, 1))["title"]


# Who came by it


def test_the_place_is_remembered_for_this_request_only(client: Client, card) -> None:
    assert "không được biết" in scan(client, card)
    assert send(client).came_by == card
    client.post(f"{ROOT}lam-lai/")
    assert send(client).came_by is None


def test_nothing_is_asked_of_the_database_to_send_it(client: Client, card) -> None:
    scan(client, card)
    write(client, FOR_HERSELF)
    with CaptureQueriesContext(connection) as by_card:
        client.post(f"{ROOT}kiem-tra/")
    client.post(f"{ROOT}lam-lai/")
    write(client, FOR_HERSELF)
    with CaptureQueriesContext(connection) as ordinary:
        client.post(f"{ROOT}kiem-tra/")
    assert len(by_card) == len(ordinary)


@pytest.mark.parametrize("code", ["7K3M-9Q2X", "", "<script>", "x" * 5000, "7K3M-9Q2"])
def test_an_unknown_code_leads_to_an_ordinary_request(client: Client, cast, moment, code) -> None:
    assert client.get(ROOT, {"noi": code}).status_code == 200
    assert send(client).came_by is None


def test_a_withdrawn_card_leads_to_an_ordinary_request(client: Client, cast, card, moment) -> None:
    withdraw_card(by=cast.police_partner.actor, card=card, at=moment)
    scan(client, card)
    assert send(client).came_by is None


def test_the_card_is_noted_in_the_easy_way_too(client: Client, card) -> None:
    scan(client, card)
    client.post(reverse("portal:ask_easily", args=[1]), {"full_name": "Trần Thị Mẫu"})
    assert Draft.objects.get().came_by == card.pk


def test_the_place_sees_a_count_and_never_who(client: Client, cast, card, moment, client_for) -> None:
    earlier = moment - timedelta(days=10)
    asked = [ask(cast.centre, earlier, came_by=card.pk) for _ in range(4)]
    ask(cast.centre, moment, came_by=card.pk)
    partner = client_for("police_partner")
    assert "dưới 5 yêu cầu" in partner.get(CARDS).content.decode()

    asked.append(ask(cast.centre, earlier, came_by=card.pk))
    told = partner.get(f"{CARDS}{card.code}/").content.decode()
    assert "có 5 yêu cầu" in told  # today's not yet: who stood here a moment ago would be known
    for page in (told, partner.get(CARDS).content.decode(), partner.get("/lam-viec/gioi-thieu/").content.decode()):
        assert not any(one.reference in page or one.person.full_name in page for one in asked)
    assert not Request.objects.visible_to(cast.police_partner.actor).exists()


def test_a_request_handed_on_counts_once(cast, card, moment) -> None:
    asked = ask(cast.centre, moment - timedelta(days=10), came_by=card.pk)
    transfer_request(by=cast.director.actor, request=asked, to_agency=cast.branch, reason="Gần nhà hơn", at=moment)
    assert came_by([card], date(2026, 4, 1)) == {card.pk: 1}


@pytest.mark.parametrize(("number", "words"), [(0, "dưới 5"), (1, "dưới 5"), (4, "dưới 5"), (5, "5"), (60, "60")])
def test_few_are_not_told(number, words) -> None:
    assert count_words(number) == words


def test_reception_reads_by_which_card_a_request_came(cast, card, moment, client_for) -> None:
    asked = ask(cast.centre, moment, came_by=card.pk)
    page = client_for("reception").get(f"/lam-viec/yeu-cau/{asked.reference}/").content.decode()
    assert f"qua thẻ hướng dẫn tại {cast.police.name}" in page


# Making and withdrawing


def test_a_partner_makes_cards_for_their_own_place_only(cast, client_for, moment) -> None:
    partner = client_for("police_partner")
    wrong = partner.post(f"{CARDS}moi/", {"agency": cast.commune.pk, "place": "Cửa chính"})
    assert "Cửa chính" in wrong.content.decode()  # what was typed stays
    assert not PlaceCard.objects.exists()
    for _ in range(2):
        sent = partner.post(f"{CARDS}moi/", {"agency": cast.police.pk, "place": " Cửa  chính "})
    card = PlaceCard.objects.get()
    assert (str(card), sent.headers["Location"]) == (f"{cast.police.name}, Cửa chính", f"{CARDS}{card.code}/")
    assert Entry.objects.filter(action="card.made", key=card.code).count() == 1
    assert client_for("commune_partner").get(f"{CARDS}{card.code}/").status_code == 404


def test_the_card_names_the_office_that_serves_its_commune(cast, db) -> None:
    assert office_near(cast.commune) == cast.centre


def test_a_card_is_withdrawn_once(cast, card, moment, client_for) -> None:
    partner = client_for("police_partner")
    assert partner.get(f"{CARDS}{card.code}/in/a5/").headers["Content-Type"] == "application/pdf"
    assert partner.get(f"{CARDS}{card.code}/in/a3/").status_code == 404
    assert partner.get(f"{CARDS}{card.code}/thu-hoi/").status_code == 200
    partner.post(f"{CARDS}{card.code}/thu-hoi/")
    assert partner.get(f"{CARDS}{card.code}/in/a5/").status_code == 404
    assert "vẫn gửi được yêu cầu" in partner.get(f"{CARDS}{card.code}/").content.decode()
    with pytest.raises(IntakeError, match="đã được thu hồi"):
        withdraw_card(by=cast.police_partner.actor, card=card, at=moment)
    _again, is_new = make_card(by=cast.police_partner.actor, agency=cast.police, place="", at=moment)
    assert is_new


def test_the_database_keeps_one_card_in_use_a_place(cast, card, moment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceCard.objects.create(code="AAAA-BBBB", agency=cast.police, at=moment, by_name="Ai Đó")


def test_the_list_costs_the_same_for_few_and_many(cast, moment, client_for, django_assert_max_num_queries) -> None:
    for number in range(12):
        make_card(by=cast.reception.actor, agency=cast.police, place=f"Phòng {number}", at=moment)
    reception = client_for("reception")
    with django_assert_max_num_queries(4):
        reception.get(CARDS)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_are_accessible(cast, site: Site) -> None:
    site.sign_in(cast.police_partner.user)
    assert_accessible(site.open(CARDS, width=PHONE))
    page = site.open(f"{CARDS}moi/", width=PHONE)
    page.get_by_label("Chỗ để thẻ").fill("Bộ phận tiếp nhận và trả kết quả " * 2)
    page.get_by_role("button", name="Lập thẻ").click()
    page.get_by_role("heading", name="Lời trên thẻ").wait_for()
    assert_accessible(page)
    assert_accessible(site.open(CARDS, width=PHONE))
    assert_accessible(site.open(CARDS, width=DESKTOP, theme="dark"))
