"""Limits and clocks as people read them."""

import datetime as dt

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Cast
from tgpl.deadlines.models import Clock
from tgpl.deadlines.presenters import clock_card
from tgpl.deadlines.rules import VIETNAM
from tgpl.deadlines.services import start_clock, stop_clock

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 2, 12, 16, 30, tzinfo=VIETNAM)
CASE = {"subject_kind": "case", "subject_key": "TT.TGTT.07.2026"}


@pytest.fixture
def clock(cast: Cast) -> Clock:
    return start_clock(
        by=Actor.system(),
        rule="assign_ordinary",
        **CASE,
        office=cast.centre,
        who=Role.CENTRE_DIRECTOR,
        started_at=START,
    )


def test_a_clock_is_explained_by_start_rule_and_each_day(clock: Clock, client_for) -> None:
    page = client_for("director").get(reverse("deadlines:explain_clock", kwargs={"pk": clock.pk})).content.decode()
    assert "Thụ lý lúc 16:30 ngày 12/02/2026, thời hạn 03 ngày làm việc: hạn là hết ngày 24/02/2026." in page
    assert "Ngày nghỉ: Mùng hai Tết Nguyên Đán." in page
    assert "Điều 31 khoản 2 Luật Trợ giúp pháp lý 2017" in page
    assert "Giám đốc Trung tâm" in page


def test_a_stopped_clock_says_why(clock: Clock, client_for) -> None:
    stop_clock(by=Actor.system(), rule="assign_ordinary", **CASE, because="Đã có quyết định cử", at=START)
    page = client_for("director").get(reverse("deadlines:explain_clock", kwargs={"pk": clock.pk})).content.decode()
    assert "Đã có quyết định cử" in page
    assert "Xong đúng hạn" in page


def test_an_english_reader_gets_the_count_in_english(clock: Clock, client_for) -> None:
    client = client_for("director")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("deadlines:explain_clock", kwargs={"pk": clock.pk})).content.decode()
    assert "Counts as day 3." in page


@pytest.mark.parametrize(
    ("now", "badge"),
    [("2026-02-13T08:00", "Còn 11 ngày"), ("2026-02-24T08:00", "Hạn hôm nay"), ("2026-02-26T08:00", "Quá hạn")],
)
def test_the_piece_for_other_pages_shows_badge_name_and_due(clock: Clock, time_machine, now: str, badge: str) -> None:
    time_machine.move_to(dt.datetime.fromisoformat(now).replace(tzinfo=VIETNAM), tick=False)
    piece = render_to_string("deadlines/clock.html", {"card": clock_card(clock)})
    assert badge in piece
    assert "Cử người thực hiện tham gia tố tụng" in piece
    assert "hạn hết ngày 24/02/2026" in piece


def test_what_is_to_be_done_at_once_says_so_until_its_day_is_over(cast: Cast, time_machine) -> None:
    clock = start_clock(
        by=Actor.system(), rule="reply_completeness", **CASE, office=cast.centre, who="x", started_at=START
    )
    for moment, badge in ((START + dt.timedelta(hours=2), "Làm ngay"), (START + dt.timedelta(days=1), "Quá hạn")):
        time_machine.move_to(moment, tick=False)
        assert badge in render_to_string("deadlines/clock.html", {"card": clock_card(clock)})


def test_the_list_names_every_limit_with_article_and_mark(client_for, django_assert_max_num_queries) -> None:
    client = client_for("reception")
    with django_assert_max_num_queries(5):
        page = client.get(reverse("deadlines:list_rules")).content.decode()
    assert "Điều 39 khoản 1 Luật Trợ giúp pháp lý 2017" in page
    assert "Vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn: 10 ngày làm việc" in page
    assert page.count('scope="row"') == 42  # 38 rules and four reminders of the office


def test_a_limit_is_tried_on_any_day_of_the_law(client_for) -> None:
    url = reverse("deadlines:show_rule", kwargs={"code": "missing_papers"})
    asked = {"date_day": "10", "date_month": "2", "date_year": "2026", "time": "8:00", "exceptions": "force_majeure"}
    page = client_for("reception").get(url, asked).content.decode()
    assert "thời hạn 10 ngày làm việc: hạn là hết ngày 03/03/2026" in page
    wrong = client_for("reception").get(url, {**asked, "date_year": "2017"}).content.decode()
    assert "Hãy chọn một năm từ 2018 đến 2100." in wrong
    assert "Cách tính từng ngày" not in wrong


def test_an_unknown_limit_is_not_found(client_for) -> None:
    assert client_for("reception").get(reverse("deadlines:show_rule", kwargs={"code": "khong-co"})).status_code == 404
