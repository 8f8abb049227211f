"""The pages of need and network in a browser: on a telephone, dark, with errors, without anything."""

import pytest

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible
from tgpl.network.testing import a_round, answered, the_return

pytestmark = pytest.mark.browser


def test_a_commune_answers_on_a_telephone(site: Site, cast: Cast) -> None:
    site.sign_in(cast.commune_partner.user)
    assert_accessible(site.open("/phieu-khao-sat/", width=PHONE))
    one = the_return(a_round(cast))
    page = site.open("/phieu-khao-sat/", width=PHONE, theme="dark")
    page.get_by_role("link", name="Rà soát năm 2026").click()
    assert_accessible(page)
    page.get_by_role("link", name="Người khuyết tật, theo mức độ").click()
    row = page.get_by_role("group", name="Nặng", exact=True)
    row.get_by_label("Nam").fill("mười")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_text("Có chỗ cần xem lại").wait_for()
    assert_accessible(page)
    row.get_by_label("Nam").fill("12")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_role("heading", name="Người khuyết tật, theo dạng tật").wait_for()
    page.goto(f"{site.address}/phieu-khao-sat/{one.uid}/gui/")
    assert_accessible(page)
    page.get_by_role("button", name="Gửi phiếu").click()
    page.get_by_text("Đã gửi phiếu. Cảm ơn bạn.").wait_for()
    assert_accessible(page)
    page.goto(f"{site.address}/phieu-khao-sat/{one.uid}/nop-tep/")
    assert_accessible(page)


def test_the_department_sees_rounds_and_sums(site: Site, cast: Cast) -> None:
    site.sign_in(cast.department_officer.user)
    assert_accessible(site.open("/khao-sat/", width=PHONE))
    assert_accessible(site.open("/khao-sat/moi/", width=PHONE))
    survey_round = a_round(cast, title="Rà soát người thuộc diện, người và tổ chức thực hiện " * 3)
    answered(cast, survey_round)
    for width, theme in ((PHONE, "light"), (DESKTOP, "dark")):
        for path in ("/khao-sat/", f"/khao-sat/{survey_round.uid}/", f"/khao-sat/{survey_round.uid}/tong-hop/"):
            assert_accessible(site.open(path, width=width, theme=theme))
