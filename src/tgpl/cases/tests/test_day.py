"""A practitioner's day, the calendar file, and the handing over of all matters of one who is gone."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.cases.calendar_file import Session, calendar_file
from tgpl.cases.models import Case
from tgpl.cases.services import CaseError, add_party, call_off_hearing, hand_over_matters, set_hearing
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.core.testing.browser import PHONE, Site, assert_accessible

AT = datetime(2026, 3, 9, 0, 30, tzinfo=UTC)


@pytest.fixture
def by(cast: Cast):
    return cast.director.actor


@pytest.fixture
def case(cast: Cast, moment, by) -> Case:
    case = accept(cast, moment - timedelta(days=1))
    assign(case, practitioner(cast, cast.officer), moment - timedelta(days=1), by=by)
    return case


@pytest.mark.django_db
def test_the_day_shows_sessions_clocks_papers_and_matters(case, by, client_for, moment, django_assert_max_num_queries):
    set_hearing(by=by, case=case, kind="trial", starts_at=moment + timedelta(days=12), place="Phòng 2", at=moment)
    client = client_for("officer")
    with time_machine.travel(moment, tick=False), django_assert_max_num_queries(10):
        page = client.get(reverse("cases:show_day")).content.decode()
    for words in ["Phiên tòa", "Phòng 2", "Cập nhật tiến độ", "Bản bào chữa", case.code, "Trần Thị Mẫu"]:
        assert words in page


@pytest.mark.django_db
def test_the_calendar_names_the_case_and_not_the_person(case, by, client_for, moment) -> None:
    hearing = set_hearing(by=by, case=case, kind="trial", starts_at=moment + timedelta(days=12), place="P2", at=moment)
    with time_machine.travel(moment, tick=False):
        text = client_for("officer").get(reverse("cases:download_calendar")).content.decode()
        assert case.code in text
        assert "Trần Thị Mẫu" not in text
        assert "STATUS:CONFIRMED" in text
        call_off_hearing(by=by, hearing=hearing)
        assert "STATUS:CANCELLED" in client_for("officer").get(reverse("cases:download_calendar")).content.decode()


@pytest.mark.django_db
def test_nobody_sees_the_day_of_another(case, client_for) -> None:
    assert case.code not in client_for("lawyer").get(reverse("cases:show_day")).content.decode()


def test_a_session_in_the_calendar_file() -> None:
    text = calendar_file("Lịch", [Session("u1", AT, "Phiên tòa; sơ thẩm, buổi 1", "Phòng 2\nTầng 3")], AT)
    assert "DTSTART:20260309T003000Z\r\n" in text
    assert r"SUMMARY:Phiên tòa\; sơ thẩm\, buổi 1" in text
    assert r"LOCATION:Phòng 2\nTầng 3" in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_no_line_of_the_file_is_too_long_and_nothing_is_lost(title) -> None:
    lines = calendar_file("Lịch", [Session("u1", AT, title, "")], AT).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = "\r\n".join(lines).replace("\r\n ", "")
    said = next(line for line in whole.split("\r\n") if line.startswith("SUMMARY:")).removeprefix("SUMMARY:")
    assert said.replace(r"\,", ",").replace(r"\;", ";").replace(r"\\", "\\") == title.replace("\\", "\\")


@pytest.mark.django_db
def test_all_matters_of_one_who_is_gone_go_over_in_one_act(cast, case, by, moment) -> None:
    """One stays behind: its client was against a client of the one who takes over."""
    lawyer = practitioner(cast, cast.lawyer, kind="contract_lawyer")
    opposed = accept(cast, moment - timedelta(days=1), person={"full_name": "Lê Văn Đối"})
    assign(opposed, case.practitioner, moment - timedelta(days=1), by=by)
    theirs = accept(cast, moment - timedelta(days=1), person={"full_name": "Vũ Thị Thử"})
    assign(theirs, lawyer, moment - timedelta(days=1), by=by)
    add_party(by=by, case=theirs, name="LE VAN DOI", side="opponent")

    with pytest.raises(CaseError, match="lý do"):
        hand_over_matters(by=by, gone=case.practitioner, to=lawyer, reason=" ", at=moment)
    done = hand_over_matters(by=by, gone=case.practitioner, to=lawyer, reason="Nghỉ việc đột ngột", at=moment)
    assert [c.code for c in done.moved] == [case.code]
    assert [(c.code, "xung đột" in why) for c, why in done.left] == [(opposed.code, True)]
    assert Case.objects.get(pk=case.pk).practitioner == lawyer
    assert Case.objects.get(pk=opposed.pk).practitioner != lawyer


@pytest.mark.browser
def test_the_day_is_accessible(site: Site, cast: Cast, case, by) -> None:
    now = datetime.now(UTC)
    set_hearing(by=by, case=case, kind="trial", starts_at=now + timedelta(days=3), place="Phòng xử án " * 8, at=now)
    site.sign_in(cast.officer.user)
    assert_accessible(site.open(reverse("cases:show_day"), width=PHONE))
