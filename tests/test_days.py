"""What may be dated when: one table over all rooms, and the rule that they share.

A case of the table was asked for on 10/3, accepted on 12/3, assigned on 16/3 and, where it says so, ended on 20/3.
It is read on 25/3/2026.
"""

import datetime as dt
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.models import Agency
from tgpl.cases import services as cases
from tgpl.cases.dates import BETWEEN, Dated, days_of
from tgpl.cases.models import Case
from tgpl.cases.services import CaseError
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.complaints.services import ComplaintError, take_complaint
from tgpl.core.law.days import Event, Span
from tgpl.deadlines.rules import VIETNAM
from tgpl.directory.services import DirectoryError, end_engagement, record_leave
from tgpl.fees.services import FeeError, add_expense
from tgpl.fees.testing import choose, write_time
from tgpl.intake.forms.taking_down import Refer, TakeDown


def at(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, 9, tzinfo=VIETNAM)


def on(day: int) -> dt.date:
    return dt.date(2026, 3, day)


NOW = at(25)
ENDED = 20


@pytest.fixture
def case(db, cast) -> Case:
    with time_machine.travel(NOW, tick=False):
        made = accept(cast, at(12))
        made.request.received_on = on(10)
        made.request.save(update_fields=["received_on"])
        who = practitioner(cast, cast.officer)
        assign(made, who, at(16), by=cast.director.actor)
        choose(made, who, cast.officer.actor, at(16))
        yield made


def work(cast, case: Case, day: int) -> object:
    told = {"kind": "meeting", "minutes": 60, "description": "Gặp"}
    return cases.record_work(by=cast.officer.actor, case=case, done_on=on(day), at=NOW, **told)


def session(cast, case: Case, day: int) -> object:
    return cases.set_hearing(by=cast.officer.actor, case=case, kind="trial", starts_at=at(day), place="P2", at=NOW)


def stage(cast, case: Case, day: int) -> object:
    told = {"kind": "first_instance", "body": "Tòa án"}
    return cases.enter_stage(by=cast.officer.actor, case=case, since=on(day), at=NOW, **told)


def national_entry(cast, case: Case, day: int) -> object:
    return cases.record_national_entry(by=cast.officer.actor, case=case, national_code="M1", on=on(day))


def time_row(cast, case: Case, day: int) -> object:
    return write_time(case, case.practitioner, cast.officer.actor, NOW, done_on=on(day))


def cost(cast, case: Case, day: int) -> object:
    told = {"kind": "travel", "amount": Decimal(50_000), "title": "Xe", "receipt": "01", "uid": uuid4()}
    who, by = case.practitioner, cast.officer.actor
    return add_expense(by=by, case=case, practitioner=who, spent_on=on(day), at=NOW, **told)


def complaint(cast, case: Case, day: int) -> object:
    told = {"act": "not_done", "way": "walk_in", "story": "Chậm"}
    return take_complaint(by=cast.reception.actor, request=case.request, at=at(day), **told)


def leave(cast, case: Case, day: int) -> object:
    told = {"first_day": on(16), "last_day": on(day)}
    return record_leave(by=cast.director.actor, practitioner=case.practitioner, **told)


def departure(cast, case: Case, day: int) -> object:
    engagement = case.practitioner.engagements.get()
    engagement.valid_from = on(16)
    engagement.save(update_fields=["valid_from"])
    return end_engagement(by=cast.director.actor, engagement=engagement, on=on(day), because="Nghỉ")


TABLE = [
    # what, day, ended?, what is said; nothing: it may be so
    (work, 11, False, "Ngày 11/03/2026 ở trước ngày thụ lý 12/03/2026"),
    (work, 12, False, ""),
    (work, 25, False, ""),
    (work, 26, False, "Ngày 26/03/2026 ở sau hôm nay 25/03/2026"),
    (session, 15, False, "Ngày 15/03/2026 ở trước ngày cử người thực hiện 16/03/2026"),
    (session, 16, False, ""),
    (session, 31, False, ""),
    (session, 21, True, "Ngày 21/03/2026 ở sau ngày kết thúc vụ việc 20/03/2026"),
    (stage, 1, False, ""),
    (stage, 26, False, "ở sau hôm nay"),
    (national_entry, 11, False, "ở trước ngày thụ lý"),
    (national_entry, 21, True, ""),
    (national_entry, 26, True, "ở sau hôm nay"),
    (time_row, 11, False, "ở trước ngày thụ lý"),
    (time_row, 20, True, ""),
    (time_row, 21, True, "Ngày 21/03/2026 ở sau ngày kết thúc vụ việc 20/03/2026"),
    (time_row, 26, False, "ở sau hôm nay"),
    (cost, 11, False, "ở trước ngày thụ lý"),
    (cost, 21, True, "ở sau ngày kết thúc vụ việc"),
    (complaint, 9, False, "Ngày 09/03/2026 ở trước ngày nhận yêu cầu 10/03/2026"),
    (complaint, 24, False, ""),
    (leave, 15, False, "ở trước ngày đầu 16/03/2026"),
    (leave, 16, False, ""),
    (departure, 15, False, "ở trước ngày bắt đầu 16/03/2026"),
    (departure, 16, False, ""),
]
REFUSALS = (CaseError, FeeError, ComplaintError, DirectoryError)


