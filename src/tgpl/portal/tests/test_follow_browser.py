"""Following a request in a real browser, at the width of a small phone."""

from datetime import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible, picture
from tgpl.intake.services import NewRequest, ask_for_papers, receive_request, refuse_request
from tgpl.people.services import PersonDetails

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STORY = "Hàng xóm xây tường lấn sang đất nhà tôi. " * 12


SCAN = b"%PDF-1.7" + bytes(range(256)) * 1000


def send_over_a_bad_line(page: Page, *, picture_name: str) -> None:
    """The line is cut in the middle of the file; the form comes back once; the file is sent once all the same."""
    sent = []

    def answer(route: Route) -> None:
        if route.request.method == "PATCH":
            sent.append(route.request.headers["upload-offset"])
        route.abort() if len(sent) == 2 else route.continue_()

    page.route("**/tai-len/**", answer)
    box, said = page.get_by_label("Ảnh hoặc tệp"), page.get_by_role("status")
    box.set_input_files({"name": "to.pdf", "mimeType": "application/pdf", "buffer": bytes(21 * 1024 * 1024)})
    expect(said).to_have_text("Tệp này nặng 21 MB. Mỗi tệp nặng nhiều nhất 20 MB. Hãy chụp lại với cỡ ảnh nhỏ hơn.")
    assert_accessible(page)
    box.set_input_files({"name": "giấy hộ nghèo.pdf", "mimeType": "application/pdf", "buffer": SCAN})
    expect(said).to_contain_text("Mạng bị ngắt")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(said).to_have_text("Đã nhận tệp: giấy hộ nghèo.pdf")
    page.get_by_role("button", name="Gửi", exact=True).click()
    assert_accessible(page)
    picture(page, picture_name)
    page.get_by_label("Giấy về hoàn cảnh").check()
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.get_by_text("Đã nhận giấy tờ của bạn.").wait_for()
    assert len(sent) == len(set(sent)) + 1  # only the piece that was cut


def test_from_the_codes_to_a_paper_and_a_refusal(site: Site, cast: Cast, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    now: datetime = timezone.now()
    person = PersonDetails(full_name="Trần Thị Mẫu")
    new = NewRequest(person=person, channel="web", received_at=now, story=STORY, consents=["ask_opinion"])
    receipt = receive_request(by=Actor.citizen(), office=cast.centre, new=new)
    ask_for_papers(by=cast.reception.actor, request=receipt.request, what="Giấy xác nhận khuyết tật", at=now)

    page = site.open("/theo-doi/", width=PHONE)
    page.get_by_role("button", name="Xem", exact=True).click()
    assert_accessible(page)
    page.get_by_label("Mã yêu cầu").fill(receipt.request.reference)
    page.get_by_label("Mã bí mật").fill(receipt.secret)
    picture(page, "follow")
    page.get_by_role("button", name="Xem", exact=True).click()
    assert_accessible(page)
    picture(page, "followed")

    page.get_by_role("link", name="Gửi thêm giấy tờ").click()
    send_over_a_bad_line(page, picture_name="paper")
    assert_accessible(page)
    (paper,) = receipt.request.papers.all()
    with paper.file.open() as file:
        assert (paper.title, file.read()) == ("giấy hộ nghèo.pdf", SCAN)

    page.get_by_role("link", name="Xem chúng tôi giữ gì về bạn").click()
    assert_accessible(page)
    picture(page, "held")
    page.get_by_role("link", name="Rút lại Hỏi bạn có hài lòng không").click()
    assert_accessible(page)
    page.get_by_role("button", name="Rút lại").click()
    assert_accessible(page)  # with the purpose withdrawn
    page.get_by_role("link", name="Quay lại").click()

    page.get_by_role("link", name="Rút yêu cầu").click()
    assert_accessible(page)
    picture(page, "withdraw")
    receipt.request.refresh_from_db()
    refuse_request(
        by=cast.director.actor, request=receipt.request, ground_code="a", reason="Không có việc.", at=timezone.now()
    )
    page.get_by_role("link", name="Không rút").click()
    assert_accessible(page)
    picture(page, "refused")
