"""The checker in a real browser: every question, the three kinds of result, at the width of a small phone."""

import pytest

from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOT = "/toi-co-duoc-giup-khong/"


@pytest.mark.parametrize(
    ("choices", "look", "says"),
    [
        (["Đất đai, nhà ở", "", "Có, hộ nghèo"], {"width": PHONE}, "Có, bạn được giúp miễn phí"),
        (["Kinh doanh, thương mại"], {"width": DESKTOP, "theme": "dark"}, "Có thể bạn chưa được giúp miễn phí"),
        ([], {"width": PHONE, "forced": True}, "Chưa đủ để trả lời"),
    ],
    ids=["yes", "no", "unknown"],
)
def test_questions_lead_to_a_result(site: Site, choices, look, says) -> None:
    page = site.open(ROOT, **look)
    assert_accessible(page)
    page.get_by_role("link", name="Bắt đầu").click()
    answers = iter(choices)
    while not page.url.endswith("ket-qua/"):
        choice = next(answers, "Tôi không chắc")
        if page.get_by_role("radio").count():
            page.get_by_role("button", name="Tiếp tục").click()
            assert_accessible(page)  # with the fault that nothing was chosen
            page.get_by_role("radio", name=choice).check()
        assert_accessible(page)
        picture(page, f"check-{page.url.rstrip('/').split('/')[-1]}")
        page.get_by_role("button", name="Tiếp tục").click()
        page.wait_for_load_state()
    assert says in page.get_by_role("heading", level=1).inner_text()
    assert_accessible(page)
    picture(page, f"check-{says[:3]}")
