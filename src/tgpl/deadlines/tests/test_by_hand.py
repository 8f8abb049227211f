"""What a head writes on a running clock by hand: counted, explained, kept in the record, and taken back."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.roles import Role
from tgpl.audit.models import Entry
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.deadlines.by_hand import ClockError, note_circumstance, note_pause, take_back
from tgpl.deadlines.models import Clock, ClockChange
from tgpl.deadlines.queries import seeded_calendar
from tgpl.deadlines.rulebook import rule_on
from tgpl.deadlines.rules import VIETNAM, due, local
from tgpl.deadlines.services import start_clock, stop_clock

START = dt.datetime(2026, 2, 10, 8, 0, tzinfo=VIETNAM)
WHY = {"reason": "Đường sạt lở, không đến được.", "ground": "Điều 6 khoản 2 Thông tư 12/2018/TT-BTP"}


def moment(day: int, month: int, hour: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=VIETNAM)


@pytest.fixture
def clock(cast, time_machine) -> Clock:
    time_machine.move_to(START + dt.timedelta(hours=1), tick=False)
    return clock_of(cast, "missing_papers")


def clock_of(cast, rule: str) -> Clock:
    return start_clock(
        by=cast.director.actor, rule=rule, subject_kind="case", subject_key="TT.TGTT.01.2026", office=cast.centre,
        who=Role.RECEPTION, started_at=START,
    )  # fmt: skip


def due_day(clock: Clock) -> str:
    clock.refresh_from_db()
    return f"{local(clock.due_at):%d/%m/%Y}"


@pytest.mark.django_db
class TestOnAClock:
    def test_a_pause_moves_the_limit_and_stands_on_its_page_and_in_the_record(self, cast, clock, client_for) -> None:
        director = client_for("director")
        assert due_day(clock) == "24/02/2026"
        page = director.post(
            f"/thoi-han/dong-ho/{clock.pk}/tam-dung/",
            {"since_day_day": 12, "since_day_month": 2, "since_day_year": 2026,
             "until_day_day": 13, "until_day_month": 2, "until_day_year": 2026, **WHY},
            follow=True,
        ).content.decode()  # fmt: skip
        assert due_day(clock) == "26/02/2026"  # Thursday and Friday before Tết do not count
        assert "hạn là hết ngày 26/02/2026" in page
        assert "Áp dụng: Tạm dừng từ 00:00 ngày 12/02/2026 đến 00:00 ngày 14/02/2026." in page
        assert WHY["reason"] in page
        assert WHY["ground"] in page
        assert Entry.objects.get(action="clock.paused").key == clock.subject_key

    def test_a_circumstance_gives_the_limit_that_the_law_gives(self, cast, clock, client_for) -> None:
        address = f"/thoi-han/dong-ho/{clock.pk}/truong-hop/"
        page = client_for("director").post(address, {"circumstance": "force_majeure", **WHY}, follow=True)
        assert due_day(clock) == "03/03/2026"
        assert "thời hạn 10 ngày làm việc: hạn là hết ngày 03/03/2026" in page.content.decode()
        assert "Áp dụng: Trường hợp bất khả kháng." in page.content.decode()

    def test_a_mistake_is_taken_back_and_its_line_stays(self, cast, clock, client_for) -> None:
        note_pause(by=cast.director.actor, clock=clock, since=moment(12, 2), until=moment(14, 2), at=START, **WHY)
        note_circumstance(by=cast.director.actor, clock=clock, circumstance="force_majeure", at=START, **WHY)
        director = client_for("director")
        for change in ClockChange.objects.all():
            page = director.post(f"/thoi-han/dong-ho/{clock.pk}/bo/{change.pk}/", follow=True).content.decode()
            assert "Thời hạn đã được tính lại" in page
        assert due_day(clock) == "24/02/2026"
        assert page.count("Đã bỏ</strong>") == 2
        with pytest.raises(ClockError, match="đã được bỏ"):
            take_back(by=cast.director.actor, change=change, at=START)

    @pytest.mark.parametrize(
        ("since", "until", "said"),
        [
            (moment(9, 2), moment(12, 2), "sau khi thời hạn bắt đầu"),
            (moment(14, 2), moment(12, 2), "đầu trước cuối"),
            (moment(12, 2), moment(12, 2), "đầu trước cuối"),
            (moment(24, 2), moment(27, 2), "trùng với một lần tạm dừng"),
        ],
    )
    def test_a_pause_that_cannot_be_is_refused(self, cast, clock, since, until, said) -> None:
        by = cast.director.actor
        note_pause(by=by, clock=clock, since=moment(25, 2), until=moment(26, 2), at=START, **WHY)
        with pytest.raises(ClockError, match=said):
            note_pause(by=by, clock=clock, since=since, until=until, at=START, **WHY)
        assert ClockChange.objects.count() == 1

    def test_nothing_is_written_without_a_reason_and_an_article(self, cast, clock) -> None:
        for missing in ("reason", "ground"):
            told = {**WHY, missing: " "}
            with pytest.raises(ClockError, match="lý do và điều khoản"):
                note_pause(
                    by=cast.director.actor, clock=clock, since=moment(12, 2), until=moment(13, 2), at=START, **told
                )

    def test_only_a_running_clock_and_only_what_the_law_knows(self, cast, clock) -> None:
        by = cast.director.actor
        with pytest.raises(ClockError, match="Luật không cho"):
            note_circumstance(by=by, clock=clock, circumstance="complex", at=START, **WHY)
        note_circumstance(by=by, clock=clock, circumstance="force_majeure", at=START, **WHY)
        with pytest.raises(ClockError, match="đã được tính"):
            note_circumstance(by=by, clock=clock, circumstance="force_majeure", at=START, **WHY)
        stop_clock(by=by, rule="missing_papers", subject_kind="case", subject_key=clock.subject_key, because="x")
        with pytest.raises(ClockError, match="đã dừng"):
            note_pause(by=by, clock=clock, since=moment(12, 2), until=moment(13, 2), at=START, **WHY)

    def test_a_limit_that_is_a_day_given_beforehand_stands_still_for_nobody(self, cast, clock) -> None:
        closing = clock_of(cast, "close_register_month")
        with pytest.raises(ClockError, match="một ngày định trước"):
            note_pause(by=cast.director.actor, clock=closing, since=moment(12, 2), until=moment(13, 2), at=START, **WHY)

    def test_the_database_holds_no_half_change(self, cast, clock) -> None:
        about = {"clock": clock, "kind": "pause", "at": START, "by_name": "X", **WHY}
        for times in ({"since": moment(13, 2), "until": moment(12, 2)}, {"since": moment(13, 2)}):
            with pytest.raises(IntegrityError), transaction.atomic():
                ClockChange.objects.create(**about, **times)

    @pytest.mark.browser
    def test_the_pages_are_accessible(self, site: Site, cast, clock) -> None:
        note_pause(by=cast.director.actor, clock=clock, since=moment(12, 2), until=moment(14, 2), at=START, **WHY)
        site.sign_in(cast.director.user)
        here = f"/thoi-han/dong-ho/{clock.pk}/"
        for address in (here, f"{here}truong-hop/"):
            assert_accessible(site.open(address, width=PHONE))
        page = site.open(f"{here}tam-dung/", width=PHONE)
        page.get_by_role("button", name="Ghi và tính lại").click()
        assert_accessible(page)


@given(
    rule=st.sampled_from(["assign_ordinary", "written_advice", "assign_detained"]),
    hours=st.tuples(st.integers(0, 400), st.integers(1, 400)),
)
def test_a_pause_never_shortens_a_limit(rule: str, hours: tuple[int, int]) -> None:
    since = START + dt.timedelta(hours=hours[0])
    pause = (since, since + dt.timedelta(hours=hours[1]))
    calendar = seeded_calendar(START, pause[1])
    law = rule_on(rule, START.date())
    plain, paused = (due(law, START, calendar, pauses=pauses).due for pauses in ([], [pause]))
    assert paused >= plain
    assert paused == plain or since <= plain
