"""One statement: its lines, and the steps from draft to payment."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.fees import forms, services
from tgpl.fees.models import Statement
from tgpl.fees.papers import forms_of
from tgpl.fees.presenters import (
    expense_words,
    facts_of,
    moments,
    row_label,
    row_words,
    status_tag,
    steps_open_to,
    sum_lines,
)
from tgpl.fees.queries import opened_statement, possible_appraisers
from tgpl.fees.rulebook import law_on
from tgpl.fees.rules import Method
from tgpl.fees.services import FeeError
from tgpl.fees.workbook import statement_workbook, workbook_response


def statement_of(request: HttpRequest, uid: str) -> Statement:
    statement = opened_statement(request.actor, uid)
    if statement is None:
        raise Http404
    return statement


@requires(Permission.VIEW_FEES)
def open_statement(request: HttpRequest, uid: str) -> HttpResponse:
    statement = statement_of(request, uid)
    services.note_reading(by=request.actor, statement=statement)
    law = law_on(statement.on)
    steps = steps_open_to(request.actor, statement)
    page = {
        "statement": statement,
        "status": status_tag(statement),
        "facts": facts_of(statement),
        "is_lump_sum": statement.method == Method.LUMP_SUM,
        "sum_lines": list(sum_lines(statement)),
        "rows": row_words(statement.rows.all(), law),
        "expenses": expense_words(statement.expenses.all(), law),
        "moments": moments(statement.moves.order_by("-pk")),
        "steps": [step for step in steps if step[0].main],
        "other_steps": [step for step in steps if not step[0].main],
        "forms": forms_of(statement),
        "may_open_case": request.actor.may(Permission.VIEW_CASES),
    }
    return render(request, "fees/open_statement.html", page)


@requires(Permission.VIEW_FEES)
def take_workbook(request: HttpRequest, uid: str) -> HttpResponse:
    statement = statement_of(request, uid)
    services.note_reading(by=request.actor, statement=statement)
    return workbook_response(statement_workbook(statement), f"bang-ke-{statement.case.code}")


def take_step(
    request: HttpRequest, uid: str, form: Any, act: Callable[..., object], *, done: str | Promise, **words: Any
) -> HttpResponse:
    """Show the form of a step; once it is filled in, `act` and go back to the statement."""
    statement = statement_of(request, uid)
    back = reverse("fees:open_statement", args=[statement.uid])
    step = partial(act, by=request.actor, statement=statement, at=timezone.now())
    if form.is_bound and form.is_valid() and carried_out(form, lambda: step(**form.cleaned_data), FeeError):
        messages.success(request, done)
        return redirect(back)
    lead = _("%(name)s · %(code)s · %(total)s đồng") % {
        "name": statement.practitioner.full_name,
        "code": statement.case.code,
        "total": f"{statement.total:,.0f}".replace(",", "."),
    }
    return step_page(request, form, back=back, lead=lead, **words)


@requires(Permission.APPROVE_FEES)
def send_for_appraisal(request: HttpRequest, uid: str) -> HttpResponse:
    people = possible_appraisers(statement_of(request, uid))
    return take_step(
        request,
        uid,
        forms.NameAppraiser(**sent(request), people=people),
        services.send_for_appraisal,
        done=_("Đã cử người thẩm định."),
        title=_("Cử người thẩm định thời gian"),
        button=_("Cử"),
        warning="" if people else _("Chưa có ai trong đơn vị được thẩm định."),
    )


@requires(Permission.APPRAISE_TIME)
def appraise(request: HttpRequest, uid: str) -> HttpResponse:
    statement = statement_of(request, uid)
    if statement.appraiser_id != request.actor.user_id:
        raise Http404
    law = law_on(statement.on)
    form = forms.Appraise(**sent(request), rows=[(row, row_label(row, law)) for row in statement.rows.all()])

    def act(*, note: str, **given: Any) -> None:
        about = {name: given[name] for name in ("by", "statement", "at")}
        services.appraise(**about, accepted=form.accepted, note=note)

    return take_step(
        request,
        uid,
        form,
        act,
        done=_("Đã ghi kết quả thẩm định."),
        title=_("Thẩm định thời gian"),
        button=_("Ghi kết quả thẩm định"),
    )


@requires(Permission.APPROVE_FEES)
def approve(request: HttpRequest, uid: str) -> HttpResponse:
    return take_step(
        request,
        uid,
        forms.Confirm(**sent(request)),
        services.approve,
        done=_("Đã duyệt. Kế toán có thể chi trả."),
        title=_("Duyệt bảng kê"),
        button=_("Duyệt"),
    )


@requires(Permission.APPROVE_FEES, Permission.PAY_FEES)
def return_statement(request: HttpRequest, uid: str) -> HttpResponse:
    return take_step(
        request,
        uid,
        forms.Reason(**sent(request)),
        services.return_to_draft,
        done=_("Đã trả lại để lập lại."),
        title=_("Trả lại bảng kê"),
        button=_("Trả lại"),
    )


@requires(Permission.PAY_FEES)
def pay(request: HttpRequest, uid: str) -> HttpResponse:
    return take_step(
        request,
        uid,
        forms.Pay(**sent(request), initial={"on": timezone.localdate()}),
        services.pay,
        done=_("Đã ghi vào sổ chi."),
        title=_("Ghi đã chi trả"),
        button=_("Ghi vào sổ chi"),
    )


@requires(Permission.WORK_CASES, Permission.APPROVE_FEES)
def cancel(request: HttpRequest, uid: str) -> HttpResponse:
    return take_step(
        request,
        uid,
        forms.Reason(**sent(request)),
        services.cancel,
        done=_("Đã hủy bảng kê. Các dòng được trả về bảng thời gian."),
        title=_("Hủy bảng kê"),
        button=_("Hủy bảng kê"),
        grave=True,
    )
