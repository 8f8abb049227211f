"""Pages of rules and their editions."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.law.editions import LawKind, Span, law_kinds
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.core.pages.views import or_404
from tgpl.lawbook import forms, services
from tgpl.lawbook.models import Edition, Standing, Trial
from tgpl.lawbook.presenters import changes, edition_facts, kinds_of_rules, standing_tag
from tgpl.lawbook.queries import differences_by_sort, text_in_force
from tgpl.lawbook.services import LawbookError

LAW = Permission.MANAGE_LAW


@requires(LAW)
def list_rules(request: HttpRequest) -> HttpResponse:
    """Every kind of rules: its files, where each comes from, and its editions."""
    return render(request, "lawbook/list_rules.html", {"kinds": list(kinds_of_rules(timezone.localdate()))})


@requires(LAW)
def show_file(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """What a rule file says today."""
    of_kind = _kind(kind)
    text = text_in_force(of_kind, name, timezone.localdate())
    if not text:
        raise Http404
    return render(request, "lawbook/show_file.html", {"kind": of_kind, "name": name, "text": text})


def _kind(code: str) -> LawKind:
    return or_404(law_kinds.get(code))


@requires(LAW)
def write_edition(request: HttpRequest, kind: str) -> HttpResponse:
    """Rule files written anew, beginning from what is in force; checked before it is kept."""
    of_kind, today = _kind(kind), timezone.localdate()
    name = request.GET.get("tep", "")
    begun = {name: text_in_force(of_kind, name, today)} if name else {}
    form = forms.WriteEdition(**sent(request), initial={"text": forms.told_together(begun)})
    written: list[Edition] = []

    def write() -> None:
        written.append(services.write_edition(by=request.actor, kind=of_kind, at=timezone.now(), **form.cleaned_data))

    if form.is_bound and form.is_valid() and carried_out(form, write, LawbookError):
        messages.success(request, _("Đã lưu bản mới, không có lỗi. Hãy chạy thử trên các vụ việc đã qua."))
        return redirect("lawbook:open_edition", written[0].uid)
    return step_page(
        request,
        form,
        back=reverse("lawbook:list_rules"),
        lead=str(of_kind.title),
        title=_("Soạn bản quy định mới"),
        button=_("Kiểm tra và lưu"),
    )


@requires(LAW)
def open_edition(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One edition: how it differs from what is in force, how it was tried, what may be done with it."""
    edition, today = get_object_or_404(Edition, uid=uid), timezone.localdate()
    standing = edition.standing(today)
    context = {
        "edition": edition,
        "status": standing_tag(edition, today),
        "facts": edition_facts(edition),
        "changes": changes(edition, today),
        "trials": [(trial, differences_by_sort(trial)) for trial in edition.trials.all()[:5]],
        "is_draft": standing == Standing.DRAFT,
        "may_withdraw": standing in {Standing.DRAFT, Standing.TO_COME},
        "own": edition.written_by_id == request.actor.user_id,
    }
    return render(request, "lawbook/open_edition.html", context)


def _take_step(
    request: HttpRequest, edition: Edition, form: Any, step: Callable[[], object], *, done: str, **words: Any
) -> HttpResponse:
    back = reverse("lawbook:open_edition", args=[edition.uid])
    if form.is_bound and form.is_valid() and carried_out(form, step, LawbookError):
        messages.success(request, done)
        return redirect(back)
    return step_page(request, form, back=back, lead=str(edition), **words)


@requires(LAW)
def try_edition(request: HttpRequest, uid: UUID) -> HttpResponse:
    """On which past cases to try it."""
    edition = get_object_or_404(Edition, uid=uid)
    form = forms.TryEdition(**sent(request))

    def ask() -> None:
        span = Span(**form.cleaned_data)
        services.ask_trial(by=request.actor, edition=edition, span=span, at=timezone.now())

    return _take_step(
        request, edition, form, ask,
        done=_("Đang chạy thử. Kết quả có sau một, hai phút."), title=_("Chạy thử"), button=_("Chạy thử"),
    )  # fmt: skip


@requires(LAW)
def list_differences(request: HttpRequest, uid: UUID, number: int) -> HttpResponse:
    """What would have come out differently, one by one."""
    trial = get_object_or_404(Trial.objects.select_related("edition"), edition__uid=uid, pk=number)
    what = request.GET.get("loai", "")
    found = trial.differences.filter(what=what) if what else trial.differences.all()
    page = key_page(found, Place.sent(request.GET))
    may_open = request.actor.may(Permission.VIEW_CASES)
    context = {"trial": trial, "edition": trial.edition, "what": what, "page": page, "may_open": may_open}
    return render(request, "lawbook/list_differences.html", context)


@requires(LAW)
def put_in_force(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The second person says from when on the edition speaks."""
    edition = get_object_or_404(Edition, uid=uid)
    form = forms.PutInForce(**sent(request))

    def put() -> None:
        services.put_in_force(by=request.actor, edition=edition, at=timezone.now(), **form.cleaned_data)

    return _take_step(
        request, edition, form, put,
        done=_("Đã cho áp dụng. Có thể rút lại trước ngày đó."), title=_("Cho áp dụng"), button=_("Cho áp dụng"),
        warning=_("Từ ngày ấy mọi việc mới theo bản này; việc đã qua giữ quy định của ngày đó."), grave=True,
    )  # fmt: skip


@requires(LAW)
def withdraw_edition(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes it back before its day."""
    edition = get_object_or_404(Edition, uid=uid)
    form = forms.Withdraw(**sent(request))

    def withdraw() -> None:
        services.withdraw_edition(by=request.actor, edition=edition, at=timezone.now(), **form.cleaned_data)

    return _take_step(
        request, edition, form, withdraw,
        done=_("Đã rút bản này."), title=_("Rút bản này"), button=_("Rút bản này"), grave=True,
    )  # fmt: skip
