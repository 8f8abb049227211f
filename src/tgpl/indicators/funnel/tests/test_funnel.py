"""How far people came, by channel and by disability: counted, opened, narrowed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.cases.services import close_case
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.indicators.funnel.queries import Counted, count_funnel
from tgpl.indicators.funnel.steps import CHANNEL, DISABILITY, KIND, STEPS
from tgpl.indicators.rules import Scope
from tgpl.intake.services import ask_for_papers, lapse_request
from tgpl.intake.testing import ask, try_in_vain

pytestmark = pytest.mark.django_db
ABLE = {"has_disability": False, "disability_kinds": []}
PAGE, LIST = "/tung-buoc/", "/tung-buoc/danh-sach/"


@pytest.fixture
def asked(cast: Cast, moment: datetime) -> Scope:
    """One only asked, one was accepted, one helped, one done, one lapsed after three tries; one is of last year."""
    at, by = moment - timedelta(days=20), cast.director.actor
    helper = practitioner(cast, cast.officer)
    ask(cast.centre, at, person=ABLE, channel="telephone")
    accept(cast, at, channel="telephone")
    assign(accept(cast, at, person=ABLE), helper, at, by=by)
    done = accept(cast, at, form="advice", person={"disability_kinds": ["vision", "movement"]})
    assign(done, helper, at, by=by)
    close_case(by=by, case=done, ending="completed", result="Đã tư vấn.", at=at + timedelta(days=1))
    given_up = ask(cast.centre, at, channel="telephone", person={"has_disability": None, "disability_kinds": []})
    ask_for_papers(by=by, request=given_up, what="Giấy", at=at)
    over = try_in_vain(given_up, at, by=by)
    lapse_request(by=by, request=given_up, reason="Không gặp được.", at=over)
    ask(cast.centre, moment - timedelta(days=100))
    return Scope.year_to(moment.date(), cast.department_officer.actor.offices)


def test_each_step_is_within_the_one_before_it(asked: Scope) -> None:
    assert count_funnel(asked, CHANNEL) == [
        Counted("web", (2, 2, 2, 1), 0, 0),
        Counted("telephone", (3, 1, 0, 0), 1, 3),
    ]
    assert count_funnel(asked, DISABILITY) == [
        Counted("True", (2, 2, 1, 1), 0, 0),
        Counted("False", (2, 1, 1, 0), 0, 0),
        Counted("", (1, 0, 0, 0), 1, 3),
    ]


def test_kinds_are_those_of_people_with_disabilities_each_counted(asked: Scope) -> None:
    found = {one.value: one.reached for one in count_funnel(asked, KIND)}
    assert found["movement"] == (1, 1, 1, 1)
    assert found["vision"][0] == 2
    assert "" not in found


def test_a_channel_of_people_with_disabilities_alone(asked: Scope) -> None:
    narrowed = DISABILITY.holds("True")
    assert {one.value: one.reached[0] for one in count_funnel(asked, CHANNEL, narrowed)} == {"web": 1, "telephone": 1}


def test_what_came_later_is_not_told_of_the_day_before(asked: Scope) -> None:
    earlier = Scope(asked.first, asked.last - timedelta(days=20), asked.last - timedelta(days=20), asked.offices)
    [web, telephone] = count_funnel(earlier, CHANNEL)
    assert (web.reached, telephone.lapsed) == ((2, 2, 2, 0), 0)


def test_two_statements(asked: Scope, django_assert_num_queries) -> None:
    for group in (CHANNEL, KIND):
        with django_assert_num_queries(2):
            count_funnel(asked, group)


def test_each_number_opens_its_requests(asked: Scope, client_for: Callable[[str], Client]) -> None:
    reader = client_for("director")
    shown = reader.get(PAGE, {"theo": "channel", "ai": "False"})
    for line in shown.context["funnel"]:
        for cell in (*line.steps, line.lapsed):
            if cell.value:
                assert len(reader.get(cell.url).context["records"]) == cell.value, cell.label
    by_disability = reader.get(PAGE, {"theo": "disability"}).context["funnel"]
    assert [line.tries for line in by_disability] == ["", "", "3,0"]
    assert [cell.share for cell in by_disability[0].steps] == [100, 100, 50, 50]


@pytest.mark.parametrize("wrong", [{"theo": "ai-do"}, {"gia-tri": "khong-co"}, {"buoc": "nao-do"}])
def test_what_is_not_kept_is_not_found(cast: Cast, client_for: Callable[[str], Client], wrong) -> None:
    asked = {"theo": "channel", "gia-tri": "web", "buoc": STEPS[0].code}
    reader = client_for("director")
    assert reader.get(LIST, asked).status_code == 200
    assert reader.get(LIST, {**asked, **wrong}).status_code == 404


def test_a_wrong_choice_is_said_and_everything_is_shown(asked: Scope, client_for: Callable[[str], Client]) -> None:
    page = client_for("director").get(PAGE, {"tu": "31/02/2026", "ai": "khac"})
    assert 'value="31/02/2026"' in page.content.decode()
    assert [line.name for line in page.context["funnel"]] == ["Trang web, ứng dụng", "Điện thoại, đường dây nóng"]


def test_another_province_sees_its_own(asked: Scope, client_for: Callable[[str], Client]) -> None:
    assert "Chưa có yêu cầu nào" in client_for("other_director").get(PAGE).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_pages_are_accessible(cast: Cast, site: Site) -> None:
    from django.utils import timezone

    site.sign_in(cast.director.user)
    assert_accessible(site.open(PAGE, width=PHONE))
    ask(cast.centre, timezone.now())
    assert_accessible(site.open(PAGE, width=PHONE, theme="dark"))
    assert_accessible(site.open(f"{LIST}?theo=channel&gia-tri=web&buoc=asked", width=PHONE))
