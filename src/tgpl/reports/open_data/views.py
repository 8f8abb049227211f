"""The open data page, and its publication."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from tgpl.accounts.access import public, requires
from tgpl.accounts.roles import Permission
from tgpl.core.forms.base import Form
from tgpl.core.pages.charts import Bar, bar_chart
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.indicators.dataset.presenters import as_csv
from tgpl.intake.services.attempts import attempt_rule
from tgpl.reports.models import OpenData
from tgpl.reports.open_data import services
from tgpl.reports.open_data.rules.tables import OpenTable, OpenYear
from tgpl.reports.tables.queries.catalogue import period_of

HIDDEN = "…"


class Publish(Form):
    year = forms.TypedChoiceField(label=gettext_lazy("Năm"), coerce=int)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        last = timezone.localdate().year - 1
        self.fields["year"].choices = [(year, str(year)) for year in range(last, last - 5, -1)]  # type: ignore[attr-defined]


class Withdraw(Form):
    reason = forms.CharField(label=gettext_lazy("Lý do rút"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


def shown_years() -> Any:
    return OpenData.objects.filter(withdrawn_at=None)


@public
@require_GET
def show_open_data(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The open tables of a year, the newest first; small counts hidden."""
    years = list(shown_years().values_list("year", flat=True)[:20])
    if year is not None and year not in years:
        raise Http404
    chosen = year or (years[0] if years else None)
    read = shown_years().get(year=chosen).read() if chosen else None
    context = {"years": years, "chosen": chosen, "read": read, "tables": _drawn(read) if read else []}
    return render(request, "reports/show_open_data.html", context)


def _drawn(year: OpenYear) -> list[tuple[OpenTable, Any, list[tuple[str, list[str]]]]]:
    return [(table, _chart(table), _lines(table)) for table in year.tables]


def _chart(table: OpenTable) -> Any:
    """The totals of the rows that are shown."""
    bars = [Bar(name, [numbers[-1]]) for name, numbers in table.rows[:-1] if numbers[-1]]
    return bar_chart(table.row_label, [_("Lượt yêu cầu")], bars, table.key)


def _lines(table: OpenTable) -> list[tuple[str, list[str]]]:
    return [
        (name or _("Tổng số"), [HIDDEN if number is None else str(number) for number in numbers])
        for name, numbers in table.rows
    ]


@public
@require_GET
def show_equal(request: HttpRequest) -> HttpResponse:
    """What everybody is promised alike, and how many came to each step in the newest year that tells it."""
    newest = next((year for one in shown_years()[:20] if (year := one.read()).funnel), None)
    funnel = [(table, _lines(table)) for table in newest.funnel] if newest else []
    context = {"rule": attempt_rule(timezone.localdate()), "newest": newest, "funnel": funnel}
    return render(request, "reports/show_equal.html", context)


@public
@require_GET
def download_open_data(request: HttpRequest, year: int, table: str) -> HttpResponse:
    """One table as CSV."""
    read = get_object_or_404(shown_years(), year=year).read()
    found = next((one for one in (*read.tables, *read.funnel) if one.key == table), None)
    if found is None:
        raise Http404
    head = [found.row_label, *found.columns, *(["Tổng số"] if found in read.tables else [])]
    rows = [[name or "Tổng số", *(HIDDEN if n is None else n for n in numbers)] for name, numbers in found.rows]
    disposition = f'attachment; filename="so-lieu-mo-{year}-{table}.csv"'
    return HttpResponse(
        as_csv([head, *rows]), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
    )


@requires(Permission.ISSUE_REPORTS)
def publish_open_data(request: HttpRequest) -> HttpResponse:
    """Publishes the tables of a year."""
    form = Publish(**sent(request))

    def publish() -> None:
        services.publish_year(by=request.actor, year=period_of(str(form.cleaned_data["year"])))

    if form.is_bound and form.is_valid() and carried_out(form, publish, services.OpenDataError):
        messages.success(request, _("Đã công bố số liệu mở."))
        return redirect("reports:show_open_data")
    return step_page(
        request,
        form,
        title=_("Công bố số liệu mở về người khuyết tật"),
        lead=_("Số dưới 5 được che, cùng những số mà từ đó có thể tính ra. Mỗi năm chỉ công bố một lần."),
        button=_("Công bố"),
        back="../",
    )


@requires(Permission.ISSUE_REPORTS)
def withdraw_open_data(request: HttpRequest, year: int) -> HttpResponse:
    """Takes the tables of a year from the public page."""
    published, form = get_object_or_404(shown_years(), year=year), Withdraw(**sent(request))

    def withdraw() -> None:
        services.withdraw_year(by=request.actor, published=published, reason=form.cleaned_data["reason"])

    if form.is_bound and form.is_valid() and carried_out(form, withdraw, services.OpenDataError):
        messages.success(request, _("Đã rút số liệu khỏi trang công khai."))
        return redirect("reports:show_open_data")
    words = {"title": _("Rút số liệu mở năm %(year)s") % {"year": year}, "button": _("Rút"), "grave": True}
    return step_page(request, form, back="../../", **words)
