"""Which post a person works in, and when it stops; and what that costs on every page."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from tgpl.accounts.models import Membership
from tgpl.accounts.roles import Role
from tgpl.accounts.services import end_post, give_post
from tgpl.accounts.testing import Cast, Member
from tgpl.audit.models import Entry

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
OWN_ACCOUNT, AGENCIES = "/tai-khoan/", "/quan-tri/co-quan/"


@pytest.fixture(autouse=True)
def _a_monday_in_november():
    with time_machine.travel("2026-11-23 09:00+07:00", tick=False):
        yield


def give(cast: Cast, member: Member, role: Role, since: date, until: date | None = None) -> Membership:
    return give_post(
        by=cast.administrator.actor, user=member.user, agency=cast.centre, role=role, valid_from=since, valid_to=until
    )


@pytest.mark.parametrize("who", ["director", "department_officer", "branch_reception", "police_partner"])
def test_knowing_who_acts_costs_two_queries(client_for, django_assert_num_queries, who: str) -> None:
    client = client_for(who)
    with django_assert_num_queries(2):  # the session; the person with post, agency, offices and second step
        assert client.get(OWN_ACCOUNT).status_code == 200


def test_a_stranger_costs_no_query(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        client.get("/dang-nhap/")


def test_a_person_with_two_posts_works_in_the_one_they_chose(cast: Cast, client_for) -> None:
    second = give(cast, cast.reception, Role.ADMINISTRATOR, TODAY)
    client = client_for(cast.reception)
    assert client.get(AGENCIES).status_code == 403
    client.post("/tai-khoan/vai-tro/", {"post": second.pk})
    assert client.get(AGENCIES).status_code == 200
    assert Entry.objects.get(action="account.post_chosen").details["role"] == "administrator"


def test_nobody_chooses_a_post_of_another(cast: Cast, client_for) -> None:
    client = client_for(cast.reception)
    assert client.post("/tai-khoan/vai-tro/", {"post": cast.administrator.post.pk}).status_code == 404
    assert client.get(AGENCIES).status_code == 403


def test_an_ended_post_opens_nothing_at_the_next_request(cast: Cast, client_for) -> None:
    client = client_for(cast.administrator)
    assert client.get(AGENCIES).status_code == 200
    end_post(by=cast.administrator.actor, post=cast.administrator.post, on=TODAY)
    page = client.get(AGENCIES)
    assert page.status_code == 403
    assert "Hôm nay bạn không giữ vai trò nào" in page.content.decode()
    assert client.get(OWN_ACCOUNT).status_code == 200, "the account itself stays the person's own"


def test_a_chosen_post_that_ended_gives_way_to_the_one_left(cast: Cast, client_for) -> None:
    second = give(cast, cast.reception, Role.ADMINISTRATOR, TODAY)
    client = client_for(cast.reception)
    client.post("/tai-khoan/vai-tro/", {"post": second.pk})
    end_post(by=cast.director.actor, post=second, on=TODAY)
    assert client.get(AGENCIES).status_code == 403
    assert client.get(OWN_ACCOUNT).context["request"].actor.role == Role.RECEPTION


@pytest.mark.parametrize(
    ("since", "until", "opens"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY + timedelta(days=1), None, False),
        (TODAY - timedelta(days=30), TODAY - timedelta(days=1), False),
    ],
)
def test_a_post_opens_from_its_first_day_to_its_last(cast: Cast, client_for, since, until, opens: bool) -> None:
    Membership.objects.filter(user=cast.reception.user).delete()
    give(cast, cast.reception, Role.ADMINISTRATOR, since, until)
    assert (client_for(cast.reception).get(AGENCIES).status_code == 200) is opens


@pytest.mark.parametrize(("moment", "status"), [("2026-11-23 23:59:59+07:00", 200), ("2026-11-24 00:00:00+07:00", 403)])
def test_the_day_turns_at_midnight_in_viet_nam(cast: Cast, client_for, moment: str, status: int) -> None:
    end_post(by=cast.director.actor, post=cast.administrator.post, on=TODAY + timedelta(days=1))
    with time_machine.travel(moment, tick=False):
        assert client_for(cast.administrator).get(AGENCIES).status_code == status
