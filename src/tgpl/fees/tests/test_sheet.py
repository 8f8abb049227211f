"""What may be written on a sheet, and what is said of the rest."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile

from tgpl.audit.models import Entry
from tgpl.cases.services import close_case
from tgpl.fees import services
from tgpl.fees.models import Expense, SheetRow
from tgpl.fees.services import FeeError
from tgpl.fees.testing import case_with_officer, choose, draft, write_time

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(cast, moment):
    """A case in proceedings of the officer, to be paid by sessions."""
    case, who = case_with_officer(cast, moment - timedelta(days=5))
    choose(case, who, cast.officer.actor, moment)
    return case, who


@pytest.fixture
def write(sheet, cast, moment):
    """Writes a row of the sheet."""
    return lambda **given: write_time(*sheet, cast.officer.actor, moment, **given)


def test_a_method_is_chosen_once_and_for_good(sheet, cast, moment) -> None:
    with pytest.raises(FeeError, match="không thay đổi được nữa"):
        choose(*sheet, cast.officer.actor, moment, method="lump_sum")
    assert sheet[0].fee_methods.get().method == "sessions"


@pytest.mark.parametrize("form", ["advice", "representation"])
def test_only_proceedings_leave_a_choice(cast, moment, form) -> None:
    case, who = case_with_officer(cast, moment, form=form)
    with pytest.raises(FeeError, match="Chỉ vụ việc tham gia tố tụng"):
        choose(case, who, cast.officer.actor, moment)


def test_time_waits_for_the_method(cast, moment) -> None:
    case, who = case_with_officer(cast, moment)
    with pytest.raises(FeeError, match="Hãy chọn hình thức thanh toán"):
        write_time(case, who, cast.officer.actor, moment)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "holiday"}, "chưa có quy định về loại công việc"),
        ({"party": "Điều tra viên"}, "Bên xác nhận không phù hợp"),
        ({"minutes": 0}, "phải lớn hơn 0"),
        ({"minutes": None}, "phải lớn hơn 0"),
        ({"minutes": 1441}, "không quá 24 giờ một ngày"),
    ],
)
def test_what_is_no_time_is_refused(write, given, said) -> None:
    with pytest.raises(FeeError, match=said):
        write(**given)
    assert not SheetRow.objects.exists()


@pytest.mark.parametrize(("days", "said"), [(-1, "trước ngày thụ lý"), (6, "sau hôm nay")])
def test_time_lies_between_acceptance_and_today(sheet, write, days, said) -> None:
    with pytest.raises(FeeError, match=said):
        write(done_on=sheet[0].accepted_on + timedelta(days=days))


def test_no_time_after_the_end_of_the_case(sheet, write, cast, moment) -> None:
    case, _who = sheet
    close_case(by=cast.officer.actor, case=case, ending="completed", result="Xong", at=moment - timedelta(days=2))
    write(done_on=case.ended_on)
    with pytest.raises(FeeError, match="sau ngày kết thúc vụ việc"):
        write(done_on=case.ended_on + timedelta(days=1))


def test_nobody_is_in_two_places_at_once(write) -> None:
    write(started=time(8), ended=time(11))
    with pytest.raises(FeeError, match="trùng với một dòng đã ghi"):
        write(started=time(10), ended=time(12), minutes=120)
    write(started=time(11), ended=time(12), minutes=60)
    assert SheetRow.objects.count() == 2


def test_a_day_has_twenty_four_hours_over_all_matters(write) -> None:
    write(minutes=1400)
    with pytest.raises(FeeError, match="ngày này quá 24 giờ"):
        write(minutes=41)


def test_the_same_form_sent_twice_is_one_row(write) -> None:
    uid = uuid4()
    assert write(uid=uid) == write(uid=uid)
    assert SheetRow.objects.count() == 1


def test_a_lump_sum_is_written_as_work_without_time(cast, moment) -> None:
    case, who = case_with_officer(cast, moment)
    choose(case, who, cast.officer.actor, moment, method="lump_sum")
    row = write_time(case, who, cast.officer.actor, moment, kind="hearing", minutes=90)
    assert row.minutes is None


def test_a_row_is_removed_only_until_a_statement_holds_it(sheet, write, cast, moment) -> None:
    about = {"by": cast.officer.actor, "case": sheet[0], "practitioner": sheet[1]}
    wrong, right = write(), write()
    services.remove_row(**about, uid=wrong.uid)
    draft(*sheet, cast.officer.actor, moment)
    with pytest.raises(FeeError, match="đã nằm trong bảng kê"):
        services.remove_row(**about, uid=right.uid)
    assert SheetRow.objects.get() == right


def test_another_practitioners_row_is_not_removed(sheet, write, cast, moment) -> None:
    from tgpl.cases.testing import practitioner

    other = practitioner(cast, cast.lawyer, kind="contract_lawyer")
    with pytest.raises(FeeError):
        services.remove_row(by=cast.lawyer.actor, case=sheet[0], practitioner=other, uid=write().uid)


def expense(sheet, cast, moment, **given) -> Expense:
    told = {"kind": "receipt", "spent_on": sheet[0].accepted_on, "amount": 50_000, "title": "Sao chụp", **given}
    return services.add_expense(
        by=cast.officer.actor, case=sheet[0], practitioner=sheet[1], uid=uuid4(), at=moment, **told
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [({"receipt": " "}, "Hãy ghi số hóa đơn"), ({"kind": "lunch", "receipt": "1"}, "loại chi phí")],
)
def test_a_cost_has_its_paper_and_its_kind(sheet, cast, moment, given, said) -> None:
    with pytest.raises(FeeError, match=said):
        expense(sheet, cast, moment, **given)


def test_scans_are_kept_and_known_by_their_digest(write) -> None:
    row = write(file=ContentFile(b"%PDF-1.7 x", name="x.pdf"))
    assert (row.size, len(row.sha256)) == (10, 64)


def test_what_is_written_is_in_the_record(sheet, write) -> None:
    write()
    entry = Entry.objects.get(action="fee.row_added")
    assert (entry.key, entry.person) == (sheet[0].code, str(sheet[0].person.uid))
