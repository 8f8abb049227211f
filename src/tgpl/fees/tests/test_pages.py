"""The pages of fees, through their addresses."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tgpl.audit.models import Entry
from tgpl.fees.models import ChosenMethod, Expense, SheetRow, Statement
from tgpl.fees.presenters import fees_of_case
from tgpl.fees.rules.moves import StatementStatus
from tgpl.fees.testing import case_with_officer, choose, draft, statement_at, write_time
from tgpl.fees.tests.sheets import cells

pytestmark = pytest.mark.django_db


def url(name: str, *args: object) -> str:
    return reverse(f"fees:{name}", args=args)


def day_of(day, name: str) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


@pytest.fixture
def sheet(cast, moment):
    return case_with_officer(cast, moment - timedelta(days=3))


def of(sheet, name: str, *more: object) -> str:
    case, who = sheet
    return url(name, case.code, who.pk, *more)


def time_told(moment, **given) -> dict:
    told = {"what": "hearing|Thẩm phán, thư ký", "hours": "3,5", "title": "Phiên sơ thẩm", "uid": str(uuid4())}
    return {**told, **day_of(moment, "done_on"), **given}


def test_a_practitioner_chooses_writes_and_draws_up(sheet, cast, client_for, moment) -> None:
    officer = client_for("officer")
    assert "Chọn hình thức thanh toán" in officer.get(of(sheet, "open_sheet")).content.decode()
    assert officer.get(of(sheet, "add_row")).url == of(sheet, "choose_method")
    officer.post(of(sheet, "choose_method"), {"method": "sessions", "paper": "Số 1"})
    assert ChosenMethod.objects.get().method == "sessions"

    scan = SimpleUploadedFile("xac-nhan.pdf", b"%PDF-1.7 x")
    told = time_told(moment, confirmed_by="Nguyễn Văn Thử", file=scan)
    assert officer.post(of(sheet, "add_row"), told).url == of(sheet, "open_sheet")
    row = SheetRow.objects.get()
    assert (row.minutes, row.kind, row.party) == (210, "hearing", "Thẩm phán, thư ký")
    taken = officer.get(url("take_scan", row.uid))
    assert b"".join(taken.streaming_content) == b"%PDF-1.7 x"

    cost = {"kind": "receipt", "amount": "120.000", "title": "Sao chụp", "receipt": "HĐ 5", "uid": str(uuid4())}
    officer.post(of(sheet, "add_expense"), {**cost, **day_of(moment, "spent_on")})
    assert Expense.objects.get().amount == 120_000

    done = officer.post(of(sheet, "draft_statement"), day_of(moment, "on"))
    statement = Statement.objects.get()
    assert done.url == url("open_statement", statement.uid)
    page = officer.get(done.url).content.decode()
    assert "475.680" in page  # 0,4 × 889.200 + 120.000
    assert "1 buổi × 0,38 × 2.340.000 đồng" in page
    assert page.count("Cần kiểm tra lại") < 10


def test_one_more_row_from_the_same_page(sheet, cast, client_for, moment) -> None:
    choose(*sheet, cast.officer.actor, moment)
    answer = client_for("officer").post(of(sheet, "add_row"), time_told(moment, again="1"))
    assert answer.url == of(sheet, "add_row")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"hours": ""}, "Hãy ghi giờ bắt đầu và kết thúc, hoặc chỉ ghi số giờ"),
        ({"started": "08:00", "ended": "10:00"}, "hoặc chỉ ghi số giờ"),
        ({"hours": "", "started": "08:00"}, "Hãy ghi cả giờ bắt đầu và giờ kết thúc"),
        ({"hours": "", "started": "10:00", "ended": "09:00"}, "Giờ kết thúc phải sau giờ bắt đầu"),
        ({"hours": "25"}, "error-summary"),
        ({"what": "hearing|Trại giam"}, "error-summary"),
        ({"what": ""}, "error-summary"),
        ({"done_on_day": "31", "done_on_month": "2"}, "Không có ngày"),
        ({"done_on_year": "2020"}, "ở trước ngày thụ lý"),
        ({"file": SimpleUploadedFile("x.exe", b"MZ")}, "Chỉ nhận tệp PDF"),
    ],
)
def test_wrong_time_is_said_and_nothing_typed_is_lost(sheet, cast, client_for, moment, sent, said) -> None:
    choose(*sheet, cast.officer.actor, moment)
    page = client_for("officer").post(of(sheet, "add_row"), time_told(moment, **sent)).content.decode()
    assert said in page
    assert "Phiên sơ thẩm" in page
    assert not SheetRow.objects.exists()


def test_from_and_to_are_enough(sheet, cast, client_for, moment) -> None:
    choose(*sheet, cast.officer.actor, moment)
    client_for("officer").post(of(sheet, "add_row"), time_told(moment, hours="", started="08:00", ended="10:20"))
    assert SheetRow.objects.get().minutes == 140


def test_the_same_form_sent_twice_is_one_row(sheet, cast, client_for, moment) -> None:
    choose(*sheet, cast.officer.actor, moment)
    told = time_told(moment)
    officer = client_for("officer")
    assert [officer.post(of(sheet, "add_row"), told).status_code for _time in range(2)] == [302, 302]
    assert SheetRow.objects.count() == 1


def test_a_lump_sum_asks_for_the_stages_and_says_what_is_missing(sheet, cast, client_for, moment) -> None:
    choose(*sheet, cast.officer.actor, moment, method="lump_sum")
    officer = client_for("officer")
    work = {"kind": "hearing", "title": "Dự phiên tòa", "uid": str(uuid4()), **day_of(moment, "done_on")}
    officer.post(of(sheet, "add_row"), work)
    told = {"matter": "criminal", "charges": ["serious"], "stages": ["appeal"], **day_of(moment, "on")}
    assert "Chưa có định mức" in officer.post(of(sheet, "draft_statement"), told).content.decode()
    officer.post(of(sheet, "draft_statement"), {**told, "norm_sessions": "10,5", "several_charges": "on"})
    # 10,5 buổi × 130% × 0,38 × 2.340.000, of which the trợ giúp viên gets 40%.
    assert Statement.objects.get().total == 4_855_032


def test_a_mistake_is_removed(sheet, cast, client_for, moment) -> None:
    choose(*sheet, cast.officer.actor, moment)
    row = write_time(*sheet, cast.officer.actor, moment)
    assert client_for("officer").get(of(sheet, "remove_row", row.uid)).status_code == 405
    client_for("officer").post(of(sheet, "remove_row", row.uid))
    assert not SheetRow.objects.exists()


def test_the_whole_way_through_the_pages(cast, client_for, moment) -> None:
    statement = statement_at(StatementStatus.DRAFTED, cast, moment, minutes=480)
    page, row = url("open_statement", statement.uid), statement.rows.get()

    def step(nick: str, name: str, **told: str) -> str:
        answer = client_for(nick).post(url(name, statement.uid), told)
        return answer.url if answer.status_code == 302 else answer.content.decode()

    assert step("director", "send_for_appraisal", appraiser=str(cast.assessor.user.pk)) == page
    hours = {f"hours_{row.pk}": "4"}
    assert "Hãy ghi lý do giảm thời gian của dòng này" in step("assessor", "appraise", **hours)
    assert step("assessor", "appraise", **hours, **{f"because_{row.pk}": "Phiên tòa hoãn"}) == page
    assert step("director", "approve") == page
    assert step("accountant", "pay", paper="PC 7", **day_of(moment, "on")) == page
    statement.refresh_from_db()
    assert (statement.status, statement.total) == ("paid", 355_680)
    shown = client_for("officer").get(page).content.decode()
    assert "Phiên tòa hoãn" in shown
    assert "<p>PC 7</p>" in shown  # why, in the timeline


@pytest.mark.parametrize(
    ("status", "nick", "labels"),
    [
        ("drafted", "officer", ["Hủy bảng kê"]),
        ("drafted", "director", ["Cử người thẩm định", "Hủy bảng kê"]),
        ("appraising", "assessor", ["Thẩm định thời gian"]),
        ("appraising", "director", ["Trả lại"]),
        ("appraised", "director", ["Duyệt", "Trả lại"]),
        ("approved", "accountant", ["Ghi đã chi", "Trả lại"]),
        ("approved", "director", []),
        ("paid", "accountant", []),
        ("paid", "department_officer", []),
    ],
)
def test_each_is_offered_the_step_that_is_theirs(cast, client_for, moment, status, nick, labels) -> None:
    statement = statement_at(StatementStatus(status), cast, moment)
    page = client_for(nick).get(url("open_statement", statement.uid))
    offered = [step.label for step, _url in [*page.context["steps"], *page.context["other_steps"]]]
    assert offered == labels


def test_opening_a_statement_is_written_down(cast, client_for, moment) -> None:
    statement = statement_at(StatementStatus.DRAFTED, cast, moment)
    client_for("accountant").get(url("open_statement", statement.uid))
    entry = Entry.objects.get(action="fee.statement_read")
    assert (entry.who, entry.person) == (cast.accountant.user.full_name, str(statement.case.person.uid))


def test_the_list_by_state_with_the_sums_of_a_period(cast, client_for, moment) -> None:
    for status in StatementStatus:
        statement_at(status, cast, moment)
    accountant = client_for("accountant")
    page = accountant.get(url("list_statements"))
    assert len(page.context["rows"]) == len(StatementStatus)
    assert [row[2:] for row in page.context["sums"]] == [(1, 355_680)] * len(StatementStatus)
    paid = accountant.get(url("list_statements"), {"status": "paid"})
    assert [statement.status for statement, _tag in paid.context["rows"]] == ["paid"]
    before = {"first": "2026-01-01", "last": "2026-03-01"}
    assert "Không có bảng kê nào" in accountant.get(url("list_statements"), before).content.decode()


@pytest.mark.parametrize("rows", [1, 12])
def test_pages_cost_the_same_for_few_and_many(cast, client_for, moment, rows, django_assert_max_num_queries) -> None:
    case, who = case_with_officer(cast, moment - timedelta(days=30))
    choose(case, who, cast.officer.actor, moment)
    for day in range(rows):
        write_time(case, who, cast.officer.actor, moment, done_on=case.accepted_on + timedelta(days=day))
    officer, director = client_for("officer"), client_for("director")
    with django_assert_max_num_queries(8):
        officer.get(url("list_sheets"))
    with django_assert_max_num_queries(10):
        officer.get(of((case, who), "open_sheet"))
    statement = draft(case, who, cast.officer.actor, moment)
    for _other in range(rows - 1):
        statement_at(StatementStatus.PAID, cast, moment, minutes=60)
    with django_assert_max_num_queries(12):
        director.get(url("open_statement", statement.uid))
    with django_assert_max_num_queries(8):
        director.get(url("list_statements"))
    head = cast.director.actor
    with django_assert_max_num_queries(1):
        assert fees_of_case(head, case)


@pytest.mark.parametrize("nick", ["reception", "lawyer", "assessor"])
def test_the_page_of_a_case_tells_nothing_to_others(sheet, cast, nick) -> None:
    assert fees_of_case(cast.people[nick].actor, sheet[0]) is None


def test_the_page_of_a_case_leads_to_sheet_and_statement(cast, client_for, moment) -> None:
    statement = statement_at(StatementStatus.DRAFTED, cast, moment)
    page = client_for("director").get(reverse("cases:open_parts", args=[statement.case.code])).content.decode()
    assert url("open_statement", statement.uid) in page
    assert of((statement.case, statement.practitioner), "open_sheet") in page


def test_the_register_of_payments_is_a_workbook(cast, client_for, moment) -> None:
    statement = statement_at(StatementStatus.APPROVED, cast, moment)
    Statement.objects.filter(pk=statement.pk).update(status="paid", paid_on=moment.date(), paid_by_paper="=1+1")
    rows = cells(client_for("accountant").get(url("take_register")).content)
    assert rows[2][2:9] == ["=1+1", "Phạm Văn Trợ", "Trợ giúp viên pháp lý", statement.case.code, 355680, 0, 355680]
    assert rows[3][8] == 355680
    assert Entry.objects.filter(action="fee.register_taken").exists()


def test_the_sum_is_a_workbook(cast, client_for, moment) -> None:
    statement = statement_at(StatementStatus.DRAFTED, cast, moment)
    rows = cells(client_for("officer").get(url("take_workbook", statement.uid)).content)
    assert rows[-1][1:4] == ["Tổng cộng", "", 355680]
    assert sum(row[3] for row in rows[3:-1] if row[3] != "") == 355680
