"""Test helpers: a sheet with time on it, and a statement at each step of its way."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.cases.models import Case
from tgpl.cases.testing import accept, assign
from tgpl.cases.testing import practitioner as on_register
from tgpl.directory.models import Practitioner
from tgpl.fees import services
from tgpl.fees.models import SheetRow, Statement
from tgpl.fees.rules.moves import StatementStatus

# From draft to payment.
WAY = [status for status in StatementStatus if status is not StatementStatus.CANCELLED]


def case_with_officer(cast: Cast, at: datetime, *, form: str = "proceedings") -> tuple[Case, Practitioner]:
    """A case of the centre's trợ giúp viên."""
    case = accept(cast, at, form=form)
    who = Practitioner.objects.filter(user=cast.officer.user).first() or on_register(cast, cast.officer)
    assign(case, who, at, by=cast.director.actor)
    return case, who


def choose(case: Case, who: Practitioner, by: Actor, at: datetime, method: str = "sessions") -> None:
    services.choose_method(by=by, case=case, practitioner=who, method=method, at=at, paper="Số 01, ký khi được cử")


def write_time(case: Case, who: Practitioner, by: Actor, at: datetime, **given: Any) -> SheetRow:
    """A row of three hours at court on the day the case was accepted."""
    told = {"kind": "hearing", "party": "Thẩm phán, thư ký", "minutes": 180, "title": "Tham gia phiên tòa", **given}
    told = {"uid": uuid4(), "done_on": case.accepted_on, **told}
    return services.add_row(by=by, case=case, practitioner=who, at=at, **told)


def draft(case: Case, who: Practitioner, by: Actor, at: datetime, **facts: Any) -> Statement:
    on: date = facts.pop("on", case.accepted_on)
    return services.draft_statement(by=by, case=case, practitioner=who, on=on, at=at, facts=facts)


def statement_at(status: StatementStatus, cast: Cast, at: datetime, *, minutes: int = 180) -> Statement:
    """A statement of the trợ giúp viên for some time at court, brought to `status`."""
    case, who = case_with_officer(cast, at)
    officer, director = cast.officer.actor, cast.director.actor
    choose(case, who, officer, at)
    write_time(case, who, officer, at, minutes=minutes)
    statement = draft(case, who, officer, at)
    if status is StatementStatus.CANCELLED:
        services.cancel(by=officer, statement=statement, reason="Ghi nhầm", at=at)
        return statement
    for step in WAY[: WAY.index(status) + 1]:
        take(step, statement, cast, director, at)
    return statement


def take(step: StatementStatus, statement: Statement, cast: Cast, director: Actor, at: datetime) -> None:
    """Bring a statement to its next step."""
    about: dict[str, Any] = {"statement": statement, "at": at}
    if step is StatementStatus.APPRAISING:
        services.send_for_appraisal(by=director, appraiser=cast.assessor.user, **about)
    elif step is StatementStatus.APPRAISED:
        services.appraise(by=cast.assessor.actor, accepted={}, **about)
    elif step is StatementStatus.APPROVED:
        services.approve(by=director, **about)
    elif step is StatementStatus.PAID:
        services.pay(by=cast.accountant.actor, on=at.date(), paper="PC 12", **about)
