from datetime import timedelta

import pytest

from tgpl.core.lists.paging import PAGE_SIZE
from tgpl.intake.services import refuse_request
from tgpl.intake.testing import ask

pytestmark = pytest.mark.django_db
URL = "/lam-viec/yeu-cau/"


@pytest.fixture
def reception(client_for):
    return client_for("reception")


def people(response) -> list[str]:
    return [row.person__full_name for row in response.context["page"].rows]


def asked_by(cast, moment, *names: str, **given) -> None:
    for name in names:
        ask(cast.centre, moment, person={"full_name": name}, **given)


def test_the_newest_request_stands_on_top_and_the_page_is_full_at_fifty(cast, reception, moment) -> None:
    for number in range(PAGE_SIZE + 2):
        asked_by(cast, moment, f"Trần Thị Mẫu {number}")
    first = reception.get(URL)
    assert len(people(first)) == PAGE_SIZE
    assert people(first)[0].endswith(str(PAGE_SIZE + 1))
    older = reception.get(URL, {"before": first.context["page"].older})
    assert people(older) == ["Trần Thị Mẫu 1", "Trần Thị Mẫu 0"]


@pytest.mark.parametrize("query", ["mau", "MẪU", "thi mau", "tran mau"])
def test_a_name_is_found_without_diacritics_and_in_any_order(cast, reception, moment, query) -> None:
    asked_by(cast, moment, "Trần Thị Mẫu", "Trần Văn Thử")
    assert people(reception.get(URL, {"name": query})) == ["Trần Thị Mẫu"]


def test_the_list_is_narrowed_by_state_channel_and_field(cast, reception, moment) -> None:
    asked_by(cast, moment, "Trần Văn Thử", channel="telephone", matter_field="criminal")
    closed = ask(cast.centre, moment)
    refuse_request(by=cast.director.actor, request=closed, ground_code="b", reason="Nội dung trái pháp luật", at=moment)
    assert people(reception.get(URL, {"status": "open"})) == ["Trần Văn Thử"]
    assert people(reception.get(URL, {"status": "refused"})) == ["Trần Thị Mẫu"]
    assert people(reception.get(URL, {"channel": "web"})) == ["Trần Thị Mẫu"]
    assert people(reception.get(URL, {"matter_field": "criminal", "name": "thu"})) == ["Trần Văn Thử"]
    assert people(reception.get(URL, {"status": "no such state"})) == ["Trần Thị Mẫu", "Trần Văn Thử"]


def test_what_is_not_there_is_said_with_a_way_on(cast, reception, moment) -> None:
    assert "Chưa có yêu cầu nào" in reception.get(URL).content.decode()
    asked_by(cast, moment, "Trần Thị Mẫu")
    assert "Thử bớt điều kiện lọc" in reception.get(URL, {"name": "nguyen"}).content.decode()


def test_a_branch_sees_its_own_and_a_centre_those_of_its_branches(cast, client_for, moment) -> None:
    asked_by(cast, moment, "Trần Thị Mẫu")
    ask(cast.branch, moment, person={"full_name": "Trần Văn Nhánh"})
    ask(cast.other_centre, moment, person={"full_name": "Trần Văn Khác"})
    seen = {who: people(client_for(who).get(URL)) for who in ("director", "branch_head", "other_director")}
    assert seen == {
        "director": ["Trần Văn Nhánh", "Trần Thị Mẫu"],
        "branch_head": ["Trần Văn Nhánh"],
        "other_director": ["Trần Văn Khác"],
    }


def test_a_list_of_fifty_costs_what_a_list_of_ten_costs(cast, reception, moment, django_assert_max_num_queries) -> None:
    counts = []
    for more in (10, 40):
        for number in range(more):
            asked_by(cast, moment - timedelta(minutes=number), "Trần Thị Mẫu")
        with django_assert_max_num_queries(8) as counted:
            assert reception.get(URL, {"name": "mau", "status": "open"}).status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]
