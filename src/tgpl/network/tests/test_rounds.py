"""A round from its opening to its end: the commune's door, the department's, two officers at once, late and silent."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from tgpl.accounts.models import Agency
from tgpl.jobs.testing import do_queued_work
from tgpl.network.models import SurveyReturn, SurveyRound
from tgpl.network.queries import survey_on
from tgpl.network.services import NetworkError, add_commune_bodies, end_round, remind, send_return
from tgpl.network.tasks import remind_the_silent
from tgpl.network.testing import SOME, a_round, answered, the_return, type_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey_round(cast, moment) -> SurveyRound:
    return a_round(cast)


def texts(response) -> str:
    return response.content.decode()


def fill(client, one: SurveyReturn, section: str, typed: dict[str, str], times: int = 0):
    return client.post(f"/phieu-khao-sat/{one.uid}/phan/{section}/", {**typed, "times": times})


def test_a_commune_fills_in_page_by_page_and_sends(cast, client_for, survey_round) -> None:
    client, one = client_for("commune_partner"), the_return(survey_round)
    assert survey_round.title in texts(client.get("/phieu-khao-sat/"))
    after = fill(client, one, "degree", SOME)
    assert after.url.endswith("/phan/kind/")
    assert "12" in texts(client.get(f"/phieu-khao-sat/{one.uid}/phan/degree/"))
    sent = client.post(f"/phieu-khao-sat/{one.uid}/gui/", {"obstacles": "Đường xa", "proposals": ""})
    assert sent.status_code == 302
    sending = one.history.get()
    assert sending.answers["degree.severe.total"] == 22
    assert sending.answers["degree.unknown.total"] is None
    assert sending.words["obstacles"] == "Đường xa"
    again = client.post(f"/phieu-khao-sat/{one.uid}/gui/", {"obstacles": "Đường xa", "proposals": "", "why": "Gửi lại"})
    assert again.status_code == 302
    assert one.history.count() == 1  # the same sent twice is one


def test_a_wrong_box_is_told_and_what_was_typed_stays(cast, client_for, survey_round) -> None:
    client, one = client_for("commune_partner"), the_return(survey_round)
    page = texts(fill(client, one, "degree", {"degree.mild.male": "mười", "degree.severe.male": "4"}))
    assert "“mười” không phải là số người" in page
    assert 'value="mười"' in page
    one.refresh_from_db()
    assert one.typed["degree.mild.male"] == "mười"
    check = texts(client.get(f"/phieu-khao-sat/{one.uid}/gui/"))
    assert "Cần sửa trước khi gửi" in check
    assert f"/phieu-khao-sat/{one.uid}/phan/degree/#id_degree.mild.male" in check
    with pytest.raises(NetworkError, match="ô ghi sai"):
        send_return(by=cast.commune_partner.actor, survey_return=one, words={})


def test_an_empty_form_is_not_sent(cast, client_for, survey_round) -> None:
    one = the_return(survey_round)
    page = client_for("commune_partner").post(f"/phieu-khao-sat/{one.uid}/gui/", {"obstacles": "", "proposals": ""})
    assert "Phiếu còn trống" in texts(page)


def test_two_officers_on_one_page_see_each_other(cast, client_for, survey_round) -> None:
    client, one = client_for("commune_partner"), the_return(survey_round)
    fill(client, one, "degree", {"degree.mild.male": "3"})
    late = texts(fill(client, one, "degree", {"degree.mild.male": "4"}, times=0))
    assert "Hồ Thị Xã vừa lưu phần này" in late
    assert "Đồng nghiệp ghi: 3" in late
    assert 'value="4"' in late
    one.refresh_from_db()
    assert one.typed["degree.mild.male"] == "3"
    assert fill(client, one, "degree", {"degree.mild.male": "4"}, times=1).status_code == 302
    one.refresh_from_db()
    assert one.typed["degree.mild.male"] == "4"


def test_a_correction_says_why_and_keeps_what_it_changed(cast, client_for, survey_round) -> None:
    one = answered(cast, survey_round)
    type_in(cast, one, {"degree.severe.male": "13", "degree.severe.female": "10"})
    client = client_for("commune_partner")
    address = f"/phieu-khao-sat/{one.uid}/gui/"
    assert "12 → 13" in texts(client.get(address))
    refused = client.post(address, {"obstacles": "Đường xa", "proposals": "", "why": ""})
    assert refused.status_code == 200
    client.post(address, {"obstacles": "Đường xa", "proposals": "", "why": "Đếm sót một người"})
    second, first = one.history.all()
    assert first.answers["degree.severe.total"] == 22
    assert {change["cell"] for change in second.changes} >= {"degree.severe.male", "degree.severe.total"}
    page = texts(client_for("department_officer").get(f"/phieu-khao-sat/{one.uid}/"))
    assert "Đếm sót một người" in page
    assert "22 → 23" in page


def test_others_do_not_see_a_communes_form(cast, client_for, survey_round) -> None:
    one = the_return(survey_round)
    assert client_for("police_partner").get(f"/phieu-khao-sat/{one.uid}/").status_code == 404
    assert client_for("branch_head").get(f"/phieu-khao-sat/{one.uid}/phan/degree/").status_code == 403


def test_silence_is_shown_and_reminded_once_a_day(cast, client_for, survey_round) -> None:
    client = client_for("department_officer")
    assert "Chưa điền" in texts(client.get(f"/khao-sat/{survey_round.uid}/"))
    client.post(f"/khao-sat/{survey_round.uid}/nhac/")
    assert remind(by=cast.department_officer.actor, survey_round=survey_round) == 0
    assert "Sở Tư pháp đã nhắc ngày" in texts(client_for("commune_partner").get("/phieu-khao-sat/"))
    assert the_return(survey_round).reminders == 1
    shown = client.get(f"/khao-sat/{survey_round.uid}/").content.decode()
    assert f"1 lần, gần nhất {timezone.localdate():%d/%m/%Y}" in shown


@pytest.mark.parametrize(("days", "reminders"), [(19, 0), (13, 1), (18, 1), (21, 0)])
def test_the_silent_are_reminded_on_the_days_that_the_form_names(cast, moment, days: int, reminders: int) -> None:
    survey_round = a_round(cast, days=20)
    with time_machine.travel(moment + timedelta(days=days), tick=False):
        remind_the_silent.enqueue()
        do_queued_work()
    assert the_return(survey_round).reminders == reminders


def test_late_answers_are_taken_until_the_round_ends(cast, client_for, moment, survey_round) -> None:
    with time_machine.travel(moment + timedelta(days=30), tick=False):
        assert "Chưa điền" not in texts(client_for("department_officer").get(f"/khao-sat/{survey_round.uid}/"))
        assert answered(cast, survey_round).is_late
        end_round(by=cast.department_officer.actor, survey_round=survey_round)
        one = the_return(survey_round)
        assert client_for("commune_partner").get(f"/phieu-khao-sat/{one.uid}/gui/").status_code == 404
        with pytest.raises(NetworkError, match="không còn nhận phiếu"):
            send_return(by=cast.commune_partner.actor, survey_return=one, words={})


def test_the_sums_say_how_many_communes_they_cover(cast, client_for, survey_round) -> None:
    answered(cast, survey_round)
    page = texts(client_for("department_officer").get(f"/khao-sat/{survey_round.uid}/tong-hop/"))
    assert "1 trên 1 nơi đã gửi" in page
    assert "Đường xa" in page
    assert "chưa rõ" in page


@pytest.mark.parametrize(
    ("opens", "closes", "told"),
    [
        ("10/03/2026", "09/03/2026", "Hạn gửi phải từ ngày mở trở đi."),
        ("01/02/2026", "20/02/2026", "Hạn gửi đã qua."),
        ("01/02/2026", "31/02/2026", "Không có ngày 31/02/2026."),
    ],
)
def test_dates_that_cannot_be_are_told(cast, client_for, moment, opens: str, closes: str, told: str) -> None:
    sent = {"title": "Đợt mới", "opens_on_day": opens, "closes_on_day": closes, "law_on_day": "01/01/2026"}
    page = texts(client_for("department_officer").post("/khao-sat/moi/", sent))
    assert told in page
    assert "Đợt mới" in page


def test_a_round_without_communes_is_refused(cast, moment) -> None:
    Agency.objects.filter(kind=Agency.Kind.COMMUNE).update(valid_to=date(2025, 1, 1))
    with pytest.raises(NetworkError, match="Hãy thêm các xã, phường trước"):
        a_round(cast)


def test_every_commune_of_the_province_gets_a_body_once(territory, cast, moment) -> None:
    by = cast.department_officer.actor
    number = add_commune_bodies(by=by)
    assert number == 114
    assert add_commune_bodies(by=by) == 0
    thuy_nguyen = Agency.objects.get(name="Ủy ban nhân dân phường Thủy Nguyên")
    assert thuy_nguyen.commune.name == "Thủy Nguyên"
    known = SurveyReturn.objects.filter(round=a_round(cast), commune__isnull=False)
    assert known.count() == number  # all but the invented commune of the cast


def test_pages_cost_the_same_for_few_and_many(cast, client_for, moment, django_assert_max_num_queries) -> None:
    bodies = [
        Agency(kind="commune", name=f"Ủy ban nhân dân xã Thử {n}", valid_from=date(2025, 7, 1)) for n in range(40)
    ]
    Agency.objects.bulk_create(bodies)
    survey_round = a_round(cast)
    client = client_for("department_officer")
    with django_assert_max_num_queries(5):
        client.get("/khao-sat/")
    with django_assert_max_num_queries(5):
        client.get(f"/khao-sat/{survey_round.uid}/")
    with django_assert_max_num_queries(5):
        client.get(f"/khao-sat/{survey_round.uid}/tong-hop/")
    commune = client_for("commune_partner")
    with django_assert_max_num_queries(5):
        commune.get("/phieu-khao-sat/")


def test_the_law_of_the_chosen_day_is_asked_about() -> None:
    codes = {
        day: {row.code for row in survey_on(day).section("eligible").rows}
        for day in (date(2026, 3, 2), date(2027, 1, 1))
    }
    assert "near_poor_household" not in codes[date(2026, 3, 2)]
    assert "near_poor_household" in codes[date(2027, 1, 1)]
