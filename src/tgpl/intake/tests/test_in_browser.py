"""Requests taken down by staff in a browser without scripts."""

import pytest

from tgpl.core.testing.browser import Site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_request_is_taken_down_without_scripts(cast, site: Site) -> None:
    """No axe here: its own script would wait for ever in a page without scripts."""
    site.sign_in(cast.reception.user)
    page = site.open("/lam-viec/yeu-cau/ghi/", scripts=False)
    page.get_by_label("Họ và tên", exact=True).fill("Trần Thị Mẫu")
    page.get_by_role("button", name="Ghi yêu cầu").click()
    page.get_by_role("link", name="Hãy", exact=False).first.click()
    page.get_by_label("Trực tiếp").check()
    page.get_by_label("Nội dung yêu cầu").fill("Hàng xóm lấn đất.")
    page.get_by_role("button", name="Ghi yêu cầu").click()
    assert page.get_by_role("heading", name="Đã ghi yêu cầu").is_visible()
