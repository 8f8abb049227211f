"""The sheet of a practitioner in a case: written on a telephone, row by row."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.cases.dates import Dated, days_of
from tgpl.cases.models import Case
from tgpl.core.law.days import within
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.directory.models import Practitioner
from tgpl.fees import forms, services
from tgpl.fees.models import METHOD_LABELS
from tgpl.fees.presenters import expense_words, row_words, written
from tgpl.fees.queries import chosen_method, own_cases, practitioner_of, sheet_cases, sheet_expenses, sheet_rows
from tgpl.fees.rulebook import law_on
from tgpl.fees.rules import Method
from tgpl.fees.services import FeeError
from tgpl.intake.models import FormOfAid

WRITE = (Permission.WORK_CASES, Permission.ASSIGN_CASES)
Sheet = tuple[Case, Practitioner]


def sheet_of(request: HttpRequest, code: str, practitioner: int) -> Sheet:
    """The case and the practitioner of a sheet: one's own, or for a head, of a case of the office."""
    case = get_object_or_404(sheet_cases(request.actor), code=code)
    who = get_object_or_404(Practitioner, pk=practitioner, assignments__in=case.assignments.all())
    if not request.actor.may(Permission.ASSIGN_CASES) and who.user_id != request.actor.user_id:
        raise Http404
    return case, who


def address(name: str, sheet: Sheet) -> str:
    case, practitioner = sheet
    return reverse(f"fees:{name}", args=[case.code, practitioner.pk])


def take_step(
    request: HttpRequest, sheet: Sheet, form: Any, act: Callable[[], object], *, done: str | Promise, **words: Any
) -> HttpResponse:
    """Show the form; once it is filled in, `act` and go back to the sheet, or write one more row."""
    case, practitioner = sheet
    back = address("open_sheet", sheet)
    if form.is_bound and form.is_valid() and carried_out(form, act, FeeError):
        messages.success(request, done)
        return redirect(request.path if "again" in request.POST else back)
    return step_page(request, form, back=back, lead=f"{practitioner.full_name} · {case.code}", **words)


def write_step(
    request: HttpRequest, sheet: Sheet, form: Any, service: Callable[..., object], **words: Any
) -> HttpResponse:
    """The same for a `service` that writes on the sheet what was typed."""
    case, who = sheet
    write = partial(service, by=request.actor, case=case, practitioner=who, at=timezone.now())
    return take_step(request, sheet, form, lambda: write(**form.cleaned_data), **words)


@requires(Permission.WORK_CASES)
def list_sheets(request: HttpRequest) -> HttpResponse:
    """One's own open matters, each with what waits on its sheet and one button to write more."""
    who = practitioner_of(request.actor)
    cases = list(own_cases(who)[:100]) if who else []
    return render(request, "fees/list_sheets.html", {"cases": cases, "practitioner": who})


@requires(*WRITE)
def open_sheet(request: HttpRequest, code: str, practitioner: int) -> HttpResponse:
    sheet = case, who = sheet_of(request, code, practitioner)
    method, law = chosen_method(case, who), law_on(timezone.localdate())
    rows, costs = list(sheet_rows(case, who)), list(sheet_expenses(case, who))
    waiting = [row for row in rows if row.statement is None]
    page = {
        "case": case,
        "practitioner": who,
        "method": METHOD_LABELS[method] if method else "",
        "must_choose": method is None,
        "by_document": case.form == FormOfAid.ADVICE,
        "is_lump_sum": method is Method.LUMP_SUM,
        "rows": row_words(rows, law),
        "waiting": written(waiting),
        "expenses": expense_words(costs, law),
        "may_draft": bool(waiting or any(cost.statement is None for cost in costs) or case.form == FormOfAid.ADVICE),
        **{name: address(name, sheet) for name in ("choose_method", "add_row", "add_expense", "draft_statement")},
    }
    return render(request, "fees/open_sheet.html", page)


@requires(*WRITE)
def choose_method(request: HttpRequest, code: str, practitioner: int) -> HttpResponse:
    sheet = sheet_of(request, code, practitioner)
    form = forms.ChooseMethod(**sent(request))
    return write_step(
        request,
        sheet,
        form,
        services.choose_method,
        done=_("Đã ghi hình thức thanh toán."),
        title=_("Chọn hình thức thanh toán"),
        button=_("Chọn"),
        warning=_("Chọn một lần bằng văn bản ngay sau khi được cử; sau đó không thay đổi được."),
    )


@requires(*WRITE)
def add_row(request: HttpRequest, code: str, practitioner: int) -> HttpResponse:
    sheet = case, who = sheet_of(request, code, practitioner)
    method = chosen_method(case, who)
    if method is None:
        return redirect(address("choose_method", sheet))
    kind = forms.AddWork if method is Method.LUMP_SUM else forms.AddTime
    today = timezone.localdate()
    days = days_of(case, Dated.TIME_SHEET, today)
    form = within(kind(**sent(request), law=law_on(today), initial={"done_on": today}), done_on=days)
    return write_step(
        request,
        sheet,
        form,
        services.add_row,
        done=_("Đã ghi."),
        template="fees/add_row.html",
        title=_("Ghi công việc khoán") if method is Method.LUMP_SUM else _("Ghi thời gian"),
        button=_("Ghi"),
    )


@requires(*WRITE)
def add_expense(request: HttpRequest, code: str, practitioner: int) -> HttpResponse:
    sheet = case, _who = sheet_of(request, code, practitioner)
    today = timezone.localdate()
    days = days_of(case, Dated.COST, today)
    form = within(forms.AddExpense(**sent(request), law=law_on(today), initial={"spent_on": today}), spent_on=days)
    return write_step(
        request,
        sheet,
        form,
        services.add_expense,
        done=_("Đã ghi chi phí."),
        title=_("Ghi chi phí"),
        button=_("Ghi"),
    )


@requires(*WRITE)
@require_POST
def remove_row(request: HttpRequest, code: str, practitioner: int, uid: str) -> HttpResponse:
    sheet = case, who = sheet_of(request, code, practitioner)
    try:
        services.remove_row(by=request.actor, case=case, practitioner=who, uid=uid)
        messages.success(request, _("Đã xóa dòng."))
    except FeeError as error:
        messages.error(request, str(error))
    return redirect(address("open_sheet", sheet))


@requires(*WRITE)
def draft_statement(request: HttpRequest, code: str, practitioner: int) -> HttpResponse:
    """Draw up a statement from what waits on the sheet."""
    sheet = case, who = sheet_of(request, code, practitioner)
    method = chosen_method(case, who)
    if method is None:
        return redirect(address("choose_method", sheet))
    day = min(case.ended_on or timezone.localdate(), timezone.localdate())
    form = forms.Draft(**sent(request), initial={"on": day}, method=method, is_advice=case.form == FormOfAid.ADVICE)
    drafted = []

    def draft() -> None:
        on, facts = form.cleaned_data["on"], form.facts
        drafted.append(
            services.draft_statement(
                by=request.actor, case=case, practitioner=who, on=on, at=timezone.now(), facts=facts
            )
        )

    words = {"title": _("Lập bảng kê đề nghị thanh toán"), "button": _("Lập bảng kê")}
    answer = take_step(request, sheet, form, draft, done=_("Đã lập bảng kê. Hãy xem lại từng dòng."), **words)
    return redirect("fees:open_statement", drafted[0].uid) if drafted else answer
