"""Pages of the room in a browser with much on them, and what a person does there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible, assert_large_targets
from tgpl.quality.models import Opinion
from tgpl.quality.services import ask_opinion, start_assessment
from tgpl.quality.testing import appraised, drawn_plan, ended, on_register, opinion_given

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def url(name: str, *args: object) -> str:
    return reverse(f"quality:{name}", args=args)


def everywhere(site: Site, addresses: list[str]) -> None:
    for address in addresses:
        assert_accessible(site.open(address, width=PHONE, theme="dark"))


def test_results_and_sheets(site: Site, cast: Cast) -> None:
    at = timezone.now() - timedelta(hours=1)
    result = appraised(cast, at, lose="30.5")
    draft = start_assessment(by=cast.assessor.actor, case=ended(cast, at), occasion="ended", at=at)
    site.sign_in(cast.assessor.user)
    everywhere(
        site,
        [
            url("list_results"),
            url("open_result", result.uid),
            url("score_case", draft.uid),
            url("correct_result", result.uid),
            url("start_reading", draft.case.code),
            url("record_success", draft.case.code),
            reverse("cases:open_parts", args=[result.case.code]),
        ],
    )
    page = site.open(url("score_case", draft.uid), width=PHONE)
    page.get_by_role("button", name="Ký kết quả").click()
    assert "Lỗi:" in page.title()
    assert_accessible(page)


def test_a_draw(site: Site, cast: Cast) -> None:
    at = timezone.now() - timedelta(hours=1)
    ended(cast, at)
    plan = drawn_plan(cast, at)
    site.sign_in(cast.department_officer.user)
    drawn = [url("list_waiting"), url("list_plans"), url("open_plan", plan.pk)]
    everywhere(site, [*drawn, url("open_plan", plan.pk) + "?seed=38291", url("open_plan", plan.pk) + "?seed=1"])


def test_opinions_of_staff(site: Site, cast: Cast) -> None:
    at = timezone.now() - timedelta(hours=1)
    given = opinion_given(cast, ended(cast, at), at, money="yes")
    case = ended(cast, at, person={"full_name": "Nguyễn Thị " + "Rất Dài " * 12})
    asked = ask_opinion(by=cast.reception.actor, case=case, way="paper", at=at).opinion
    site.sign_in(cast.reception.user)
    lists = [url("list_opinions"), url("list_to_ask")]
    everywhere(
        site, [*lists, url("open_opinion", given.pk), url("open_opinion", asked.pk), url("take_opinion", asked.pk)]
    )
    page = site.open(url("ask_opinion", case.code), width=PHONE)
    assert_accessible(page)
    page.get_by_label("Đường dẫn riêng, in và trao tận tay").check()
    page.get_by_role("button", name="Tiếp tục").click()
    assert_accessible(page)  # the link and its code


def test_a_person_answers_in_large_print_and_easy_words(site: Site, cast: Cast) -> None:
    at = timezone.now() - timedelta(hours=1)
    case = ended(cast, at, person={"access_needs": ["large_print", "easy_read"]})
    secret = ask_opinion(by=cast.reception.actor, case=case, way="link", at=at).secret
    page = site.open(url("begin", secret), width=PHONE)
    assert_accessible(page)
    page.get_by_role("link", name="Bắt đầu").click()
    assert page.locator("html").get_attribute("data-size") == "200"
    page.get_by_role("button", name="Tiếp tục").click()
    assert_accessible(page)  # asked to choose
    assert_large_targets(page)
    page.get_by_label("Có", exact=True).check()
    page.get_by_role("button", name="Tiếp tục").click()
    while page.get_by_role("button", name="Bỏ qua câu này").count():
        page.get_by_role("button", name="Bỏ qua câu này").click()
    assert_accessible(page)
    page.get_by_label("Người được trợ giúp pháp lý").check()
    page.get_by_role("button", name="Gửi", exact=True).click()
    assert_accessible(page)
    assert Opinion.objects.get().answers == {"explained": "yes"}
    assert_accessible(site.open(url("begin", secret), width=PHONE))  # the link is over


def test_targets(site: Site, cast: Cast) -> None:
    officer = on_register(cast, cast.officer)
    ended(cast, timezone.now() - timedelta(hours=1))
    year = timezone.localdate().year
    site.sign_in(cast.director.user)
    everywhere(site, [url("show_targets"), url("list_counted", year, officer.uid)])
    everywhere(site, [url("note_circumstance", year, officer.uid)])
    site.cookies.clear()
    site.sign_in(cast.department_officer.user)
    everywhere(site, [url("enter_bands", year)])
