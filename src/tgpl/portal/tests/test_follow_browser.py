"""Following a request in a real browser, at the width of a small phone."""

from datetime import datetime

import pytest
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible, picture
from tgpl.intake.services import NewRequest, ask_for_papers, receive_request, refuse_request
from tgpl.people.services import PersonDetails

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STORY = "Hàng xóm xây tường lấn sang đất nhà tôi. " * 12


@pytest.mark.parametrize(("width", "theme"), [(PHONE, "light"), (DESKTOP, "dark")])
def test_from_the_codes_to_a_paper_and_a_refusal(site: Site, cast: Cast, settings, tmp_path, width, theme) -> None:
    settings.MEDIA_ROOT = tmp_path
    now: datetime = timezone.now()
    person = PersonDetails(full_name="Trần Thị Mẫu")
    new = NewRequest(person=person, channel="web", received_at=now, story=STORY, consents=["ask_opinion"])
    receipt = receive_request(by=Actor.citizen(), office=cast.centre, new=new)
    ask_for_papers(by=cast.reception.actor, request=receipt.request, what="Giấy xác nhận khuyết tật", at=now)

    page = site.open("/theo-doi/", width=width, theme=theme)
    page.get_by_role("button", name="Xem", exact=True).click()
    assert_accessible(page)
    page.get_by_label("Mã yêu cầu").fill(receipt.request.reference)
    page.get_by_label("Mã bí mật").fill(receipt.secret)
    picture(page, f"follow-{theme}")
    page.get_by_role("button", name="Xem", exact=True).click()
    assert_accessible(page)
    picture(page, f"followed-{theme}")

    page.get_by_role("link", name="Gửi thêm giấy tờ").click()
    page.get_by_role("button", name="Gửi", exact=True).click()
    assert_accessible(page)
    picture(page, f"paper-{theme}")
    page.get_by_label("Giấy về hoàn cảnh").check()
    page.get_by_label("Ảnh hoặc tệp").set_input_files(
        {"name": "giấy.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    page.get_by_role("button", name="Gửi", exact=True).click()
    assert_accessible(page)

    page.get_by_role("link", name="Xem chúng tôi giữ gì về bạn").click()
    assert_accessible(page)
    picture(page, f"held-{theme}")
    page.get_by_role("link", name="Rút lại Hỏi bạn có hài lòng không").click()
    assert_accessible(page)
    page.get_by_role("button", name="Rút lại").click()
    assert_accessible(page)  # with the purpose withdrawn
    page.get_by_role("link", name="Quay lại").click()

    page.get_by_role("link", name="Rút yêu cầu").click()
    assert_accessible(page)
    picture(page, f"withdraw-{theme}")
    receipt.request.refresh_from_db()
    refuse_request(
        by=cast.director.actor, request=receipt.request, ground_code="a", reason="Không có việc.", at=timezone.now()
    )
    page.get_by_role("link", name="Không rút").click()
    assert_accessible(page)
    picture(page, f"refused-{theme}")
