"""A statement from its drafting to its payment."""

from datetime import UTC, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tgpl.audit.models import Entry
from tgpl.cases.services import stop_case, suspend_case
from tgpl.cases.testing import assign, practitioner
from tgpl.fees import services
from tgpl.fees.models import SheetRow, Statement
from tgpl.fees.queries import possible_appraisers
from tgpl.fees.rules.moves import ENDS, MOVES, StatementStatus
from tgpl.fees.services import FeeError
from tgpl.fees.testing import WAY, case_with_officer, choose, draft, statement_at, take, write_time

pytestmark = pytest.mark.django_db
SESSION = Decimal(889_200)
OFFICER_SESSION = SESSION * Decimal("0.4")


@pytest.fixture
def sheet(cast, moment):
    case, who = case_with_officer(cast, moment)
    choose(case, who, cast.officer.actor, moment)
    return case, who


def test_every_state_but_the_last_leads_on_and_each_is_reached() -> None:
    assert {status for status, onward in MOVES.items() if not onward} == ENDS
    assert set().union(*MOVES.values()) == set(StatementStatus)


def test_the_whole_way_is_written_down(cast, moment) -> None:
    statement = statement_at(StatementStatus.PAID, cast, moment)
    assert [move.now for move in statement.moves.all()] == WAY
    assert all(move.by_name for move in statement.moves.all())
    assert (statement.total, statement.paid_by_paper) == (OFFICER_SESSION, "PC 12")
    done = {"fee.statement_drafted", "fee.sent_for_appraisal", "fee.appraised", "fee.approved", "fee.paid"}
    assert done <= set(Entry.objects.values_list("action", flat=True))


def test_the_lines_are_kept_as_they_were_reckoned(cast, moment) -> None:
    statement = statement_at(StatementStatus.DRAFTED, cast, moment, minutes=600)
    kept = statement.reckoned
    assert sum(Decimal(line["amount"]) for line in kept["lines"]) == statement.total == Decimal(kept["total"])
    assert "Tham gia phiên tòa: 10 giờ" in [line["text"] for line in kept["lines"]]


def test_a_draft_takes_what_waits_and_there_is_one_at_a_time(sheet, cast, moment) -> None:
    officer = cast.officer.actor
    write_time(*sheet, officer, moment)
    statement = draft(*sheet, officer, moment)
    assert statement.rows.count() == 1
    write_time(*sheet, officer, moment)
    with pytest.raises(FeeError, match="đã có một bảng kê đang xử lý"):
        draft(*sheet, officer, moment)
    assert SheetRow.objects.filter(statement=None).count() == 1


def test_there_is_no_statement_of_nothing(sheet, cast, moment) -> None:
    with pytest.raises(FeeError, match="Chưa có dòng nào mới"):
        draft(*sheet, cast.officer.actor, moment)
    assert not Statement.objects.exists()


def test_what_cannot_be_reckoned_leaves_nothing_behind(cast, moment) -> None:
    case, who = case_with_officer(cast, moment)
    choose(case, who, cast.officer.actor, moment, method="lump_sum")
    write_time(case, who, cast.officer.actor, moment)
    with pytest.raises(FeeError, match="Chưa có định mức cho giai đoạn appeal"):
        draft(case, who, cast.officer.actor, moment, stages=["appeal"])
    assert not Statement.objects.exists()
    assert SheetRow.objects.get().statement is None


def test_a_lump_sum_from_the_tables(cast, moment) -> None:
    case, who = case_with_officer(cast, moment)
    choose(case, who, cast.officer.actor, moment, method="lump_sum")
    write_time(case, who, cast.officer.actor, moment)
    facts = {"charges": ["very_serious"] * 2, "stages": ["investigation", "prosecution", "first_instance"]}
    statement = draft(case, who, cast.officer.actor, moment, **facts)
    assert statement.total == 9_360_000  # 40% of ten base salaries


def test_a_lawyer_is_paid_for_written_advice(cast, moment) -> None:
    case, _officer = case_with_officer(cast, moment, form="advice")
    lawyer = practitioner(cast, cast.lawyer, kind="contract_lawyer")
    assign(case, lawyer, moment, by=cast.director.actor, reason="Thay người")
    statement = draft(case, lawyer, cast.lawyer.actor, moment, documents=2, coefficient="0.1")
    assert statement.total == 468_000


def appraised(statement: Statement, cast, moment, minutes: int, because: str = "") -> None:
    row = statement.rows.get()
    services.appraise(by=cast.assessor.actor, statement=statement, accepted={row.pk: (minutes, because)}, at=moment)


