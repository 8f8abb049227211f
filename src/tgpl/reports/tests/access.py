"""Who may open the pages of statistics and reports."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.timezone import localdate

from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Cast, Door
from tgpl.reports.models import OpenData, Snapshot, TableIssue, YearPackage
from tgpl.reports.open_data.rules.tables import OpenTable, OpenYear
from tgpl.reports.queries.statistics import NEW
from tgpl.reports.rules.content import digest
from tgpl.reports.rules.statistics import TOTAL
from tgpl.reports.services import ask_package, issue_report, open_report, take_snapshot
from tgpl.reports.tables.queries.catalogue import period_of
from tgpl.reports.tables.services import check_table, prepare_table, send_table, sign_table
from tgpl.reports.tests.plan import plan_in_force

READERS = {Role.CENTRE_DIRECTOR, Role.BRANCH_HEAD, Role.RECEPTION, Role.DEPARTMENT_OFFICER}
WRITERS = {Role.CENTRE_DIRECTOR, Role.DEPARTMENT_OFFICER}

# A branch does not see what its centre issues; the department reads it, and neither checks nor signs it.
NOT_THEIRS = {Role.BRANCH_HEAD: 404}
READ_ONLY = {Role.DEPARTMENT_OFFICER: 404}
ANY_CASE = {"linh-vuc": TOTAL, "hinh-thuc": TOTAL, "loai": NEW}  # a cell of the statistics


def a_table(cast: Cast) -> dict[str, Any]:
    return {"code": "25", "period": "2025"}


def an_issue(cast: Cast) -> dict[str, Any]:
    return {"pk": prepare_table(by=cast.reception.actor, table="25", period=period_of("2025")).pk}


def a_sending(cast: Cast) -> dict[str, Any]:
    issue = TableIssue.objects.get(**an_issue(cast))
    check_table(by=cast.director.actor, issue=issue)
    named = {"signer": "Nguyễn Thị Mẫu", "position": "GIÁM ĐỐC"}
    sign_table(by=cast.director.actor, issue=issue, signed_on=localdate(), **named)
    return {"pk": issue.pk, "sending": send_table(by=cast.director.actor, issue=issue).pk}


def a_plan(cast: Cast) -> dict[str, Any]:
    return {"plan": plan_in_force(cast).pk}


def a_report(cast: Cast) -> dict[str, Any]:
    return {"pk": open_report(by=cast.department_officer.actor, plan=plan_in_force(cast)).pk}


def a_snapshot(cast: Cast) -> dict[str, Any]:
    by = cast.department_officer.actor
    report = open_report(by=by, plan=plan_in_force(cast))
    snapshot = take_snapshot(by=by, report=report, as_of=date(2026, 3, 2))
    return {"pk": report.pk, "snapshot": snapshot.pk, "kind": "pdf"}


def a_published_year(cast: Cast) -> int:
    table = OpenTable("kind-sex", "Dạng tật", "Giới tính", ("Nữ",), (("Khuyết tật nhìn", (20, 20)), ("", (20, 20))))
    content = OpenYear(2025, 20, (table,)).as_json()
    OpenData.objects.create(year=2025, content=content, sha256=digest(content), at=timezone.now(), by_name="A")
    return 2025


def a_snapshot_alone(cast: Cast) -> dict[str, Any]:
    return {key: value for key, value in a_snapshot(cast).items() if key != "kind"}


def an_issued_report(cast: Cast) -> dict[str, Any]:
    found = a_snapshot(cast)
    issue_report(by=cast.department_officer.actor, snapshot=Snapshot.objects.get(pk=found["snapshot"]))
    return {"pk": found["pk"], "number": 1, "kind": "pdf"}


def a_package(cast: Cast) -> dict[str, Any]:
    """Made for the first office that asks; others do not see it."""
    made = ask_package(by=cast.department_officer.actor, year=period_of("2025"))
    made.file.save("nam-2025.zip", ContentFile(b"PK"), save=False)
    YearPackage.objects.filter(pk=made.pk).update(file=made.file.name, done_at=timezone.now())
    return {"pk": made.pk}


DOORS = {
    "reports:list_packages": Door(open_to=WRITERS),
    "reports:download_package": Door(open_to=WRITERS, given=a_package, but={Role.CENTRE_DIRECTOR: 404}, elsewhere=404),
    "reports:this_year": Door(open_to=READERS, opens_with=302),
    "reports:show_statistics": Door(open_to=READERS, given=lambda cast: {"year": 2026}),
    "reports:list_cell": Door(open_to=READERS, given=lambda cast: {"year": 2026}, data=ANY_CASE),
    "reports:list_tables": Door(open_to=READERS),
    "reports:show_table": Door(open_to=READERS, given=a_table),
    "reports:list_table_cell": Door(open_to=READERS, given=a_table, data={"dong": "TS", "cot": "4"}),
    "reports:list_table_gap": Door(open_to=READERS, given=a_table, data={"kiem": "0", "tai": "TS"}),
    "reports:download_table": Door(open_to=READERS, given=lambda cast: {**a_table(cast), "kind": "xlsx"}),
    "reports:prepare_table": Door(open_to=READERS, given=a_table),
    "reports:list_issues": Door(open_to=READERS),
    "reports:show_issue": Door(open_to=READERS, given=an_issue, elsewhere=404, but=NOT_THEIRS),
    "reports:check_table": Door(open_to=WRITERS, given=an_issue, elsewhere=404, but=READ_ONLY),
    "reports:return_table": Door(open_to=WRITERS, given=an_issue, elsewhere=404, but=READ_ONLY),
    "reports:sign_table": Door(open_to=WRITERS, given=an_issue, elsewhere=404, but=READ_ONLY),
    "reports:send_table": Door(
        open_to=WRITERS, given=an_issue, method="post", opens_with=302, elsewhere=404, but=READ_ONLY
    ),
    "reports:note_receipt": Door(open_to=WRITERS, given=a_sending, elsewhere=404),
    "reports:download_issue": Door(
        open_to=READERS, given=lambda cast: {**an_issue(cast), "kind": "xlsx"}, elsewhere=404, but=NOT_THEIRS
    ),
    "reports:list_reports": Door(open_to=WRITERS),
    "reports:begin_report": Door(open_to=WRITERS, given=a_plan, method="post", opens_with=302, elsewhere=404),
    "reports:show_open_data": Door.public(),
    "reports:show_equal": Door.public(),
    "reports:show_open_year": Door.public(given=lambda cast: {"year": a_published_year(cast)}),
    "reports:download_open_data": Door.public(given=lambda cast: {"year": a_published_year(cast), "table": "kind-sex"}),
    "reports:publish_open_data": Door(open_to=WRITERS),
    "reports:withdraw_open_data": Door(open_to=WRITERS, given=lambda cast: {"year": a_published_year(cast)}),
    "reports:begin_periodic": Door(open_to=WRITERS, method="post"),
    "reports:issue_snapshot": Door(open_to=WRITERS, given=a_snapshot_alone, elsewhere=404),
    "reports:download_report_issue": Door(open_to=WRITERS, given=an_issued_report, elsewhere=404),
    "reports:show_report": Door(open_to=WRITERS, given=a_report, elsewhere=404),
    "reports:freeze_figures": Door(open_to=WRITERS, given=a_report, method="post", elsewhere=404),
    "reports:edit_passages": Door(open_to=WRITERS, given=a_report, elsewhere=404),
    "reports:edit_letterhead": Door(open_to=WRITERS, given=a_report, elsewhere=404),
    "reports:download_report": Door(open_to=WRITERS, given=a_snapshot, elsewhere=404),
}
