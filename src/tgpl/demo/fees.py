"""Sheets and statements of the demonstration: some at each state, told through the services that colleagues use."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case
from tgpl.demo.province import Province
from tgpl.fees import services
from tgpl.fees.models import Statement
from tgpl.fees.rules.moves import StatementStatus

CASES = 24
WAY = [status for status in StatementStatus if status is not StatementStatus.CANCELLED]
# How far the statements of one case after the other came; None: the sheet is written, nothing drawn up yet.
REACHED = [
    StatementStatus.PAID,
    StatementStatus.APPROVED,
    StatementStatus.PAID,
    StatementStatus.APPRAISED,
    StatementStatus.APPRAISING,
    StatementStatus.PAID,
    StatementStatus.DRAFTED,
    None,
]
# Who confirmed each kind of work, as the circular's kinds of time have it.
PARTIES = {
    "meeting": ("Trung tâm", "Lê Thị Tiếp"),
    "file_study": ("Thẩm phán, thư ký", "Trần Thị Thư Ký Mẫu"),
    "preparation": ("Trung tâm", "Lê Thị Tiếp"),
    "hearing": ("Thẩm phán, thư ký", "Nguyễn Văn Thẩm Phán Mẫu"),
}
LUMP_SUM = {"charges": ["very_serious"], "stages": ["investigation", "prosecution", "first_instance"]}


def tell_fees(province: Province, until: datetime) -> None:
    """Pay, or nearly pay, for the first cases in proceedings of the year."""
    with_work = Case.objects.filter(form="proceedings", work__isnull=False).exclude(practitioner=None).distinct()
    for place, case in enumerate(with_work.select_related("practitioner__user", "person").order_by("pk")[:CASES]):
        Payment(province, case, until).tell(REACHED[place % len(REACHED)], lump_sum=place % 5 == 4)


class Payment:
    """The way of one case from its sheet to the money."""

    def __init__(self, province: Province, case: Case, until: datetime) -> None:
        self.province, self.case, self.until = province, case, until
        self.who = case.practitioner
        self.director = province.actor("giamdoc")
        self.at = max(case.status_at, case.work.order_by("-added_at")[0].added_at)

    @property
    def by(self) -> Actor:
        return self.province.actor(self.who.user.username) if self.who.user else self.director

    def later(self) -> datetime:
        self.at = min(self.at + timedelta(days=3), self.until)
        return self.at

    def tell(self, reached: StatementStatus | None, *, lump_sum: bool) -> None:
        self._write_sheet("lump_sum" if lump_sum else "sessions")
        if reached is None:
            return
        statement = services.draft_statement(
            by=self.by,
            case=self.case,
            practitioner=self.who,
            on=timezone.localdate(self.at),
            at=self.later(),
            facts=LUMP_SUM if lump_sum else {},
        )
        for step in WAY[: WAY.index(reached) + 1]:
            self._take(step, statement)

    def _write_sheet(self, method: str) -> None:
        about = {"by": self.by, "case": self.case, "practitioner": self.who, "at": self.at}
        services.choose_method(**about, method=method, paper="Văn bản lựa chọn mẫu số 01")
        for entry in self.case.work.order_by("done_on", "pk"):
            party, name = PARTIES[entry.kind]
            services.add_row(
                **about,
                uid=UUID(int=entry.pk),
                kind=entry.kind,
                done_on=entry.done_on,
                minutes=entry.minutes,
                title="Ghi theo dữ liệu mẫu.",
                party=party,
                confirmed_by=name,
            )
        if self.case.client_has_disability:
            self._pay_interpreter()

    def _pay_interpreter(self) -> None:
        services.add_expense(
            by=self.by,
            case=self.case,
            practitioner=self.who,
            uid=UUID(int=2**64 + self.case.pk),
            kind="sign_language_interpreter",
            spent_on=self.case.accepted_on,
            amount=Decimal(300_000),
            title="Một buổi phiên dịch khi gặp người được trợ giúp (mức mẫu)",
            at=self.at,
        )

    def _take(self, step: StatementStatus, statement: Statement) -> None:
        about = {"statement": statement, "at": self.later()}
        match step:
            case StatementStatus.APPRAISING:
                services.send_for_appraisal(by=self.director, appraiser=self.province.users["thamdinh"], **about)
            case StatementStatus.APPRAISED:
                services.appraise(by=self.province.actor("thamdinh"), accepted=_cut(statement), **about)
            case StatementStatus.APPROVED:
                services.approve(by=self.director, **about)
            case StatementStatus.PAID:
                number = f"PC-{statement.pk:03d}"
                on = timezone.localdate(self.at)
                services.pay(by=self.province.actor("ketoan"), on=on, paper=number, **about)


def _cut(statement: Statement) -> dict[int, tuple[int, str]]:
    """The appraiser finds the longest preparation of a file too long; all else is accepted."""
    longest = statement.rows.filter(kind="preparation", minutes__gt=120).order_by("-minutes", "pk").first()
    return {longest.pk: (120, "Hồ sơ ít tài liệu, hai giờ là hợp lý")} if longest else {}
