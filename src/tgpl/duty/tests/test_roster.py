"""The roster: who is on duty when, and how it is kept."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.core.tests.test_sheets import a_workbook
from tgpl.deadlines.rules import VIETNAM
from tgpl.documents.paper import Table
from tgpl.documents.queries import letterhead_of
from tgpl.duty.models import Keeper, Turn
from tgpl.duty.presenters import Month, holes_in, roster_paper
from tgpl.duty.queries import answering_at, on_duty_at, roster
from tgpl.duty.services import DutyError, Planned, add_keeper, end_keeper, set_days, set_week, swap_days
from tgpl.duty.testing import on_duty_every_day

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2027, 2, 1)
AT = dt.datetime(2027, 2, 1, 9, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def at_nine(time_machine) -> None:
    time_machine.move_to(AT, tick=False)


@pytest.fixture
def officer(cast: Cast) -> Keeper:
    return on_duty_every_day(cast.centre, cast.officer.user, since=MONDAY)


@pytest.fixture
def reception(cast: Cast) -> Keeper:
    return add_keeper(by=cast.director.actor, office=cast.centre, user=cast.reception.user, phone="+84907654321")


def on(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2027, 2, day, hour, minute, tzinfo=VIETNAM)


def names(cast: Cast, first: int, last: int) -> list[str]:
    days = roster(cast.centre, MONDAY.replace(day=first), MONDAY.replace(day=last))
    return [str(day.keeper or "–") for day in days]


@pytest.mark.parametrize(
    ("moment", "on_duty"),
    [
        (on(1, 10), False),  # Monday morning: the office is open
        (on(1, 12), True),  # its noon break
        (on(1, 19), True),
        (on(2, 3), True),
        (on(6, 10), True),  # Saturday, the first day of Tết Đinh Mùi
    ],
)
def test_who_is_on_duty_answers_outside_office_hours(
    cast: Cast, officer: Keeper, moment: dt.datetime, on_duty: bool
) -> None:
    turn = on_duty_at(cast.centre, moment)
    assert (turn.keeper if turn else None) == (officer if on_duty else None)


def test_a_day_goes_before_its_weekday_and_a_later_week_before_an_earlier(
    cast: Cast, officer: Keeper, reception: Keeper
) -> None:
    tet = [Planned(MONDAY.replace(day=day), reception, officer, "Trực Tết") for day in (5, 6)]
    set_days(by=cast.director.actor, office=cast.centre, planned=tet, at=AT)
    set_week(by=cast.director.actor, office=cast.centre, first_day=MONDAY.replace(day=8), turns={0: (reception, None)})
    o, r = str(officer), str(reception)
    assert names(cast, 1, 9) == [o, o, o, o, r, r, o, r, o]


def test_holes_are_shown_where_nobody_was_named_or_the_one_named_left(cast: Cast, reception: Keeper) -> None:
    by = cast.director.actor
    set_week(by=by, office=cast.centre, first_day=MONDAY, turns=dict.fromkeys(range(5), (reception, None)))
    end_keeper(by=by, keeper=reception, last_day=MONDAY.replace(day=3))
    days = roster(cast.centre, MONDAY, MONDAY.replace(day=7))
    assert [hole.day for hole in holes_in(days, MONDAY)] == [4, 5, 6, 7]


def test_a_branch_without_a_roster_is_answered_for_by_its_centre(cast: Cast, officer: Keeper) -> None:
    assert on_duty_at(cast.branch, on(1, 22)).keeper == officer
    assert on_duty_at(cast.other_centre, on(1, 22)).is_hole


def test_whom_to_call(cast: Cast, officer: Keeper) -> None:
    cast.centre.phone = "0225 382 0000"
    by_day, by_night = answering_at(cast.centre, on(1, 9)), answering_at(cast.centre, on(1, 21))
    assert (by_day.phone, by_day.keeper) == ("0225 382 0000", None)
    assert (by_night.phone, by_night.keeper) == ("+84901234567", officer)


def test_two_colleagues_swap_with_a_reason(cast: Cast, officer: Keeper, reception: Keeper) -> None:
    other = MONDAY.replace(day=4)
    set_days(by=cast.director.actor, office=cast.centre, planned=[Planned(other, reception)], at=AT)
    swap = {
        "by": cast.director.actor,
        "office": cast.centre,
        "days": (MONDAY, other),
        "at": AT,
        "reason": "Đi tập huấn",
    }
    swap_days(seen=(officer.pk, reception.pk), **swap)
    assert names(cast, 1, 4) == [str(reception), str(officer), str(officer), str(officer)]
    assert roster(cast.centre, MONDAY, MONDAY)[0].reason == "Đi tập huấn"
    with pytest.raises(DutyError, match="vừa được người khác sửa"):
        swap_days(seen=(officer.pk, reception.pk), **swap)  # the same form sent twice does not swap back


def test_a_night_that_is_over_stays_as_it_stood(cast: Cast, officer: Keeper) -> None:
    yesterday = MONDAY - dt.timedelta(days=1)
    with pytest.raises(DutyError, match="đã qua"):
        set_days(by=cast.director.actor, office=cast.centre, planned=[Planned(yesterday, officer)], at=AT)


def test_the_database_keeps_the_roster_whole(cast: Cast, officer: Keeper) -> None:
    wrong = [
        {"first_day": MONDAY},  # a day without a keeper
        {"first_day": MONDAY, "keeper": officer, "backup": officer},
        {"first_day": MONDAY, "weekday": 7, "keeper": officer},
        {"first_day": MONDAY, "weekday": 0, "keeper": officer},  # a second Monday from the same day on
    ]
    for row in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Turn.objects.create(office=cast.centre, **row)


def test_a_table_is_pasted_or_handed_in_as_a_workbook(
    cast: Cast, officer: Keeper, reception: Keeper, client_for
) -> None:
    client, address = client_for("director"), f"/truc/{cast.centre.pk}/nhap/"
    client.post(address, {"text": f"05/02/2027\t{reception}\t{officer}\tTrực Tết"})
    book = a_workbook([["Ngày", "Người trực"], [dt.date(2027, 2, 6), "ĐỖ KHÔNG CÓ"]])
    book.name = "truc.xlsx"
    page = client.post(address, {"text": "", "file": book}).content.decode()
    assert "Dòng 2: “ĐỖ KHÔNG CÓ” chưa có trong danh sách người trực" in page
    assert names(cast, 4, 6) == [str(officer), str(reception), str(officer)]
    page = client.post(address, {"text": f"07/02/2027\t{reception}\n31/01/2027\t{reception}"}).content.decode()
    assert "Dòng 2: ngày 31/01/2027 đã qua" in page
    assert f"07/02/2027\t{reception}" in page  # what was pasted stays
    assert names(cast, 7, 7) == [str(officer)]  # all or nothing


def test_an_officer_keeps_the_roster_by_its_pages(cast: Cast, client_for) -> None:
    client, address = client_for("director"), f"/truc/{cast.centre.pk}/"
    for who, phone in ((cast.officer, "0901 234 567"), (cast.reception, "0907 654 321")):
        client.post(address + "nguoi-truc/", {"user": who.user.pk, "phone": phone})
    one, other = Keeper.objects.order_by("phone")
    week = {f"keeper_{number}": one.pk for number in range(7)}
    first = {"first_day_day": "1", "first_day_month": "2", "first_day_year": "2027"}
    assert "Người hỗ trợ phải là người khác" in _post(
        client, address + "hang-tuan/", week | first | {"backup_0": one.pk}
    )
    assert "Hãy chọn từ hôm nay trở đi" in _post(
        client, address + "hang-tuan/", week | first | {"first_day_year": "2026"}
    )
    _post(client, address + "hang-tuan/", week | first)
    _post(client, address + "ngay/2027-02-06/", {"keeper": other.pk, "reason": "Trực Tết"})
    assert names(cast, 5, 7) == [str(one), str(other), str(one)]
    choice = {"other": f"2027-02-06/{other.pk}", "reason": "Việc nhà", "seen": one.pk}
    _post(client, address + "ngay/2027-02-07/doi/", choice)
    assert names(cast, 5, 7) == [str(one), str(one), str(other)]
    assert "vừa được người khác sửa" in _post(client, address + "ngay/2027-02-07/doi/", choice)
    client.post(f"{address}nguoi-truc/{other.pk}/bo/")
    assert names(cast, 7, 7) == ["–"]


def _post(client: Client, address: str, data: dict[str, object]) -> str:
    return client.post(address, data, follow=True).content.decode()


def test_the_page_of_a_month_asks_the_same_however_full_it_is(
    cast: Cast, officer: Keeper, client_for, django_assert_num_queries
) -> None:
    client, address = client_for("director"), f"/truc/{cast.centre.pk}/2027/2/"
    with django_assert_num_queries(7):
        assert "Nguyên Đán" in client.get(address).content.decode()
    full = [Planned(MONDAY.replace(day=day), officer, None, "Riêng") for day in range(1, 29)]
    set_days(by=cast.director.actor, office=cast.centre, planned=full, at=AT)
    with django_assert_num_queries(7):
        assert client.get(address).content.decode().count("Riêng") == 28


def test_the_sheet_for_the_wall_names_every_day_and_its_number(cast: Cast, officer: Keeper, client_for) -> None:
    month = Month(2027, 2)
    paper = roster_paper(letterhead_of(cast.centre), month, roster(cast.centre, month.first, month.last), "07:30")
    table = paper.body[1]
    assert isinstance(table, Table)
    assert len(table.rows) == 28
    assert table.rows[0][:3] == ("Thứ Hai 01/02/2027", str(officer), "0901 234 567")
    answer = client_for("reception").get(f"/truc/{cast.centre.pk}/2027/2/in/")
    assert answer.content.startswith(b"%PDF-")
