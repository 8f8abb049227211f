"""The tables counted from the register, beside the same counts written by hand in SQL."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from tgpl.accounts.testing import Cast
from tgpl.cases.models import Case
from tgpl.cases.services import stop_case
from tgpl.cases.testing import assign, practitioner
from tgpl.reports.tables.queries.catalogue import period_of, table_on
from tgpl.reports.tables.queries.counting import _count, read_table
from tgpl.reports.tables.queries.records import NoSuchCell, records_behind, records_of_fault
from tgpl.reports.tables.queries.sheets import read_sheet, span_of
from tgpl.reports.tables.rules.form import Column, Row
from tgpl.reports.tables.rules.sheet import Sheet
from tgpl.reports.tables.testing import MERIT, MINORITY, POOR, accepted, ended, worked_on

pytestmark = pytest.mark.django_db
YEAR_AGO = timedelta(days=365)


@pytest.fixture
def who(cast: Cast) -> Any:
    return practitioner(cast, cast.officer)


@pytest.fixture
def register(cast: Cast, who: Any, moment: datetime) -> Cast:
    """Two cases of the year before (one still open), four of this year (two ended), one of the branch."""
    before = moment - timedelta(days=70)
    accepted(cast, before, facts=MERIT, sex="male")
    ended(accepted(cast, before, field="civil", form="advice"), cast, who, moment)
    ended(accepted(cast, moment - timedelta(days=9), facts={**POOR, **MINORITY}), cast, who, moment)
    ended(
        accepted(cast, moment - timedelta(days=8), facts=MINORITY, field="land", form="advice", sex="male"),
        cast,
        who,
        moment,
    )
    accepted(cast, moment)
    accepted(cast, moment, office=cast.branch)
    return cast


def sheet(cast: Cast, code: str, period: str = "2026", offices: frozenset[int] | None = None) -> Sheet:
    return read_sheet(code, period_of(period), offices or cast.department_officer.actor.offices)


def test_cases_are_carried_over_accepted_and_ended(register: Cast) -> None:
    table = sheet(register, "25")
    assert [table.cell("TS", key) for key in ("1", "2", "3", "4", "5", "6")] == [6, 2, 4, 3, 3, 0]
    assert (table.cell("I.2.1", "2"), table.cell("I.2.1", "4")) == (1, 1)
    assert (table.cell("I.4", "4"), table.cell("I.4.1", "4"), table.cell("II.1", "4")) == (1, 1, 2)
    assert all(check.holds for check in table.checks)


def test_what_is_carried_over_is_what_the_year_before_left_undone(register: Cast) -> None:
    now, before = sheet(register, "25", "2026"), sheet(register, "25", "2025")
    assert now.cell("TS", "2") == before.cell("TS", "1") - before.cell("TS", "4") == 2


def test_a_person_is_counted_under_one_ground_the_poor_of_a_minority_in_their_own_column(register: Cast) -> None:
    table = sheet(register, "24", "2026")
    assert {key: table.cell("TS", key) for key in ("1", "2", "3", "5", "6", "7")} == {
        "1": 3, "2": 1, "3": 2, "5": 1, "6": 1, "7": 1,
    }  # fmt: skip
    assert all(check.holds for check in table.checks)


def test_status_at_the_end_of_the_period_adds_up(register: Cast) -> None:
    table = sheet(register, "15b")
    assert [table.cell("TS", key) for key in ("1", "4", "5", "6", "7")] == [6, 3, 3, 0, 3]
    assert all(check.holds for check in table.checks)


def test_organisations_and_people_stand_as_on_the_last_day(register: Cast) -> None:
    table = sheet(register, "15c")
    assert table.cell("I", "1") == 2
    assert (table.cell("I.1", "1"), table.cell("I.2", "1"), table.cell("I.1", "2")) == (1, 1, None)
    assert (table.cell("II.1", "1"), table.cell("II.1", "3")) == (1, 1)


def test_an_office_counts_its_own(register: Cast) -> None:
    assert sheet(register, "25", offices=frozenset({register.branch.pk})).cell("TS", "1") == 1


def test_a_case_done_by_two_counts_half_for_each(register: Cast, moment: datetime) -> None:
    cast = register
    case = accepted(cast, moment - timedelta(days=5))
    first, second = practitioner(cast, cast.branch_officer), practitioner(cast, cast.lawyer, kind="contract_lawyer")
    by = cast.director.actor
    assign(case, cast.officer.user.practitioner, moment - timedelta(days=4), by=by)
    worked_on(case, cast, moment - timedelta(days=3))
    assign(case, second, moment - timedelta(days=2), by=by, reason="Người trước nghỉ ốm.")
    ended(case, cast, second, moment)
    table = sheet(cast, "25")
    assert [table.cell("TS", key) for key in ("4", "5", "6", "7")] == [4, 3.5, 0.5, 0.5]
    assert all(check.holds for check in table.checks)
    span = span_of(period_of("2026"), by.offices)
    for column in ("5", "7"):
        _, rows = records_behind(table_on("25", span.last), "TS", column, span, by)
        assert case in rows
    assert first.pk != second.pk


def test_a_replaced_practitioner_who_did_nothing_has_no_part(register: Cast, moment: datetime) -> None:
    cast, by = register, register.director.actor
    case, second = accepted(cast, moment), practitioner(cast, cast.lawyer, kind="contract_lawyer")
    assign(case, cast.officer.user.practitioner, moment, by=by)
    assign(case, second, moment, by=by, reason="Có xung đột lợi ích.")
    ended(case, cast, second, moment)
    assert [sheet(cast, "25").cell("TS", key) for key in ("4", "5", "7")] == [4, 3, 1]


def test_a_case_ended_before_anybody_was_put_on_it_is_not_lost(register: Cast, moment: datetime) -> None:
    case = accepted(register, moment)
    stop_case(by=register.director.actor, case=case, ground_code="withdrawal", reason="Rút yêu cầu.", at=moment)
    table = sheet(register, "25")
    assert (table.cell("TS", "4"), table.cell("TS", "14")) == (4, 1)
    assert all(check.holds for check in table.checks)
    assert sheet(register, "15b").cell("TS", "6") == 1


@pytest.mark.parametrize("code", ["24", "25", "15a", "15b", "15c"])
def test_every_cell_opens_as_many_records_as_it_counts(register: Cast, code: str) -> None:
    actor, period = register.department_officer.actor, period_of("2026")
    form, span, table = table_on(code, period.last), span_of(period, actor.offices), sheet(register, code)
    opened = 0
    for row in table.rows:
        for column, number in row.cells.items():
            if number is None:
                with pytest.raises(NoSuchCell):
                    records_behind(form, row.key, column, span, actor)
            else:
                assert records_behind(form, row.key, column, span, actor)[1].count() == number
                opened += 1
    assert opened >= 15


def test_a_fault_leads_to_the_records_that_make_it(register: Cast, who: Any, moment: datetime) -> None:
    odd = ended(accepted(register, moment, sex="unstated"), register, who, moment)
    actor, span = (
        register.department_officer.actor,
        span_of(period_of("2026"), register.department_officer.actor.offices),
    )
    form, table = table_on("15a", span.last), sheet(register, "15a")
    broken = [number for number, check in enumerate(table.checks) if not check.holds]
    assert [table.checks[number].rule for number in broken] == ["1 = 2 + 3"]
    found = records_of_fault(form, form.checks[broken[0]], "TS", span, actor)
    assert found is not None
    assert list(found[1]) == [odd]


def test_sides_that_count_different_things_point_at_no_record(register: Cast) -> None:
    actor = register.department_officer.actor
    span, form = span_of(period_of("2026"), actor.offices), table_on("15b", period_of("2026").last)
    assert records_of_fault(form, form.checks[0], "TS", span, actor) is None


def by_hand(statement: str) -> Counter[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return Counter(dict(cursor.fetchall()))


def test_the_tables_agree_with_statements_written_by_hand(register: Cast) -> None:
    offices = ",".join(map(str, register.department_officer.actor.offices))
    table = sheet(register, "25")
    for column, condition in {
        "2": "accepted_on < '2026-01-01' AND (ended_on IS NULL OR ended_on >= '2026-01-01')",
        "3": "accepted_on BETWEEN '2026-01-01' AND '2026-12-31'",
        "4": "ended_on BETWEEN '2026-01-01' AND '2026-12-31'",
    }.items():
        counted = by_hand(
            f"SELECT form, count(*) FROM cases_case WHERE office_id IN ({offices}) AND {condition} GROUP BY form"
        )
        assert [table.cell(f"II.{n}", column) for n in (1, 2)] == [counted["advice"], counted["proceedings"]]
    sexes = by_hand(
        "SELECT p.sex, count(*) FROM cases_case c JOIN people_person p ON p.id = c.person_id "
        f"WHERE c.office_id IN ({offices}) AND ended_on BETWEEN '2026-01-01' AND '2026-12-31' GROUP BY p.sex"
    )
    people = sheet(register, "15a")
    assert [people.cell("TS", key) for key in ("2", "3")] == [sexes["male"], sexes["female"]]


@pytest.mark.parametrize(("code", "statements"), [("24", 1), ("25", 4), ("15a", 1), ("15b", 5), ("15c", 2)])
def test_a_table_takes_few_statements(
    register: Cast, code: str, statements: int, django_assert_num_queries: Any
) -> None:

    span = span_of(period_of("2026"), register.department_officer.actor.offices)
    form = table_on(code, span.last)
    with django_assert_num_queries(statements):
        read_table(form, span)


def test_adding_closing_and_correcting_a_case_move_the_figures_they_should(
    register: Cast, who: Any, moment: datetime
) -> None:
    def figures() -> dict[str, float | None]:
        cases, people = sheet(register, "25"), sheet(register, "24")
        named = {"carried": "2", "accepted": "3", "ended": "4"}
        found = {name: cases.cell("TS", key) for name, key in named.items()}
        return {
            **found,
            "criminal": cases.cell("I.1", "4"),
            "male": people.cell("TS", "2"),
            "female": people.cell("TS", "3"),
        }

    start = figures()
    case = accepted(register, moment)
    added = figures()
    assert added == {**start, "accepted": start["accepted"] + 1}
    ended(case, register, who, moment)
    closed = figures()
    assert closed == {
        **added, "ended": added["ended"] + 1, "criminal": added["criminal"] + 1, "female": added["female"] + 1,
    }  # fmt: skip
    Case.objects.filter(pk=case.pk).update(field="civil")
    case.person.sex = "male"
    case.person.save(update_fields=["sex"])
    corrected = {"criminal": closed["criminal"] - 1, "female": closed["female"] - 1, "male": closed["male"] + 1}
    assert figures() == {**closed, **corrected}


def test_what_is_told_apart_by_nothing_is_one_line(register: Cast) -> None:
    span = span_of(period_of("2026"), register.department_officer.actor.offices)
    form = replace(
        table_on("25", span.last), columns=(Column("1", "Tất cả", "carried"),), rows=(Row("TS", ""),), checks=()
    )
    (line,) = _count(form, "carried", frozenset(), span).lines
    assert (line.values, line.number) == ({}, 2)
    assert read_table(form, span).cells == {("TS", "1"): 2}
