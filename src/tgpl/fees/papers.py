"""The papers drawn up from a statement: the time sheet and the work sheet of Thông tư 02/2021/TT-BTP."""

import uuid
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.documents.catalogue import form_of
from tgpl.documents.registry import Drawing, Source, drawings, sources
from tgpl.documents.rules.filling import Facts
from tgpl.fees.models import SheetRow, Statement
from tgpl.fees.presenters import RowWords, row_words, sum_lines
from tgpl.fees.queries import opened_statement
from tgpl.fees.rulebook import law_on
from tgpl.fees.rules import Method
from tgpl.fees.wording import decimal, length

TIME_SHEET, WORK_SHEET = "tt-02-2021-01", "tt-02-2021-02"
ROWS = ["hàng", "stt", "ngày", "loại", "nội dung", "thời gian", "chấp nhận", "xác nhận"]
HEAD = ["đơn vị", "địa danh", "mã vụ việc", "người được trợ giúp", "hình thức", "ngày thụ lý", "ngày kết thúc"]
FIELDS = [*HEAD, *ROWS, "người thực hiện", "loại người thực hiện", "người thẩm định", "cách tính", "tổng cộng"]


def statement_facts(statement: Statement) -> Facts:
    """What the sheets say of a statement."""
    case, office = statement.case, statement.office
    return {
        "đơn vị": office.name,
        "địa danh": office.commune.province.name if office.commune else "",
        "mã vụ việc": case.code,
        "người được trợ giúp": case.person.full_name,
        "hình thức": str(case.get_form_display()),
        "ngày thụ lý": _day(case.accepted_on),
        "ngày kết thúc": _day(case.ended_on),
        "người thực hiện": statement.practitioner.full_name,
        "loại người thực hiện": str(statement.get_practitioner_kind_display()),
        "người thẩm định": statement.appraiser_name,
        "hàng": [_row(n, told) for n, told in enumerate(_told_rows(statement), start=1)],
        "cách tính": "\n".join(_sum(line) for line in sum_lines(statement)),
        "tổng cộng": f"{decimal(statement.total)} đồng",
    }


def _told_rows(statement: Statement) -> list[RowWords]:
    return row_words(statement.rows.all(), law_on(statement.on))


def _row(number: int, told: RowWords) -> dict[str, str]:
    return {
        "stt": str(number),
        "ngày": told.when,
        "loại": told.kind,
        "nội dung": told.row.title,
        "thời gian": told.length,
        "chấp nhận": _accepted(told.row),
        "xác nhận": told.confirmed,
    }


def _accepted(row: SheetRow) -> str:
    return "" if row.accepted_minutes is None else length(Decimal(row.accepted_minutes))


def _sum(line: dict[str, Any]) -> str:
    effect = f": {line['effect']}" if line["effect"] else ""
    return f"{line['text']}{effect} ({line['citation']})"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def forms_of(statement: Statement) -> list[tuple[str, str]]:
    """The form of a statement by its name, and where it is drawn up."""
    form = WORK_SHEET if statement.method == Method.LUMP_SUM else TIME_SHEET
    address = reverse("documents:draw_form", args=["fee_statement", str(statement.uid), form])
    return [(f"{form_of(form).number}: {form_of(form).name}", address)]


def _find(actor: Actor, key: str) -> Statement | None:
    try:
        return opened_statement(actor, uuid.UUID(key))
    except ValueError:
        return None


def _paid_by(method: Method) -> Callable[[Statement], bool]:
    return lambda statement: statement.method == method


sources.register(
    Source(
        kind="fee_statement",
        label=gettext_lazy("Bảng kê thù lao"),
        find=_find,
        key=lambda statement: str(statement.uid),
        address=lambda statement: reverse("fees:open_statement", args=[statement.uid]),
        office=lambda statement: statement.office,
        person=lambda statement: str(statement.case.person.uid),
    )
)
for code, method in ((TIME_SHEET, Method.SESSIONS), (WORK_SHEET, Method.LUMP_SUM)):
    drawings.register(
        Drawing(
            form=code,
            source="fee_statement",
            permission=Permission.VIEW_FEES,
            fields=FIELDS,
            facts=statement_facts,
            applies=_paid_by(method),
        )
    )
