"""The pages of need and network in a browser: on a telephone, dark, with errors, without anything."""

from datetime import date

import pytest

from tgpl.accounts.testing import Cast
from tgpl.core.language.text import fold
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible
from tgpl.network.services import reckon_waiting
from tgpl.network.testing import a_round, answered, the_return
from tgpl.territory.models import Commune, Province

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


def some_communes() -> list[Commune]:
    """Five communes of the home province."""
    since = {"valid_from": date(2025, 7, 1), "basis": ""}
    province = Province.objects.create(code="31", name="Hải Phòng", kind="thành phố", **since)
    names = {"10507": "Thành Đông", "10525": "Hải Dương", "10532": "Lê Thanh Nghị", "10546": "Chí Linh", "99999": "Mẫu"}
    return [
        Commune.objects.create(code=code, name=name, folded=fold(name), kind="phường", province=province, **since)
        for code, name in names.items()
    ]


def test_the_map_and_a_reckoning_hold_everywhere(site: Site, cast: Cast) -> None:
    """Empty, with a map, waiting, reckoned; dark, forced colours, a telephone."""
    site.sign_in(cast.department_officer.user)
    assert_accessible(site.open("/mang-luoi/chi-nhanh/", width=PHONE))
    cast.centre.commune = some_communes()[0]
    cast.centre.save(update_fields=["commune"])
    assert_accessible(site.open("/mang-luoi/?need=equal&xa=10525", width=PHONE, theme="dark"))
    assert_accessible(site.open("/mang-luoi/?need=equal", forced=True))
    assert_accessible(site.open("/mang-luoi/nop-so-lieu/", width=PHONE))
    assert_accessible(site.open(f"/mang-luoi/tru-so/{cast.branch.pk}/", width=PHONE))
    page = site.open("/mang-luoi/chi-nhanh/moi/", width=PHONE)
    page.get_by_label("Tên lần tính").fill("Thêm hai chi nhánh")
    page.get_by_label("Thêm nhiều nhất mấy chi nhánh").fill("2")
    page.get_by_role("button", name="Tính", exact=True).click()
    page.get_by_text("Máy đang tính").wait_for()
    assert_accessible(page)
    reckon_waiting()
    page.reload()
    assert_accessible(page)
    page.emulate_media(color_scheme="dark", forced_colors="active")
    assert_accessible(page)