def test_the_appraiser_takes_time_away_with_a_reason(cast, moment) -> None:
    statement = statement_at(StatementStatus.APPRAISING, cast, moment, minutes=480)
    with pytest.raises(FeeError, match="Hãy ghi lý do"):
        appraised(statement, cast, moment, 240)
    appraised(statement, cast, moment, 240, "Phiên tòa chỉ một buổi")
    statement.refresh_from_db()
    assert (statement.status, statement.fee) == ("appraised", OFFICER_SESSION)
    assert statement.rows.get().cut_because == "Phiên tòa chỉ một buổi"


def test_the_appraiser_adds_no_time(cast, moment) -> None:
    statement = statement_at(StatementStatus.APPRAISING, cast, moment, minutes=60)
    with pytest.raises(FeeError, match="không được nhiều hơn"):
        appraised(statement, cast, moment, 61)
    with pytest.raises(IntegrityError), transaction.atomic():
        SheetRow.objects.update(accepted_minutes=61)


def test_only_the_named_appraiser_appraises(cast, moment) -> None:
    statement = statement_at(StatementStatus.APPRAISING, cast, moment)
    with pytest.raises(FeeError, match="Chỉ người được cử thẩm định"):
        services.appraise(by=cast.director.actor, statement=statement, accepted={}, at=moment)


def test_who_may_be_named(cast, moment) -> None:
    statement = statement_at(StatementStatus.DRAFTED, cast, moment)
    names = set(possible_appraisers(statement).values_list("username", flat=True))
    assert {"director", "assessor", "department_officer"} <= names
    assert not names & {"officer", "lawyer", "accountant", "other_assessor"}
    with pytest.raises(FeeError, match="Hãy chọn người khác"):
        services.send_for_appraisal(by=cast.director.actor, statement=statement, appraiser=cast.officer.user, at=moment)


@pytest.mark.parametrize("status", [StatementStatus.DRAFTED, StatementStatus.APPRAISING, StatementStatus.PAID])
def test_only_what_was_appraised_is_approved(cast, moment, status) -> None:
    statement = statement_at(status, cast, moment)
    with pytest.raises(FeeError, match="không thể làm bước này"):
        services.approve(by=cast.director.actor, statement=statement, at=moment)


def test_the_second_of_two_heads_is_told(cast, moment) -> None:
    statement = statement_at(StatementStatus.APPRAISED, cast, moment)
    another = Statement.objects.get(pk=statement.pk)
    services.approve(by=cast.director.actor, statement=statement, at=moment)
    with pytest.raises(FeeError, match="Một cán bộ khác vừa thay đổi"):
        services.approve(by=cast.director.actor, statement=another, at=moment)
    assert statement.moves.filter(now="approved").count() == 1


def test_nobody_approves_their_own_pay(cast, moment) -> None:
    statement = statement_at(StatementStatus.APPRAISED, cast, moment)
    with pytest.raises(FeeError, match="Không ai tự duyệt"):
        services.approve(by=cast.officer.actor, statement=statement, at=moment)


@pytest.mark.parametrize("days", [-1, 1])
def test_a_payment_lies_between_the_draft_and_today(cast, moment, days) -> None:
    statement = statement_at(StatementStatus.APPROVED, cast, moment)
    with pytest.raises(FeeError, match="Ngày chi phải từ ngày lập"):
        services.pay(
            by=cast.accountant.actor, statement=statement, on=moment.date() + timedelta(days=days), paper="1", at=moment
        )


def test_the_day_of_a_payment_is_a_day_of_hà_nội(cast, moment) -> None:
    early = moment.replace(hour=1).astimezone(UTC)  # the evening before, in Greenwich
    statement = statement_at(StatementStatus.APPROVED, cast, early)
    services.pay(by=cast.accountant.actor, statement=statement, on=moment.date(), paper="1", at=early)
    assert statement.paid_on == moment.date()


def test_what_was_approved_comes_back_only_from_the_accountant(cast, moment) -> None:
    statement = statement_at(StatementStatus.APPROVED, cast, moment)
    given = {"statement": statement, "reason": "Thiếu hóa đơn", "at": moment}
    with pytest.raises(FeeError, match="chỉ kế toán"):
        services.return_to_draft(by=cast.director.actor, **given)
    services.return_to_draft(by=cast.accountant.actor, **given)
    assert (statement.status, statement.moves.last().reason) == ("drafted", "Thiếu hóa đơn")


