from datetime import timedelta

import pytest
import time_machine

from tgpl.cases.testing import accept
from tgpl.intake.testing import ask

pytestmark = pytest.mark.django_db
HOME, FIND = "/lam-viec/", "/lam-viec/tim/"


def groups(response) -> dict[str, list[str]]:
    return {group.urgency: [row.name for row in group.rows] for group in response.context["groups"]}


def at(moment, **later):
    return time_machine.travel(moment + timedelta(**later), tick=False)


def test_what_is_late_stands_first_then_what_is_to_be_done_at_once(cast, client_for, moment) -> None:
    ask(cast.centre, moment, person={"full_name": "Trần Thị Mẫu"})
    with at(moment, days=1):
        ask(cast.centre, moment + timedelta(days=1), person={"full_name": "Lê Văn Thử"})
        response = client_for("reception").get(HOME)
    assert groups(response) == {"late": ["Trần Thị Mẫu"], "now": ["Lê Văn Thử"]}
    html = response.content.decode()
    assert html.index("Quá hạn") < html.index("Trả lời hồ sơ yêu cầu đã đủ hay còn thiếu") < html.index("Lê Văn Thử")
    assert "khoản 2" in html


def test_a_row_leads_to_its_request(cast, client_for, moment) -> None:
    asked = ask(cast.centre, moment)
    assert f'href="/lam-viec/yeu-cau/{asked.reference}/"' in client_for("reception").get(HOME).content.decode()


def test_the_director_has_the_assignments_and_sees_who_of_the_office_is_late(cast, client_for, moment) -> None:
    accept(cast, moment, person={"full_name": "Hoàng Thị Giả"})
    ask(cast.centre, moment, person={"full_name": "Trần Thị Mẫu"})
    ask(cast.other_centre, moment, person={"full_name": "Cao Văn Khác"})
    with at(moment, days=1):
        response = client_for("director").get(HOME)
    assert groups(response) == {"later": ["Hoàng Thị Giả"]}
    assert [row.name for row in response.context["late"]] == ["Trần Thị Mẫu"]
    assert "Đồng nghiệp đang quá hạn" in response.content.decode()


def test_the_head_of_a_branch_assigns_the_cases_of_the_branch(cast, client_for, moment) -> None:
    accept(cast, moment, office=cast.branch, person={"full_name": "Mai Văn Nhánh"})
    assert groups(client_for("branch_head").get(HOME)) == {"later": ["Mai Văn Nhánh"]}


def test_a_day_without_limits_says_so(client_for, moment) -> None:
    assert "Không có thời hạn nào đang chờ bạn" in client_for("officer").get(HOME).content.decode()


def test_fifty_rows_cost_what_ten_cost(cast, client_for, moment, django_assert_max_num_queries) -> None:
    counts = []
    for more in (10, 45):
        for _ in range(more):
            ask(cast.centre, moment)
        accept(cast, moment)
        with at(moment, days=1):
            director = client_for("director")
            with django_assert_max_num_queries(8) as counted:
                assert director.get(HOME).status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("typed", ["{}", " {} ", "yc{}", "{} "])
def test_a_reference_leads_to_its_request_however_it_is_typed(cast, client_for, moment, typed) -> None:
    asked = ask(cast.centre, moment)
    code = asked.reference if "yc" not in typed else asked.reference.removeprefix("YC").replace("-", " ").lower()
    response = client_for("reception").get(FIND, {"q": typed.format(code)})
    assert response.headers["Location"] == f"/lam-viec/yeu-cau/{asked.reference}/"


def test_a_name_finds_requests_and_cases_without_diacritics(cast, client_for, moment) -> None:
    case = accept(cast, moment, person={"full_name": "Đặng Thị Mẫu"})
    ask(cast.other_centre, moment, person={"full_name": "Đặng Thị Mẫu"})
    found = client_for("reception").get(FIND, {"q": "dang mau"}).context["found"]
    assert [asked.reference for asked in found.requests] == [case.request.reference]
    assert [one.code for one in found.cases] == [case.code]


@pytest.mark.parametrize("typed", ["YC-0000-0000", "Người Không Có", "%", "TT.TGTT.99.2026"])
def test_what_is_not_there_is_said(cast, client_for, moment, typed) -> None:
    ask(cast.centre, moment)
    assert "Không tìm thấy" in client_for("reception").get(FIND, {"q": typed}).content.decode()


def test_a_code_of_another_office_leads_nowhere(cast, client_for, moment) -> None:
    asked = ask(cast.other_centre, moment)
    assert "Không tìm thấy" in client_for("reception").get(FIND, {"q": asked.reference}).content.decode()
