"""Texts looked up without a line: found by the same words as on the server, shown with the same provenance."""

import json
import random

import pytest
from playwright.sync_api import Page, expect

from tgpl.accounts.testing import Cast
from tgpl.core.language.text import fold
from tgpl.core.testing.browser import PHONE, Site, assert_accessible, assert_large_targets
from tgpl.outreach.queries import library
from tgpl.outreach.rules import Text, layout
from tgpl.portal import offline
from tgpl.portal.tests.on_device import APP, cut_line, keep_app

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "sau-dang-tat-ba-muc-do"
_SEARCH = """async ([told, queries]) => {
    const { Index, fold } = await import("/static/portal/search.js");
    const index = new Index(told.texts, told.lexicon);
    return queries.map((query) => [fold(query), index.search(query)]); }"""


def asked_somehow(chance: random.Random, texts: list[Text]) -> str:
    """A question as people ask it, or a handful of words of the house, or of nobody's."""
    if chance.random() < 0.4:
        return chance.choice(chance.choice(texts).asks)
    words = [word for text in chance.sample(texts, 2) for word in text.easy.split()]
    return " ".join([*chance.sample(words, chance.randint(1, 5)), *chance.sample(["xyz", "2026", "ĐẤT,", "!"], 1)])


def test_the_device_finds_what_the_server_finds(site: Site) -> None:
    chance, books = random.Random(20261122), library()
    queries = [asked_somehow(chance, list(books.texts.values())) for _ in range(300)]
    queries += [fold(query) for query in queries] + ["", "giá vàng hôm nay", "làm căn cước"]
    queries += ["Ðất đai bị LẤN", "hoà giải", "hòa giải"]
    theirs = site.open("/khong-co-mang/").evaluate(_SEARCH, [json.loads(offline.texts()), queries])
    for query, (folded, found) in zip(queries, theirs, strict=True):
        assert folded == fold(query)
        assert found == [text.slug for text in books.search(query)], query
    assert sum(bool(found) for _, found in theirs) > 200
    assert any(not found for _, found in theirs)


@pytest.fixture
def device(site: Site, cast: Cast) -> Page:
    """A telephone that was here once, and has no line."""
    page = site.open("/", width=PHONE, worker=True)
    keep_app(page)
    cut_line(page.context)
    return page


def see(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    assert_accessible(page)
    assert_large_targets(page)


def ask(page: Page, question: str) -> None:
    page.get_by_label("Bạn muốn biết điều gì?").fill(question)
    page.get_by_role("button", name="Tìm").click()


def test_texts_are_looked_up_without_a_line_and_the_question_stays_nowhere(device: Page, site: Site) -> None:
    device.goto(f"{site.address}/tra-cuu/")
    see(device, "Tra cứu quyền của bạn")
    assert device.url.endswith(f"{APP}#tra-cuu/")
    assert all(device.get_by_role("link", name=text.title, exact=True).count() for text in library().texts.values())
    ask(device, " ")
    expect(device.locator(".govuk-error-message")).to_contain_text("Hãy viết điều bạn muốn biết")
    assert_accessible(device)
    ask(device, "gia vang hom nay")
    see(device, "Chưa có bài nào trả lời câu này")
    expect(device.locator("main")).to_contain_text("1800.1233")
    device.get_by_role("button", name="Hỏi câu khác").click()
    ask(device, "khuyet tat co may muc do")
    see(device, "bài có thể giúp bạn")
    device.get_by_role("link", name=library().texts[TEXT].title, exact=True).click()
    see(device, library().texts[TEXT].title)
    device.go_back()
    expect(device.locator("main")).to_contain_text("khuyet tat co may muc do")
    asked = device.evaluate("[location.href, document.title, ...Object.values(localStorage), history.state].join()")
    assert "muc do" not in asked
    assert "muc%20do" not in asked


def test_a_link_to_a_text_opens_it_in_both_readings_with_what_it_rests_on(device: Page, site: Site) -> None:
    text = library().texts[TEXT]
    device.goto(f"{site.address}/tra-cuu/{TEXT}/")
    see(device, text.title)
    main = device.locator("main")
    for source in text.sources:
        expect(main).to_contain_text(f"{source.name}: {source.articles}.")
    expect(main).to_contain_text(f"{text.written:%d/%m/%Y}")
    expect(main).to_contain_text("Chưa có người làm luật xác nhận")
    expect(main.locator("article")).to_contain_text(layout(text.standard)[-1].lines[-1])
    device.get_by_role("link", name="Xem bản dễ đọc").click()
    expect(main.locator(".govuk-caption-l")).to_contain_text("Bản dễ đọc")
    assert all(one.count() for one in (main.get_by_text(line, exact=True) for line in easy_lines(text)))
    assert_accessible(device)


def easy_lines(text: Text) -> list[str]:
    return [line for block in layout(text.easy) if block.kind == "paragraph" for line in block.lines]


def test_a_device_without_the_texts_says_when_they_can_be_had(site: Site) -> None:
    page = site.open(APP)
    page.route("**/bai-tra-cuu.json", lambda route: route.abort())
    page.evaluate("location.hash = 'tra-cuu'")
    see(page, "Máy này chưa tải các bài về")
    page.unroute("**/bai-tra-cuu.json")
    page.evaluate("location.hash = 'tra-cuu/khong-co'")
    see(page, "Tra cứu quyền của bạn")