def test_a_cancelled_draft_sets_its_rows_free(cast, moment) -> None:
    statement = statement_at(StatementStatus.CANCELLED, cast, moment)
    assert SheetRow.objects.get().statement is None
    again = draft(statement.case, statement.practitioner, cast.officer.actor, moment)
    assert again.total == OFFICER_SESSION


def test_a_second_statement_pays_only_what_is_new(cast, moment) -> None:
    first = statement_at(StatementStatus.PAID, cast, moment, minutes=60)
    officer = cast.officer.actor
    write_time(first.case, first.practitioner, officer, moment, minutes=60)
    second = draft(first.case, first.practitioner, officer, moment)
    # One hour is half a session, two are half a session still: the rest of hours is rounded once for the case.
    assert (first.total, second.total) == (OFFICER_SESSION / 2, 0)


def test_no_more_than_thirty_sessions_for_all_who_worked_on_the_case(cast, moment) -> None:
    case, officer = case_with_officer(cast, moment - timedelta(days=20))
    choose(case, officer, cast.officer.actor, moment)
    for day in range(5):
        write_time(
            case, officer, cast.officer.actor, moment, minutes=1200, done_on=case.accepted_on + timedelta(days=day)
        )
    first = draft(case, officer, cast.officer.actor, moment)
    lawyer = practitioner(cast, cast.lawyer, kind="contract_lawyer")
    assign(case, lawyer, moment, by=cast.director.actor, reason="Thay người")
    choose(case, lawyer, cast.lawyer.actor, moment)
    for day in range(5):
        write_time(
            case, lawyer, cast.lawyer.actor, moment, minutes=1200, done_on=case.accepted_on + timedelta(days=day)
        )
    second = draft(case, lawyer, cast.lawyer.actor, moment)
    assert first.total == 25 * OFFICER_SESSION
    # Each has a half of 30 sessions; the officer already has 10 more, in money of theirs.
    assert second.total == 15 * SESSION - 10 * OFFICER_SESSION


def test_a_suspended_lump_sum_pays_for_the_part_that_was_done(cast, moment) -> None:
    case, who = case_with_officer(cast, moment)
    choose(case, who, cast.officer.actor, moment, method="lump_sum")
    write_time(case, who, cast.officer.actor, moment)
    suspend_case(by=cast.officer.actor, case=case, reason="Bị can bỏ trốn", at=moment)
    with pytest.raises(FeeError, match="Hãy ghi phần việc đã làm"):
        draft(case, who, cast.officer.actor, moment, norm_sessions="20")
    statement = draft(case, who, cast.officer.actor, moment, norm_sessions="20", share="25")
    assert statement.total == 5 * OFFICER_SESSION


def test_a_lump_sum_is_cut_where_the_case_ended_early(cast, moment) -> None:
    case, who = case_with_officer(cast, moment)
    choose(case, who, cast.officer.actor, moment, method="lump_sum")
    write_time(case, who, cast.officer.actor, moment)
    stop_case(by=cast.director.actor, case=case, ground_code="withdrawal", reason="Rút yêu cầu", at=moment)
    with pytest.raises(FeeError, match="kết thúc sớm"):
        draft(case, who, cast.officer.actor, moment, norm_sessions="20")
    statement = draft(case, who, cast.officer.actor, moment, norm_sessions="20", share="25")
    assert statement.total == 5 * OFFICER_SESSION


def test_costs_stand_beside_the_fee_in_full(sheet, cast, moment) -> None:
    write_time(*sheet, cast.officer.actor, moment)
    services.add_expense(
        by=cast.officer.actor, case=sheet[0], practitioner=sheet[1], uid=uuid4(), at=moment,
        kind="sign_language_interpreter", spent_on=sheet[0].accepted_on, amount=Decimal(300_000), title="Buổi gặp",
    )  # fmt: skip
    statement = draft(*sheet, cast.officer.actor, moment)
    assert (statement.fee, statement.costs) == (OFFICER_SESSION, 300_000)


def test_each_sees_what_is_theirs(cast, moment) -> None:
    statement = statement_at(StatementStatus.DRAFTED, cast, moment)

    def sees(nick: str) -> bool:
        return Statement.objects.visible_to(cast.people[nick].actor).filter(pk=statement.pk).exists()

    assert [nick for nick in cast.people if sees(nick)] == ["director", "officer", "department_officer", "accountant"]
    take(StatementStatus.APPRAISING, statement, cast, cast.director.actor, moment)
    assert sees("assessor")
