"""The officer's calendar: suggested, entered, corrected, confirmed; running clocks follow each change."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.core.law.rule_files import Mark
from tgpl.deadlines.models import CalendarDay, Clock
from tgpl.deadlines.queries import calendar_for, seeded_calendar, working_days_of_year
from tgpl.deadlines.rules import VIETNAM
from tgpl.deadlines.services import add_calendar_day, fill_year, start_clock, stop_clock

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()
TET = dt.datetime(2026, 2, 12, 16, 30, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-02-13", True),
        ("2026-02-16", False),  # the last day of the lunar year
        ("2026-02-17", False),  # lunar New Year
        ("2026-02-20", False),
        ("2026-02-23", True),
        ("2026-04-27", False),  # instead of Sunday 26 April
        ("2026-08-22", True),  # a Saturday worked for Monday 31 August
        ("2026-08-31", False),
        ("2026-11-24", False),  # Day of Vietnamese Culture, new in 2026
        ("2027-02-05", False),
        ("2027-02-06", False),  # lunar New Year, a Saturday
        ("2027-02-10", False),
        ("2027-02-11", True),
        ("2025-04-26", True),  # a Saturday worked for Friday 2 May
        ("2025-05-02", False),
        ("2024-02-12", False),
        ("2028-01-26", False),  # lunar New Year
    ],
)
def test_the_seed_knows_the_days_off_of_five_years(day: str, working: bool) -> None:
    date = dt.date.fromisoformat(day)
    moment = dt.datetime.combine(date, dt.time(9), VIETNAM)
    assert seeded_calendar(moment).is_working(date) is working
    assert calendar_for(moment).is_working(date) is working


def test_the_seed_enters_five_years_once(capsys) -> None:
    call_command("load_calendar")
    first = list(CalendarDay.objects.values_list("date", "kind", "mark"))
    years = {date.year for date, _, _ in first}
    assert years == {2024, 2025, 2026, 2027, 2028}
    assert {mark for _, _, mark in first} == {Mark.TO_VERIFY}
    CalendarDay.objects.filter(date="2026-08-22").delete()
    call_command("load_calendar")
    assert "2026: đã có lịch, giữ nguyên" in capsys.readouterr().out
    assert CalendarDay.objects.count() == len(first) - 1


def test_a_limit_over_new_year_sees_the_days_off_of_both_years() -> None:
    calendar = calendar_for(dt.datetime(2026, 12, 31, tzinfo=VIETNAM))
    assert not calendar.is_working(dt.date(2027, 1, 1))
    assert not calendar.is_working(dt.date(2027, 2, 8))


def test_a_day_stands_once_in_the_calendar() -> None:
    fill_year(by=SYSTEM, year=2026)
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarDay.objects.create(date="2026-02-17", kind=CalendarDay.Kind.WORKING, name="Hai lần")


def start(cast: Cast, rule: str = "assign_ordinary", key: str = "TT.TGTT.01.2026") -> Clock:
    return start_clock(
        by=SYSTEM, rule=rule, subject_kind="case", subject_key=key, office=cast.centre, who="x", started_at=TET
    )


def test_running_clocks_follow_a_change_of_the_calendar(cast: Cast) -> None:
    running, hours, stopped = start(cast), start(cast, "assign_detained"), start(cast, key="TT.TGTT.02.2026")
    stop_clock(by=SYSTEM, rule="assign_ordinary", subject_kind="case", subject_key="TT.TGTT.02.2026", because="Xong")
    date = dt.date(2026, 2, 23)
    add_calendar_day(by=SYSTEM, date=date, kind="holiday", name="Nghỉ thêm", basis="QĐ thử", mark=Mark.CONFIRMED)
    due = {clock.pk: clock.due_at.astimezone(VIETNAM) for clock in Clock.objects.all()}
    assert due[running.pk].date() == dt.date(2026, 2, 25)
    assert due[hours.pk] == hours.due_at
    assert due[stopped.pk] == stopped.due_at


def test_recounting_costs_the_same_for_few_clocks_and_many(cast: Cast) -> None:
    fill_year(by=SYSTEM, year=2026)
    start(cast)
    few = queries_of_a_new_day_off(dt.date(2026, 2, 23))
    for number in range(2, 22):
        start(cast, key=f"TT.TGTT.{number:02}.2026")
    assert queries_of_a_new_day_off(dt.date(2026, 2, 24)) == few
    assert {due.astimezone(VIETNAM).day for due in Clock.objects.values_list("due_at", flat=True)} == {26}


def queries_of_a_new_day_off(date: dt.date) -> int:
    with CaptureQueriesContext(connection) as queries:
        add_calendar_day(by=SYSTEM, date=date, kind="holiday", name="Nghỉ", basis="QĐ thử", mark=Mark.TO_VERIFY)
    return len(queries)


@pytest.fixture
def officer(client_for):
    return client_for("department_officer")


YEAR = reverse("deadlines:show_year", kwargs={"year": 2026})
ADD = reverse("deadlines:add_day", kwargs={"year": 2026})
DAY = {"date_day": "22", "date_month": "8", "date_year": "2026", "kind": "working", "name": "Làm bù", "basis": "TB thử"}


def test_a_year_nobody_entered_shows_the_suggestion_and_can_be_taken_over(officer) -> None:
    page = officer.get(YEAR).content.decode()
    assert "Chưa ai nhập lịch của năm này" in page
    assert "Tết Nguyên Đán" in page
    response = officer.post(reverse("deadlines:enter_year", kwargs={"year": 2026}), follow=True)
    assert "Chưa ai nhập lịch" not in response.content.decode()
    assert CalendarDay.objects.filter(date__year=2026).count() == 15
    assert working_days_of_year(2026) == 249


def test_an_officer_adds_a_day(officer) -> None:
    response = officer.post(ADD, {**DAY, "confirmed": "on"}, follow=True)
    assert "Đã ghi ngày 22/08/2026 Làm bù" in response.content.decode()
    day = CalendarDay.objects.get(date="2026-08-22")
    assert (day.kind, day.basis, day.mark) == ("working", "TB thử", Mark.CONFIRMED)
    assert Entry.objects.filter(action="calendar.day_added", key="2026-08-22").exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"date_year": "2027"}, "Ngày phải thuộc năm 2026"),
        ({"date_day": "31", "date_month": "2"}, "Không có ngày 31/2/2026"),
        ({"date_day": "21"}, "vốn đã là ngày làm việc"),
        ({"basis": ""}, "Căn cứ"),
        ({"kind": "nửa ngày"}, "kind"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_stays_typed(officer, changes, message) -> None:
    response = officer.post(ADD, {**DAY, **changes})
    page = response.content.decode()
    assert response.status_code == 200
    assert message in page
    assert 'value="Làm bù"' in page
    assert not CalendarDay.objects.exists()


def test_an_officer_takes_a_day_out_and_the_rest_of_the_year_stays(officer) -> None:
    officer.post(reverse("deadlines:remove_day", kwargs={"date": dt.date(2026, 8, 31)}))
    assert not CalendarDay.objects.filter(date="2026-08-31").exists()
    assert CalendarDay.objects.filter(date="2026-02-17").exists()


def test_confirming_a_year_marks_its_days_with_the_decision(officer) -> None:
    assert "govuk-error-summary" in officer.post(YEAR, {"basis": ""}).content.decode()
    officer.post(YEAR, {"basis": "Thông báo thử số 1"})
    assert set(CalendarDay.objects.values_list("mark", "basis")) == {(Mark.CONFIRMED, "Thông báo thử số 1")}


@pytest.mark.parametrize("year", [1999, 2101])
def test_years_outside_the_law_are_not_found(officer, year: int) -> None:
    assert officer.get(reverse("deadlines:show_year", kwargs={"year": year})).status_code == 404


def test_days_are_taken_out_by_posting_only(officer) -> None:
    assert officer.get(reverse("deadlines:remove_day", kwargs={"date": dt.date(2026, 8, 31)})).status_code == 405


def test_an_impossible_day_in_the_address_is_not_found(officer) -> None:
    assert officer.post("/lich-lam-viec/ngay/2026-02-31/bo/").status_code == 404
