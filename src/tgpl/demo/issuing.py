"""A statistical table of the last period, issued and sent; a case entered wrongly, and the correction that says so."""

from datetime import date, datetime

from django.db.models import QuerySet

from tgpl.cases.models import Case
from tgpl.cases.services import reopen_case
from tgpl.demo.province import Province
from tgpl.reports.models import TableIssue
from tgpl.reports.tables.queries.catalogue import is_in_force, offered_periods, tables
from tgpl.reports.tables.rules.periods import Period
from tgpl.reports.tables.services import check_table, prepare_table, send_table, sign_table

SIGNER = {"signer": "Trần Văn Thử", "position": "GIÁM ĐỐC"}
CASES = ("15b", "25")
WHY = "Vụ việc {code} được ghi kết thúc nhầm; đã mở lại trong sổ thụ lý."
EXPLAINED = "Đã đối chiếu với sổ thụ lý: số chưa khớp là vụ việc chuyển từ kỳ trước."


def issue_tables(province: Province, until: datetime) -> None:
    """The table of cases of the last period that is over; nothing where no case ended in it."""
    period = last_period(until.date())
    if period is None:
        return
    wrong = _ended_in(province, period).order_by("-ended_on", "pk").first()
    if wrong is None:
        return
    table = next(form.code for form in tables() if form.code in CASES and is_in_force(form, period))
    send_table(by=province.actor("giamdoc"), issue=_signed(province, table, period, until.date()))
    reopen_case(by=province.actor("giamdoc"), case=wrong, reason="Ghi kết thúc nhầm vụ việc.", at=until)
    _signed(province, table, period, until.date(), WHY.format(code=wrong.code))


def last_period(today: date) -> Period | None:
    """The official period that ended last."""
    over = [period for period in offered_periods() if period.is_over(today)]
    return max(over, key=lambda period: (period.last, period.first), default=None)


def _ended_in(province: Province, period: Period) -> QuerySet[Case]:
    ended = Case.objects.filter(office=province.agencies["centre"], status="ended", ending="completed")
    return ended.filter(ended_on__range=(period.first, period.last), file_complete=True)


def _signed(province: Province, table: str, period: Period, today: date, correction: str = "") -> TableIssue:
    """The table drawn up by one colleague, looked through by another, signed by the head."""
    issue = prepare_table(by=province.actor("tiepnhan"), table=table, period=period, correction=correction)
    check_table(by=province.actor("giamdoc"), issue=issue, note=EXPLAINED)
    sign_table(by=province.actor("giamdoc"), issue=issue, signed_on=today, **SIGNER)
    return issue
