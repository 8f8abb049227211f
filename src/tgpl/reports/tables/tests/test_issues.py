"""A table from its preparation to its receipt, and its corrections."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.cases.models import Case
from tgpl.cases.testing import practitioner
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.documents.services import render
from tgpl.documents.tests.reading import pages
from tgpl.reports.models import SnapshotAltered, TableIssue
from tgpl.reports.tables.drawing import as_paper, as_xlsx
from tgpl.reports.tables.presenters import head_of
from tgpl.reports.tables.queries.catalogue import period_of
from tgpl.reports.tables.services import (
    IssueError,
    check_table,
    note_receipt,
    prepare_table,
    return_table,
    send_table,
    sign_table,
)
from tgpl.reports.tables.testing import accepted, ended

pytestmark = pytest.mark.django_db
YEAR = "2025"
SIGNER = {"signer": "Nguyễn Thị Mẫu", "position": "GIÁM ĐỐC"}


@pytest.fixture
def old(cast: Cast, moment: datetime) -> Cast:
    """Two cases of 2025, one of them ended in it."""
    then = moment - timedelta(days=90)
    ended(accepted(cast, then), cast, practitioner(cast, cast.officer), then + timedelta(days=5))
    accepted(cast, then, sex="male")
    return cast


def prepared(cast: Cast, table: str = "25", correction: str = "") -> TableIssue:
    return prepare_table(by=cast.reception.actor, table=table, period=period_of(YEAR), correction=correction)


def signed_issue(cast: Cast, table: str = "25", correction: str = "") -> TableIssue:
    issue, director = prepared(cast, table, correction), cast.director.actor
    check_table(by=director, issue=issue)
    sign_table(by=director, issue=issue, signed_on=date(2026, 3, 2), **SIGNER)
    return issue


def files(issue: TableIssue) -> tuple[bytes, bytes]:
    again = TableIssue.objects.select_related("agency__parent").get(pk=issue.pk)
    return render(as_paper(again.read(), head_of(again)), "pdf"), as_xlsx(again.read(), head_of(again))


def test_a_table_goes_from_hand_to_hand(old: Cast) -> None:
    issue = prepared(old)
    assert (issue.version, issue.status, issue.read().cell("TS", "4")) == (1, "prepared", 1)
    check_table(by=old.director.actor, issue=issue)
    file = ContentFile(b"\x30\x82chu ky", name="bieu25.p7s")
    sign_table(by=old.director.actor, issue=issue, signed_on=date(2026, 3, 2), signature=file, **SIGNER)
    sending = send_table(by=old.director.actor, issue=issue)
    assert sending.receiver == old.department
    note_receipt(by=old.department_officer.actor, sending=sending, received_on=date(2026, 3, 2))
    issue.refresh_from_db()
    with issue.signature.open() as kept:
        assert kept.read() == b"\x30\x82chu ky"
    assert [move.now for move in issue.moves.all()] == ["prepared", "checked", "signed"]
    said = Entry.objects.filter(kind="table_issue").values_list("action", flat=True)
    assert set(said) == {"table.prepared", "table.checked", "table.signed", "table.sent", "table.received"}


def test_names_and_the_signature_stand_on_paper(old: Cast) -> None:
    text = " ".join(pages(files(signed_issue(old))[0]))
    for words in (
        "NGƯỜI LẬP BIỂU",
        "Lê Thị Tiếp",
        "NGƯỜI KIỂM TRA",
        "Nguyễn Thị Mẫu",
        "GIÁM ĐỐC",
        "SỞ TƯ PHÁP TỈNH MẪU",
    ):
        assert words in text


def test_what_happens_later_moves_no_issued_figure(old: Cast, moment: datetime) -> None:
    issue = signed_issue(old)
    before = files(issue)
    case = Case.objects.get(ended_on=None)
    ended(case, old, old.officer.user.practitioner, moment)
    Case.objects.filter(pk=case.pk).update(field="land")
    accepted(old, moment - timedelta(days=80))
    assert files(issue) == before


def test_a_correction_is_a_new_version_that_says_what_changed(old: Cast) -> None:
    first = signed_issue(old)
    Case.objects.filter(ended_on=None).update(field="land")
    second = prepared(old, correction="Ghi nhầm lĩnh vực của một vụ việc.")
    first.refresh_from_db()
    assert (first.status, second.version) == ("signed", 2)
    found = {(change.row, change.column): (change.was, change.now) for change in second.changed()}
    assert found == {
        ("I.1", "1"): (2, 1),
        ("I.1", "3"): (2, 1),
        ("I.1.2", "1"): (2, 1),
        ("I.1.2", "3"): (2, 1),
        ("I.4", "1"): (0, 1),
        ("I.4", "3"): (0, 1),
        ("I.4.2", "1"): (0, 1),
        ("I.4.2", "3"): (0, 1),
    }
    check_table(by=old.director.actor, issue=second)
    sign_table(by=old.director.actor, issue=second, signed_on=date(2026, 3, 2), **SIGNER)
    first.refresh_from_db()
    assert (first.status, second.status) == ("replaced", "signed")
    assert "Ghi nhầm lĩnh vực" in " ".join(pages(files(second)[0]))


def test_a_signed_table_is_corrected_for_a_reason_and_only_when_something_changed(old: Cast) -> None:
    signed_issue(old)
    with pytest.raises(IssueError, match="không khác bản đã ký"):
        prepared(old, correction="Thử lại.")
    Case.objects.filter(ended_on=None).update(field="land")
    with pytest.raises(IssueError, match="ghi lý do sửa"):
        prepared(old)
    assert TableIssue.objects.count() == 1


def test_a_table_in_hand_gives_way_to_newer_figures(old: Cast) -> None:
    first = prepared(old)
    with pytest.raises(IssueError, match="không khác bản đã lập"):
        prepared(old)
    Case.objects.filter(ended_on=None).update(field="land")
    second = prepared(old)
    first.refresh_from_db()
    assert (first.status, second.version, second.changed()) == ("replaced", 2, [])


def test_a_returned_table_is_prepared_anew(old: Cast) -> None:
    issue = prepared(old)
    with pytest.raises(IssueError, match="lý do trả lại"):
        return_table(by=old.director.actor, issue=issue, reason=" ")
    return_table(by=old.director.actor, issue=issue, reason="Thiếu giới tính.")
    with pytest.raises(IssueError, match="không thể làm bước này"):
        sign_table(by=old.director.actor, issue=issue, signed_on=date(2026, 3, 2), **SIGNER)
    assert prepared(old).version == 2


def test_the_one_who_checks_is_another_person(old: Cast) -> None:
    issue = prepare_table(by=old.director.actor, table="25", period=period_of(YEAR))
    with pytest.raises(IssueError, match="phải khác người lập"):
        check_table(by=old.director.actor, issue=issue)


def test_what_does_not_agree_must_be_explained(old: Cast, moment: datetime) -> None:
    then = moment - timedelta(days=80)
    ended(accepted(old, then, sex="unstated"), old, old.officer.user.practitioner, then)
    issue = prepared(old, "24")
    with pytest.raises(IssueError, match="số chưa khớp"):
        check_table(by=old.director.actor, issue=issue)
    check_table(by=old.director.actor, issue=issue, note="Một người không muốn ghi giới tính.")
    assert issue.status == "checked"


def test_only_a_period_that_is_over_is_issued(cast: Cast, moment: datetime) -> None:
    with pytest.raises(IssueError, match="chưa kết thúc"):
        prepare_table(by=cast.reception.actor, table="15b", period=period_of("2026-H1"))


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 3, 3)])
def test_nobody_signs_before_the_period_ends_or_in_the_future(old: Cast, day: date) -> None:
    issue = prepared(old)
    check_table(by=old.director.actor, issue=issue)
    with pytest.raises(IssueError, match="Ngày ký phải sau ngày cuối"):
        sign_table(by=old.director.actor, issue=issue, signed_on=day, **SIGNER)


def test_a_table_is_sent_once_and_only_when_signed(old: Cast) -> None:
    issue, by = prepared(old), old.director.actor
    with pytest.raises(IssueError, match="Chỉ gửi biểu đã ký"):
        send_table(by=by, issue=issue)
    check_table(by=by, issue=issue)
    sign_table(by=by, issue=issue, signed_on=date(2026, 3, 2), **SIGNER)
    send_table(by=by, issue=issue)
    with pytest.raises(IssueError, match="đã được gửi"):
        send_table(by=by, issue=issue)


def test_the_receiver_says_itself_that_it_came_the_ministry_by_a_paper(old: Cast) -> None:
    sending = send_table(by=old.director.actor, issue=signed_issue(old))
    with pytest.raises(IssueError, match="Nơi nhận tự xác nhận"):
        note_receipt(by=old.director.actor, sending=sending, received_on=date(2026, 3, 2))
    with pytest.raises(IssueError, match="Ngày nhận"):
        note_receipt(by=old.department_officer.actor, sending=sending, received_on=date(2026, 3, 1))
    note_receipt(by=old.department_officer.actor, sending=sending, received_on=date(2026, 3, 2))
    with pytest.raises(IssueError, match="đã được ghi"):
        note_receipt(by=old.department_officer.actor, sending=sending, received_on=date(2026, 3, 2))
    officer = old.department_officer.actor
    upward = prepare_table(by=officer, table="25", period=period_of(YEAR))
    TableIssue.objects.filter(pk=upward.pk).update(status="signed", signer="A", signed_on=date(2026, 3, 2))
    upward.refresh_from_db()
    to_ministry = send_table(by=officer, issue=upward)
    assert (to_ministry.receiver, to_ministry.receiver_name) == (None, "Bộ Tư pháp")
    with pytest.raises(IssueError, match="số văn bản"):
        note_receipt(by=officer, sending=to_ministry, received_on=date(2026, 3, 2))
    note_receipt(by=officer, sending=to_ministry, received_on=date(2026, 3, 2), receipt="Công văn 12/BTP-KHTC")


def test_what_is_carried_over_is_held_against_the_signed_year_before(old: Cast, moment: datetime, time_machine) -> None:
    signed_issue(old)
    time_machine.move_to(datetime.fromisoformat("2027-01-05T08:00:00+07:00"))
    agreed = prepare_table(by=old.reception.actor, table="15b", period=period_of("2026")).read().checks[-1]
    assert agreed.holds
    assert "đã ký" in agreed.text
    accepted(old, moment - timedelta(days=70))  # entered late, with a date of the year that was signed
    faults = prepare_table(by=old.reception.actor, table="15b", period=period_of("2026")).read().checks[-1].faults
    assert [(fault.left, fault.right) for fault in faults if fault.place == "TS"] == [(2, 1)]


def test_two_versions_in_hand_cannot_be(old: Cast) -> None:
    issue = prepared(old)
    with pytest.raises(IntegrityError), transaction.atomic():
        TableIssue.objects.create(
            agency=issue.agency, table="25", period=YEAR, version=2, status="checked", status_at=issue.status_at,
            content={}, prepared_at=issue.prepared_at,
        )  # fmt: skip


def test_figures_changed_behind_our_back_are_noticed(old: Cast) -> None:
    issue = prepared(old)
    TableIssue.objects.filter(pk=issue.pk).update(content={**issue.content, "title": "Khác"})
    issue.refresh_from_db()
    with pytest.raises(SnapshotAltered):
        issue.read()


def test_colleagues_issue_a_table_through_the_pages(old: Cast, client_for: Callable[[str], Client]) -> None:
    reception, director = client_for("reception"), client_for("director")
    assert "Lập biểu" in reception.get("/thong-ke/bieu/25/2025/").content.decode()
    page = reception.post("/thong-ke/bieu/25/2025/lap/").headers["Location"]
    again = reception.post("/thong-ke/bieu/25/2025/lap/", {"correction": "Bấm hai lần."})
    assert "Số liệu không khác bản đã lập" in again.content.decode()
    assert "Bấm hai lần." in again.content.decode()
    assert director.post(f"{page}kiem-tra/", {"note": ""}).status_code == 302
    typed = {"signer": "Nguyễn Thị Mẫu", "position": "GIÁM ĐỐC", "signed_on_day": "03", "signed_on_month": "03"}
    wrong = director.post(f"{page}ky/", {**typed, "signed_on_year": "2026"}).content.decode()
    assert "Ngày ký phải sau ngày cuối" in wrong
    assert 'value="Nguyễn Thị Mẫu"' in wrong
    file = SimpleUploadedFile("bieu.p7s", b"chu ky")
    director.post(f"{page}ky/", {**typed, "signed_on_day": "02", "signed_on_year": "2026", "signature": file})
    director.post(f"{page}gui/")
    director.post(f"{page}gui/")
    department = client_for("department_officer")
    shown = department.get(page).content.decode()
    assert "Đã ký" in shown
    receipt = re.search(r'href="([^"]+/nhan/\d+/)"', shown)[1]
    today = {"received_on_day": "02", "received_on_month": "03", "received_on_year": "2026"}
    assert department.post(receipt, today).status_code == 302
    taken = director.get(f"{page}tep/chu-ky/")
    assert b"".join(taken.streaming_content) == b"chu ky"
    assert taken.headers["Content-Type"] == "application/octet-stream"
    assert director.get(f"{page}tep/pdf/").content == director.get(f"{page}tep/pdf/").content
    assert client_for("other_director").get(page).status_code == 404
    assert client_for("branch_head").get(page).status_code == 404


def test_the_department_reads_but_does_not_sign_for_a_centre(old: Cast, client_for: Callable[[str], Client]) -> None:
    issue, officer = prepared(old), client_for("department_officer")
    assert officer.get(f"/thong-ke/da-lap/{issue.pk}/").status_code == 200
    assert officer.post(f"/thong-ke/da-lap/{issue.pk}/kiem-tra/", {"note": ""}).status_code == 404


def test_the_list_takes_the_same_statements_for_one_issue_and_five(
    old: Cast, client_for: Callable[[str], Client], django_assert_num_queries
) -> None:
    reader = client_for("director")
    prepared(old)
    with django_assert_num_queries(3):
        reader.get("/thong-ke/da-lap/")
    for table in ("24", "15a", "15b", "15c"):
        prepared(old, table)
    with django_assert_num_queries(3):
        assert reader.get("/thong-ke/da-lap/").content.decode().count("Đã lập, chờ kiểm tra") == 5


@pytest.mark.browser
def test_pages_are_accessible(old: Cast, moment: datetime, site: Site) -> None:
    site.sign_in(old.director.user)
    assert_accessible(site.open("/thong-ke/da-lap/", width=PHONE))
    signed_issue(old)
    Case.objects.filter(ended_on=None).update(field="land")
    issue = prepared(old, correction="Ghi nhầm lĩnh vực của một vụ việc. " * 8)
    for address in ("", f"{issue.pk}/", f"{issue.pk}/kiem-tra/", f"{issue.pk}/tra-lai/"):
        assert_accessible(site.open(f"/thong-ke/da-lap/{address}", width=PHONE))
    check_table(by=old.director.actor, issue=issue)
    assert_accessible(site.open(f"/thong-ke/da-lap/{issue.pk}/ky/", width=PHONE))
    page = site.open("/thong-ke/bieu/25/2025/lap/", width=PHONE)
    page.get_by_role("button", name="Chốt số liệu và lập biểu").click()
    assert_accessible(page)
