"""The numbers of courts and police lead to our cases, however they are typed, and only to who may see them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tgpl.audit.models import Entry
from tgpl.cases.models import OutsideNumber
from tgpl.cases.rules.numbers import number_key, short_key
from tgpl.cases.services import CaseError, enter_stage, note_number, record_national_entry
from tgpl.cases.testing import accept, assign, practitioner

FIND = "/lam-viec/tim/"
NUMBER = "12/2026/TLST-HS"


@pytest.fixture
def case(db, cast, moment):
    made = accept(cast, moment)
    assign(made, practitioner(cast, cast.officer), moment, by=cast.director.actor)
    note_number(by=cast.officer.actor, case=made, body="Tòa án khu vực 1", number=f" Số  {NUMBER}", at=moment)
    return made


def find(client, typed):
    return client.get(FIND, {"q": typed})


@pytest.mark.parametrize(
    "typed",
    [NUMBER, "12/2026/tlst-hs", "số 12/2026/TLST-HS", "Thụ lý số: 12 / 2026 / TLST - HS", "12-2026-TLST-HS", "12/2026"],
)
def test_it_is_found_however_it_is_typed(case, client_for, typed) -> None:
    for who in ("reception", "officer", "director"):
        assert find(client_for(who), typed).headers["Location"] == f"/lam-viec/vu-viec/{case.code}/"


@pytest.mark.parametrize("typed", ["12/2025/TLST-HS", "2/2026/TLST-HS", "12", "12/2026/TLST", "TLST-HS", "1/22026"])
def test_another_number_leads_nowhere(case, client_for, typed) -> None:
    assert "Không tìm thấy" in find(client_for("reception"), typed).content.decode()


@pytest.mark.parametrize("who", ["other_reception", "lawyer", "branch_reception"])
def test_who_may_not_see_the_case_does_not_find_it(case, client_for, who) -> None:
    assert "Không tìm thấy" in find(client_for(who), NUMBER).content.decode()


def test_several_accused_of_one_number_stand_in_a_list(case, cast, client_for, moment) -> None:
    second = accept(cast, moment, person={"full_name": "Vũ Văn Thử"})
    note_number(by=cast.officer.actor, case=second, body="Tòa án khu vực 1", number=NUMBER, at=moment)
    found = find(client_for("reception"), "12/2026").context["found"].cases
    assert [one.code for one in found] == [second.code, case.code]


def test_a_stage_brings_its_number_and_the_ministrys_code_leads_here_too(case, cast, client_for, moment) -> None:
    by, reception = cast.officer.actor, client_for("reception")
    told = {"kind": "appeal", "body": "Tòa án tỉnh", "since": moment.date(), "at": moment}
    enter_stage(by=by, case=case, number="7/2026/TLPT-HS", **told)
    record_national_entry(by=by, case=case, national_code="VV-001-2025", on=moment.date())
    record_national_entry(by=by, case=case, national_code="VV-001-2026", on=moment.date())  # corrected
    for typed in ("7/2026/TLPT-HS", NUMBER, "vv 001 2026"):
        assert find(reception, typed).status_code == 302
    assert find(reception, "VV-001-2025").status_code == 200
    shown = reception.get(reverse("cases:open_course", args=[case.code])).content.decode()
    assert "7/2026/TLPT-HS · Tòa án tỉnh" in shown


def test_it_is_written_down_once_and_must_be_a_number(case, cast, client_for, moment) -> None:
    officer, page = client_for("officer"), reverse("cases:note_number", args=[case.code])
    refused = officer.post(page, {"body": "Công an tỉnh", "number": "TLST"}).content.decode()
    assert "như trên văn bản" in refused
    assert "Công an tỉnh" in refused
    officer.post(page, {"body": "Tòa án", "number": "12/2026/TLST–HS"})
    assert OutsideNumber.objects.filter(case=case).count() == 1
    assert Entry.objects.filter(action="case.number_noted").count() == 1
    with pytest.raises(CaseError):
        note_number(by=cast.officer.actor, case=case, body="Tòa án", number=" - ", at=moment)


def test_a_number_costs_one_question_more_than_a_name(case, client_for) -> None:
    reception, counts = client_for("reception"), []
    for typed in ("nguoi nao khong co", "12/2026/TLPT-HS"):
        with CaptureQueriesContext(connection) as queries:
            find(reception, typed)
        counts.append(len(queries))
    assert counts[1] == counts[0] + 1


PART = st.text("0123456789", min_size=1, max_size=5)


@given(PART, st.integers(2018, 2100), st.sampled_from(["TLST-HS", "TLST-DS", "HSST", "CSĐT"]), st.sampled_from("/- ."))
def test_a_number_is_the_same_with_any_sign_between_its_parts(number, year, kind, sign) -> None:
    key = number_key(f"Số {number}/{year}/{kind}")
    assert number_key(sign.join([number, str(year), *kind.split("-")]).lower()) == key
    assert short_key(key) == number_key(f"{number}/{year}")
