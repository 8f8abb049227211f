"""The counter's pages for what people bring, as everybody can use them."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.intake.models import Sending
from tgpl.intake.tests.test_brought import PAGE, slip
from tgpl.intake.tests.test_letters import DOOR, answers, letter
from tgpl.intake.tests.writing import FOR_HERSELF

pytestmark = pytest.mark.browser


@pytest.fixture
def counter(site: Site, cast) -> Site:
    site.sign_in(cast.reception.user)
    return site


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_a_slip_is_read_with_faults_told(counter: Site, width: int) -> None:
    page = counter.open(PAGE, width=width)
    assert_accessible(page)
    page.get_by_role("button", name="Đọc", exact=True).click()
    page.locator(".govuk-error-summary").wait_for()
    assert_accessible(page)
    page.get_by_label("Số trong mã QR").fill("\n".join(slip(letter())))
    page.get_by_role("button", name="Đọc", exact=True).click()
    page.get_by_text("Số bí mật đã in sẵn").wait_for()
    assert_accessible(page)


def test_two_versions_stand_side_by_side(counter: Site) -> None:
    uid, long = uuid.uuid4(), "Tôi kể lại từ đầu. " * 200
    for typed in (answers(), answers(su_viec=FOR_HERSELF["su-viec"] | {"story": long})):
        Client().post(DOOR, letter(uid, answers=typed), content_type="application/octet-stream")
    sending = Sending.objects.exclude(content=None).get()
    reference = sending.request.reference
    for path in (
        "/lam-viec/yeu-cau/",
        f"/lam-viec/yeu-cau/{reference}/",
        reverse("intake:settle_sending", args=[reference, sending.pk]),
    ):
        assert_accessible(counter.open(path, width=PHONE))
