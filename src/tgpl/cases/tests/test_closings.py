"""Kết sổ: what a closing counts, what it freezes, and how a late correction becomes a new version."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.cases.forms.registers import ended_periods
from tgpl.cases.models import Case, RegisterClosing
from tgpl.cases.paper_facts import FIELDS, case_facts
from tgpl.cases.queries.registers import changed_lines, register_lines
from tgpl.cases.register_papers import HEAD, LINE, closing_words
from tgpl.cases.rules.periods import Life, Period, Span, period_of, tally
from tgpl.cases.services import CaseError, close_case, close_register, give_brief_advice
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.documents.queries import papers_of
from tgpl.documents.registry import drawings
from tgpl.documents.rules.filling import ROWS
from tgpl.documents.tests.reading import pages
from tgpl.intake.testing import ask

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
ENTERED = datetime(2026, 10, 20, 3, 0, tzinfo=UTC)
CLOSED = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)

PERIODS = [
    (Span.MONTH, date(2026, 2, 14), date(2026, 2, 1), date(2026, 2, 28)),
    (Span.MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
    (Span.HALF_YEAR, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
    (Span.HALF_YEAR, date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
    (Span.YEAR, date(2026, 7, 1), date(2026, 1, 1), date(2026, 12, 31)),
]


@pytest.mark.parametrize(("span", "day", "first", "last"), PERIODS)
def test_the_period_of_a_day(span: Span, day: date, first: date, last: date) -> None:
    assert period_of(span, day) == Period(first, last)


LIVES = [
    ("accepted before, still open", date(2026, 9, 30), None, (1, 0, 0, 1)),
    ("accepted before, ended before", date(2026, 9, 1), date(2026, 9, 30), (0, 0, 0, 0)),
    ("accepted before, ended on the first day", date(2026, 9, 1), date(2026, 10, 1), (1, 0, 1, 0)),
    ("accepted and ended within", date(2026, 10, 1), date(2026, 10, 31), (0, 1, 1, 0)),
    ("accepted on the last day", date(2026, 10, 31), None, (0, 1, 0, 1)),
    ("ended after: still open then", date(2026, 10, 5), date(2026, 11, 1), (0, 1, 0, 1)),
    ("accepted after", date(2026, 11, 1), None, (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("accepted", "ended", "counts"), [case[1:] for case in LIVES], ids=[case[0] for case in LIVES])
def test_what_is_counted(accepted: date, ended: date | None, counts: tuple[int, ...]) -> None:
    found = tally([Life(accepted, ended, "completed")], OCTOBER)
    assert (found.carried_in, found.accepted, found.ended, found.carried_out) == counts


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
MATTERS = st.lists(st.tuples(DAYS, st.none() | st.integers(0, 200)), max_size=20)


@given(MATTERS, DAYS, st.sampled_from(Span))
def test_it_always_adds_up_and_what_goes_out_comes_in(told, day: date, span: Span) -> None:
    lives = [Life(begun, begun + timedelta(days=after) if after is not None else None) for begun, after in told]
    period = period_of(span, day)
    following = period_of(span, period.last + timedelta(days=1))
    assert tally(lives, period).adds_up
    assert tally(lives, period).carried_out == tally(lives, following).carried_in


def test_only_periods_that_are_over_are_offered() -> None:
    months = ended_periods(Span.MONTH, date(2026, 11, 30))
    assert (months[0].first, len(months)) == (date(2026, 11, 1), 12)
    assert ended_periods(Span.MONTH, date(2026, 11, 29))[0] == OCTOBER


def a_case(cast: Cast, at: datetime = ENTERED) -> Case:
    return accept(cast, at, person={"full_name": "Trần Thị Mẫu", "sex": "female", "birth": 1990})


def close(cast: Cast, **given) -> RegisterClosing:
    told = {"by": cast.director.actor, "office": cast.centre, "register": "cases", "span": "month", "at": CLOSED}
    return close_register(**{**told, "day": OCTOBER.first, **given})


@pytest.mark.django_db
def test_a_closing_freezes_lines_counts_and_a_name(cast: Cast) -> None:
    case = a_case(cast)
    closing = close(cast)
    assert closing.counts["accepted"] == closing.counts["carried_out"] == 1
    (line,) = closing.lines
    assert (line["mã hồ sơ"], line["người được trợ giúp"]) == (case.code, "Trần Thị Mẫu, 1990, Nữ")
    assert "từ số 1 đến số 1" in closing_words(closing)
    assert closing.by_name in closing_words(closing)


@pytest.mark.django_db
def test_a_period_that_is_not_over_is_not_closed(cast: Cast) -> None:
    with pytest.raises(CaseError, match="31/10/2026"):
        close(cast, at=datetime(2026, 10, 30, 3, 0, tzinfo=UTC))
    with pytest.raises(CaseError, match="có tên"):
        close(cast, by=Actor.system())


@pytest.mark.django_db
def test_a_late_correction_is_a_new_version_with_a_reason(cast: Cast) -> None:
    case = a_case(cast)
    first = close(cast)
    with pytest.raises(CaseError, match="không có gì thay đổi"):
        close(cast, reason="Thử lại")
    Case.objects.filter(pk=case.pk).update(field="family")
    assert changed_lines(first) == ["1"]
    with pytest.raises(CaseError, match="lý do"):
        close(cast)
    second = close(cast, reason="Sửa lĩnh vực")
    first.refresh_from_db()
    assert (first.version, second.version) == (1, 2)
    assert first.lines[0]["lĩnh vực"] != second.lines[0]["lĩnh vực"]


@pytest.mark.django_db
def test_numbers_go_on_after_a_closing(cast: Cast) -> None:
    a_case(cast)
    close(cast)
    later = a_case(cast, datetime(2026, 11, 3, 3, 0, tzinfo=UTC))
    assert later.number == 2


@pytest.mark.django_db
def test_what_ended_after_the_period_stands_open_in_it(cast: Cast) -> None:
    case, by = a_case(cast), cast.director.actor
    assign(case, practitioner(cast, cast.officer), ENTERED + timedelta(hours=1), by=by)
    close_case(by=by, case=case, ending="completed", result="Xong", at=CLOSED)
    (line,) = register_lines(cast.centre, "cases", OCTOBER)
    assert (line["ngày kết thúc"], line["kết quả"]) == ("", "")


@pytest.mark.django_db
def test_brief_advice_has_its_own_register(cast: Cast) -> None:
    request = ask(cast.centre, ENTERED)
    give_brief_advice(by=cast.reception.actor, request=request, field="land", answer="Nộp đơn ở xã.", at=ENTERED)
    closing = close(cast, register="brief_advice")
    assert closing.lines[0]["trả lời"] == "Nộp đơn ở xã."
    assert (closing.counts["accepted"], closing.counts["carried_out"]) == (1, 0)


@pytest.mark.django_db
def test_every_name_of_the_forms_is_told(cast: Cast) -> None:
    case = a_case(cast)
    closing = close(cast)
    assert set(case_facts(case)) == set(FIELDS)
    told = drawings.get("tt-12-2018-01", "closing").told(closing)
    assert set(told) == {*HEAD, ROWS}
    assert set(told[ROWS][0]) == set(LINE["tt-12-2018-01"])


@pytest.mark.django_db
def test_assigning_asks_for_its_decision_and_replacing_for_another(cast: Cast) -> None:
    case, by = a_case(cast), cast.director.actor
    assert papers_of(by, "case", case).needed == []
    assign(case, practitioner(cast, cast.officer), ENTERED + timedelta(hours=1), by=by)
    fresh = Case.objects.get(pk=case.pk)
    assert [d.form for d in papers_of(by, "case", fresh).needed] == ["tt-08-2017-14"]
    told = drawings.get("tt-08-2017-14", "case").told(fresh)
    assert (told["người thực hiện"], told["loại người thực hiện"]) == (
        cast.officer.user.full_name,
        "trợ giúp viên pháp lý",
    )
    assert told["thẩm quyền ban hành"].startswith("GIÁM ĐỐC TRUNG TÂM")
    lawyer = practitioner(cast, cast.lawyer, kind="contract_lawyer")
    assign(fresh, lawyer, ENTERED + timedelta(hours=2), by=by, reason="Nghỉ ốm")
    fresh = Case.objects.get(pk=case.pk)
    assert [d.form for d in papers_of(by, "case", fresh).needed] == ["tt-08-2017-15"]
    assert drawings.get("tt-08-2017-15", "case").told(fresh)["lý do thay thế"] == "Nghỉ ốm"


@pytest.fixture
def director(client_for) -> Client:
    return client_for("director")


@pytest.mark.django_db
def test_the_pages_close_print_and_tell_what_changed(director: Client, cast: Cast) -> None:
    case = a_case(cast)
    with time_machine.travel(CLOSED, tick=False):
        sent = {"register": "cases", "period": "month:2026-10-01"}
        page = director.post(f"/lam-viec/ket-so/don-vi/{cast.centre.pk}/moi/", sent, follow=True)
        again = director.post(f"/lam-viec/ket-so/don-vi/{cast.centre.pk}/moi/", sent)
    assert "Tháng 10 năm 2026" in page.content.decode()
    assert "không có gì thay đổi" in again.content.decode()
    closing = RegisterClosing.objects.get()
    printed = f"/giay-to/closing/{closing.pk}/tt-12-2018-01"
    text = " ".join(pages(director.get(f"{printed}.pdf").content))
    assert case.code in text
    assert "Kết sổ Tháng 10 năm 2026" in text
    workbook = ZipFile(BytesIO(director.get(f"{printed}.xlsx").content)).read("xl/sharedStrings.xml").decode()
    assert case.code in workbook
    Case.objects.filter(pk=case.pk).update(field="family")
    assert "các số sau đã thay đổi" in director.get(f"/lam-viec/ket-so/{closing.pk}/").content.decode()


@pytest.mark.django_db
def test_the_register_of_a_year_is_printed(director: Client, cast: Cast) -> None:
    case = a_case(cast)
    page = director.get(f"/lam-viec/so-thu-ly/{cast.centre.pk}/2026/").content.decode()
    assert f"/giay-to/register/cases-{cast.centre.pk}-2026/tt-12-2018-01/" in page
    printed = director.get(f"/giay-to/register/cases-{cast.centre.pk}-2026/tt-12-2018-01.docx")
    assert printed.status_code == 200
    assert case.code in director.get(f"/giay-to/register/cases-{cast.centre.pk}-2026/tt-12-2018-01/").content.decode()
    assert director.get(f"/giay-to/register/cases-{cast.other_centre.pk}-2026/tt-12-2018-01/").status_code == 404
    assert director.get("/giay-to/register/nonsense/tt-12-2018-01/").status_code == 404
