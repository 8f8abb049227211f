"""At the end of a long day: what is left open is said before a step, the next one stands out, its paper is near."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.cases import services
from tgpl.cases.models import Case
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.directory.models import Practitioner
from tgpl.intake.testing import ask, find_eligible

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast, moment: datetime) -> Case:
    case = accept(cast, moment - timedelta(days=1))
    assign(case, practitioner(cast, cast.officer), moment - timedelta(days=1), by=cast.director.actor)
    return case


def url(name: str, *args: object) -> str:
    return reverse(f"cases:{name}", args=args)


def test_who_accepts_is_told_at_once_that_nobody_judged_yet(cast, client_for, moment) -> None:
    request, director = ask(cast.centre, moment), client_for("director")
    page, way = url("accept_request", request.reference), reverse("intake:check_eligibility", args=[request.reference])
    before = director.get(page).content.decode()
    assert "Chưa ai kết luận về diện" in before
    assert f'href="{way}"' in before
    find_eligible(request, moment, by=cast.reception.actor)
    assert "Chưa ai kết luận về diện" not in director.get(page).content.decode()


def buttons(page: str) -> list[tuple[str, bool]]:
    """The buttons above a case, and whether each stands out."""
    found = page.split('<ul class="mo-do__list">')[1].split("</ul>")[0].split("<li>")[1:]
    return [(item.split('">')[1].split("<")[0], "secondary" not in item) for item in found]


def test_work_is_written_down_on_its_day_so_today_stands_there(case, client_for) -> None:
    page = client_for("officer").get(url("record_work", case.code)).content.decode()
    boxes = [page.split(f'name="done_on_{part}" value="')[1].split('"')[0] for part in ("day", "month", "year")]
    assert [int(number) for number in boxes] == [2, 3, 2026]


def test_the_next_step_stands_out_and_not_the_end(case, cast, client_for, moment) -> None:
    director = client_for("director")
    page = director.get(url("open_case", case.code)).content.decode()
    assert "<strong>Ghi công việc</strong></a>: Cập nhật tiến độ vụ việc đang thực hiện" in page
    first, *others = buttons(page)
    assert first == ("Ghi công việc", True)
    assert ("Kết thúc vụ việc", False) in others
    services.suspend_case(by=cast.director.actor, case=case, reason="Chờ giám định", at=moment)
    assert buttons(director.get(url("open_case", case.code)).content.decode())[0] == ("Tiếp tục vụ việc", True)


def test_before_a_case_ends_its_open_letters_and_missing_papers_are_said(case, cast, client_for, moment) -> None:
    services.take_petition(by=cast.director.actor, case=case, kind="change", reason="Khó gặp", at=moment)
    for step in ("close_case", "hand_over_file"):
        page = client_for("director").get(url(step, case.code)).content.decode()
        assert "Còn đơn chưa trả lời: Đề nghị thay đổi người thực hiện (Mẫu 04), nhận 02/03/2026." in page, step
        assert "Hồ sơ còn thiếu: Đơn yêu cầu trợ giúp pháp lý;" in page, step


def test_the_clocks_of_a_practitioner_without_an_account_are_the_heads(cast, client_for, moment) -> None:
    """Every officer of the house saw them before, as late work on a case that they may not open."""
    outside = practitioner(cast, cast.lawyer, kind="contract_lawyer")
    Practitioner.objects.filter(pk=outside.pk).update(user=None)
    case = accept(cast, moment)
    assign(case, Practitioner.objects.get(pk=outside.pk), moment, by=cast.director.actor)
    lists = {who: client_for(who).get("/lam-viec/").content.decode() for who in ("officer", "director")}
    assert [case.code in page for page in lists.values()] == [False, True]


@pytest.mark.parametrize(("form", "has_decision"), [("proceedings", True), ("representation", True), ("advice", False)])
def test_the_paper_that_comes_next_is_one_click_away(cast, client_for, moment, form, has_decision) -> None:
    case, officer, director = accept(cast, moment, form=form), practitioner(cast, cast.officer), client_for("director")
    page = director.post(url("assign_practitioner", case.code, officer.pk), follow=True).content.decode()
    banner = page.split("govuk-notification-banner__content")[1].split("</p>")[0]
    assert ("Hãy lập quyết định cử" in banner) is has_decision
    assert (f'href="{url("open_parts", case.code)}"' in banner) is has_decision


def test_who_stops_a_case_finds_the_notice(case, client_for) -> None:
    told = {"ground_code": "withdrawal", "reason": "Người được trợ giúp rút yêu cầu"}
    page = client_for("director").post(url("stop_case", case.code), told, follow=True).content.decode()
    banner = page.split("govuk-notification-banner__content")[1].split("</p>")[0]
    assert f'href="{url("open_parts", case.code)}"' in banner
