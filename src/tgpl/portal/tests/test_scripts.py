"""What pages gain when scripts run, on the gallery."""

import pytest

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import Site

GALLERY, STAFF_GALLERY = "/thu-vien-giao-dien/", "/thu-vien-giao-dien/can-bo/"
pytestmark = pytest.mark.browser


def test_reading_starts_at_the_errors_and_leads_to_the_field(site: Site) -> None:
    page = site.open(f"{GALLERY}?wrong=1")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.get_by_role("link", name="Ngày sinh – Hãy điền mục này.").click()
    assert page.evaluate("document.activeElement.name") == "born_day"


def test_escape_twice_leaves_at_once(site: Site) -> None:
    page = site.open(GALLERY)
    page.route("https://www.google.com/**", lambda route: route.fulfill(body="thời tiết"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("https://www.google.com/**")
    page.go_back()
    assert page.url == "about:blank"


def test_one_escape_stays(site: Site) -> None:
    page = site.open(GALLERY)
    page.keyboard.press("Escape")
    assert page.url.endswith(GALLERY)


def test_a_column_sorts_as_vietnamese_does(site: Site) -> None:
    page = site.open(STAFF_GALLERY)
    first = page.locator("table[data-sortable] tbody tr").first
    heading = page.get_by_role("columnheader", name="Mã")
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    assert "TT.TGTT.01.2026" in first.inner_text()
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    assert "TT.TV.02.2026" in first.inner_text()


def test_a_long_text_says_how_much_room_is_left(site: Site) -> None:
    page = site.open(GALLERY)
    page.get_by_label("Chuyện xảy ra thế nào?").fill("a" * 1990)
    page.get_by_text("Còn viết được 10 ký tự.").wait_for()
    page.get_by_label("Chuyện xảy ra thế nào?").fill("a" * 2003)
    page.get_by_text("Dài quá 3 ký tự.").wait_for()


def test_a_frame_without_anything_to_scroll_is_no_stop_of_the_keyboard(site: Site) -> None:
    assert site.open(GALLERY).locator(".mo-scroll[tabindex]").count() == 0
    assert site.open(GALLERY, width=320).locator(".mo-scroll[tabindex]").count() == 1


def test_shortcuts_are_off_until_a_person_turns_them_on(site: Site, cast: Cast) -> None:
    site.sign_in(cast.reception.user)
    page = site.open(STAFF_GALLERY)
    search = page.get_by_label("Tìm theo tên")
    page.keyboard.press("t")
    assert not search.evaluate("one => one === document.activeElement")
    page.locator(".mo-who summary").click()
    page.get_by_role("button", name="Phím tắt").click()
    assert "Tìm theo tên" in page.get_by_role("dialog").get_by_role("definition").all_inner_texts()
    page.get_by_label("Dùng phím tắt một chữ trên thiết bị này").check()
    page.get_by_role("button", name="Đóng").click()
    page.locator("body").press("t")
    assert search.evaluate("one => one === document.activeElement")


def test_the_menu_under_the_name_closes_with_escape(site: Site, cast: Cast) -> None:
    site.sign_in(cast.reception.user)
    page = site.open(STAFF_GALLERY)
    menu = page.locator("details.mo-who")
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None


def test_a_second_press_sends_nothing(site: Site) -> None:
    page = site.open("/cach-hien-thi/")
    sent = []
    page.route("**/cach-hien-thi/", lambda route: sent.append(route.request.method))
    page.get_by_role("button", name="Dùng cách này").dblclick(no_wait_after=True)
    page.wait_for_timeout(200)
    assert sent == ["POST"]


@pytest.mark.parametrize("display", ["", "size=200"])
def test_what_has_the_focus_is_never_hidden(site: Site, display: str) -> None:
    """WCAG 2.4.11, with the bar of “Thoát nhanh” stuck to the top; walked backwards, so that pages scroll upwards."""
    site.set_cookie("cach-hien-thi", display)
    page = site.open(GALLERY, width=400)
    page.get_by_role("button", name="Tiếp tục").focus()
    hidden = []
    for _ in range(45):
        page.keyboard.press("Shift+Tab")
        hidden += page.evaluate(
            """() => {
                const one = document.activeElement, box = one.getBoundingClientRect();
                const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return top && (one.contains(top) || top.contains(one) || one.labels?.[0]?.contains(top))
                    ? [] : [one.outerHTML.slice(0, 80)];
            }"""
        )
    assert not hidden
