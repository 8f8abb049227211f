"""Every page of staff for requests, read by axe, on a desk and on a telephone."""

import pytest
from django.utils import timezone

from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible
from tgpl.intake.services import refuse_request
from tgpl.intake.testing import ask, check
from tgpl.people.services import SafeContactRules

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAFE = {"access_needs": ["sign_language"], "safe_contact": SafeContactRules(do_not_call=True)}


@pytest.fixture
def asked(cast):
    moment = timezone.now()  # a browser does not stand still
    known = {"full_name": "Trần Thị Mẫu", "phone": "+84901234567", **SAFE}
    closed = ask(cast.centre, moment, person=known)
    refuse_request(by=cast.director.actor, request=closed, ground_code="b", reason="Trái pháp luật", at=moment)
    return ask(cast.centre, moment, person=known, relation="relative", requester_name="Trần Văn Thử", detained=True)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_pages_of_requests_are_accessible(cast, site: Site, asked, width) -> None:
    site.sign_in(cast.director.user)
    steps = ["", "dien/", "thieu-giay-to/", "giay-to/", "tu-choi/", "chuyen/", "rut/"]
    pages = ["/lam-viec/yeu-cau/", "/lam-viec/yeu-cau/?name=xyz", "/lam-viec/yeu-cau/ghi/"]
    proposal = check(asked, by=cast.reception.actor)
    for path in [*pages, *(f"/lam-viec/yeu-cau/{asked.reference}/{step}" for step in [*steps, f"dien/{proposal.pk}/"])]:
        assert_accessible(site.open(path, width=width))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_form_with_errors_is_accessible(cast, site: Site, theme) -> None:
    site.sign_in(cast.reception.user)
    page = site.open("/lam-viec/yeu-cau/ghi/", theme=theme)
    page.get_by_label("Họ và tên", exact=True).fill("Trần Thị Mẫu")
    page.get_by_role("button", name="Ghi yêu cầu").click()
    page.wait_for_load_state()
    assert page.get_by_label("Họ và tên", exact=True).input_value() == "Trần Thị Mẫu"
    assert_accessible(page)


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


def test_the_pages_of_a_partner_are_accessible(cast, site: Site, asked) -> None:
    site.sign_in(cast.police_partner.user)
    for path in ("/lam-viec/gioi-thieu/", "/lam-viec/gioi-thieu/moi/"):
        assert_accessible(site.open(path, width=PHONE))