@pytest.mark.parametrize(("what", "day", "ended", "said"), TABLE, ids=lambda x: getattr(x, "__name__", ""))
def test_what_may_be_dated_when(cast, case, what, day, ended, said) -> None:
    if ended:
        cases.close_case(by=cast.director.actor, case=case, ending="completed", result="Xong", at=at(ENDED))
    if said:
        with pytest.raises(REFUSALS, match=said):
            what(cast, case, day)
    else:
        what(cast, case, day)


def test_nothing_that_is_dated_in_a_case_is_left_out_of_the_table() -> None:
    tested = {what.__name__ for what, *_rest in TABLE}
    assert {dated.value for dated in BETWEEN} == set(Dated)
    assert tested >= {"work", "session", "stage", "national_entry", "time_row", "cost"}


# Forms say it beside the field, and keep what was typed.


@pytest.mark.parametrize(
    ("page", "box", "day", "more", "said"),
    [
        ("cases:record_work", "done_on", 11, {"description": "Đã gặp ở nhà"}, "ở trước ngày thụ lý"),
        ("cases:set_hearing", "day", 15, {"place": "Đã gặp ở nhà"}, "ở trước ngày cử người thực hiện"),
        ("cases:record_national_entry", "on", 11, {"national_code": "Đã gặp ở nhà"}, "ở trước ngày thụ lý"),
        ("cases:enter_stage", "since", 26, {"body": "Đã gặp ở nhà"}, "ở sau hôm nay"),
    ],
)
def test_a_form_says_it_beside_the_field(cast, case, client_for, page, box, day, more, said) -> None:
    typed = {f"{box}_day": str(day), f"{box}_month": "3", f"{box}_year": "2026", **more}
    answer = client_for("officer").post(reverse(page, args=[case.code]), typed).content.decode()
    assert f'href="#id_{box}' in answer  # the summary leads to the field
    assert said in answer
    assert "Đã gặp ở nhà" in answer


HEARINGS = [(10, 9, True), (10, 10, False), (None, 24, True), (None, 25, False)]


@pytest.mark.parametrize(("received", "hearing", "is_refused"), HEARINGS)
def test_a_session_lies_after_the_request(cast, db, received, hearing, is_refused) -> None:
    typed = {"hearing_on_day": str(hearing), "hearing_on_month": "3", "hearing_on_year": "2026"}
    if received:
        typed |= {"received_on_day": str(received), "received_on_month": "3", "received_on_year": "2026"}
    with time_machine.travel(NOW, tick=False):
        taken = TakeDown(typed, offices=Agency.objects.none())
        referred = Refer(typed, agency=cast.police, offices=Agency.objects.none())
        assert ("hearing_on" in taken.errors) is is_refused
        assert ("hearing_on" in referred.errors) is (hearing < NOW.day)


# The rule itself


@given(st.dates(), st.dates(), st.dates())
def test_a_day_is_refused_on_one_side_at_most_and_named_there(day, one, other) -> None:
    first, last = sorted((one, other))
    span = Span(after=Event(first, "lúc đầu"), before=Event(last, "lúc cuối"))
    fault = span.fault(day)
    assert bool(fault) == (not first <= day <= last)
    assert ("lúc đầu" in fault) == (day < first)
    if fault:
        with pytest.raises(ValidationError):
            span(day)


def test_what_never_happened_sets_no_limit(case) -> None:
    case.assigned_at = None
    assert days_of(case, Dated.SESSION, on(25)).after == Event(on(12), "ngày thụ lý")
    assert days_of(case, Dated.SESSION, on(25)).before is None
    assert Span().fault(on(1)) == Span(after=Event(on(5), "x")).fault(None) == ""
