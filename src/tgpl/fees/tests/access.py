"""Who may open the pages of fees."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from tgpl.accounts.roles import PERMISSIONS, Permission, Role
from tgpl.accounts.testing import Cast, Door
from tgpl.fees.rules.moves import StatementStatus
from tgpl.fees.testing import case_with_officer, choose, statement_at, write_time


def holding(*permissions: Permission) -> set[Role]:
    return {role for role, held in PERMISSIONS.items() if held & set(permissions)}


def _earlier() -> datetime:
    return timezone.now() - timedelta(hours=1)


def a_sheet(cast: Cast) -> dict[str, Any]:
    case, who = case_with_officer(cast, _earlier())
    choose(case, who, cast.officer.actor, timezone.now())
    return {"code": case.code, "practitioner": who.pk}


def a_new_sheet(cast: Cast) -> dict[str, Any]:
    case, who = case_with_officer(cast, _earlier())
    return {"code": case.code, "practitioner": who.pk}


def a_row(cast: Cast) -> dict[str, Any]:
    case, who = case_with_officer(cast, _earlier())
    choose(case, who, cast.officer.actor, timezone.now())
    row = write_time(case, who, cast.officer.actor, timezone.now())
    return {"code": case.code, "practitioner": who.pk, "uid": row.uid}


def a_scan(cast: Cast) -> dict[str, Any]:
    case, who = case_with_officer(cast, _earlier())
    choose(case, who, cast.officer.actor, timezone.now())
    file = ContentFile(b"%PDF-1.7", name="xac-nhan.pdf")
    row = write_time(case, who, cast.officer.actor, timezone.now(), file=file, uid=uuid4())
    return {"uid": row.uid}


def a_statement(status: StatementStatus) -> Any:
    return lambda cast: {"uid": statement_at(status, cast, _earlier()).uid}


SEE = holding(Permission.VIEW_FEES)
WRITE = holding(Permission.WORK_CASES, Permission.ASSIGN_CASES)
# Only the one who is paid, their head, and the offices above; other practitioners and branches find nothing.
NOT_THEIRS = {Role.CONTRACT_LAWYER: 404, Role.BRANCH_HEAD: 404}
UNNAMED = {Role.QUALITY_ASSESSOR: 404}
OF_A_SHEET = {"open_to": WRITE, "elsewhere": 404, "but": NOT_THEIRS}


def _step(permission_holders: set[Role], status: StatementStatus) -> Door:
    named = {} if status is not StatementStatus.DRAFTED else UNNAMED
    mine = {role: code for role, code in {**NOT_THEIRS, **named}.items() if role in permission_holders}
    return Door(open_to=permission_holders, given=a_statement(status), elsewhere=404, but=mine)


DOORS = {
    "fees:list_sheets": Door(open_to=holding(Permission.WORK_CASES)),
    "fees:open_sheet": Door(given=a_sheet, **OF_A_SHEET),
    "fees:choose_method": Door(given=a_new_sheet, **OF_A_SHEET),
    "fees:add_row": Door(given=a_sheet, **OF_A_SHEET),
    "fees:add_expense": Door(given=a_sheet, **OF_A_SHEET),
    "fees:draft_statement": Door(given=a_sheet, **OF_A_SHEET),
    "fees:remove_row": Door(given=a_row, method="post", opens_with=302, **OF_A_SHEET),
    "fees:list_statements": Door(open_to=SEE),
    "fees:take_register": Door(open_to=holding(Permission.PAY_FEES, Permission.APPROVE_FEES)),
    "fees:take_scan": Door(
        open_to=SEE,
        given=a_scan,
        elsewhere=404,
        but={**NOT_THEIRS, **UNNAMED, Role.ACCOUNTANT: 404, Role.DEPARTMENT_OFFICER: 404},
    ),
    "fees:open_statement": _step(SEE, StatementStatus.DRAFTED),
    "fees:take_workbook": _step(SEE, StatementStatus.APPROVED),
    "fees:send_for_appraisal": _step(holding(Permission.APPROVE_FEES), StatementStatus.DRAFTED),
    "fees:appraise": Door(
        open_to={Role.QUALITY_ASSESSOR},
        given=a_statement(StatementStatus.APPRAISING),
        elsewhere=404,
        but=dict.fromkeys(holding(Permission.APPRAISE_TIME) - {Role.QUALITY_ASSESSOR}, 404),
    ),
    "fees:approve": _step(holding(Permission.APPROVE_FEES), StatementStatus.APPRAISED),
    "fees:return_statement": _step(holding(Permission.APPROVE_FEES, Permission.PAY_FEES), StatementStatus.APPRAISED),
    "fees:pay": _step(holding(Permission.PAY_FEES), StatementStatus.APPROVED),
    "fees:cancel": _step(holding(Permission.WORK_CASES, Permission.APPROVE_FEES), StatementStatus.DRAFTED),
}
