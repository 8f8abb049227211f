"""The library in a real browser: axe in every state, at phone width and at a desk."""

import pytest

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.outreach.testing import a_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    "path",
    ["/tra-cuu/", "/tra-cuu/?q=khuyet+tat", "/tra-cuu/?q=gia+vang", f"/tra-cuu/?q={'dat+' * 100}"],
)
def test_looking_up(site: Site, path: str) -> None:
    assert_accessible(site.open(path, width=PHONE))
    assert_accessible(site.open(path, theme="dark"))


@pytest.mark.parametrize("reading", ["", "de-doc/"])
def test_reading_a_text(site: Site, reading: str) -> None:
    assert_accessible(site.open(f"/tra-cuu/quyen-cua-nguoi-khuyet-tat/{reading}", width=PHONE))
    assert_accessible(site.open(f"/tra-cuu/quyen-cua-nguoi-khuyet-tat/{reading}", forced=True))


def test_an_easy_list_is_as_large_as_its_sentences(site: Site) -> None:
    page = site.open("/tra-cuu/chong-danh-toi-lam-gi-truoc/de-doc/", width=PHONE, theme="dark")
    assert_accessible(page)
    sizes = [page.locator(f"#bai {part}").first.evaluate("e => getComputedStyle(e).fontSize") for part in ("p", "li")]
    assert sizes[0] == sizes[1]


def test_editing(site: Site, cast: Cast) -> None:
    plain, hard = a_draft(cast), a_draft(cast, easy="Cơ quan có thẩm quyền thụ lý hồ sơ.")
    site.sign_in(cast.director.user)
    drafts = "/lam-viec/bai-tra-cuu/ban-nhap/"
    for path in (
        "/lam-viec/bai-tra-cuu/",
        "/lam-viec/bai-tra-cuu/moi/",
        f"{drafts}{plain.pk}/",
        f"{drafts}{hard.pk}/",
        f"{drafts}{plain.pk}/sua/",
        "/lam-viec/bang-tu/",
    ):
        assert_accessible(site.open(path, width=PHONE))


def test_a_rejected_text_keeps_what_was_typed(site: Site, cast: Cast) -> None:
    site.sign_in(cast.officer.user)
    page = site.open("/lam-viec/bai-tra-cuu/moi/", width=PHONE)
    page.get_by_label("Tên bài").fill("Bài thiếu nguồn")
    page.get_by_role("button", name="Lưu bản nháp").click()
    assert page.get_by_label("Tên bài").input_value() == "Bài thiếu nguồn"
    assert_accessible(page)
