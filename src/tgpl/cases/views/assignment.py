"""Pages on which the head puts practitioners on a case: who may, what the conflict check found, the decision."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.cases import services
from tgpl.cases.forms import steps as forms
from tgpl.cases.models import Case, CaseMove
from tgpl.cases.presenters import candidate_choices, hit_words
from tgpl.cases.queries import Choice, conflict_hits, ranked_candidates
from tgpl.cases.views.steps import case_of, take_step, with_papers
from tgpl.core.pages.steps import sent, step_page
from tgpl.directory.models import Practitioner
from tgpl.directory.queries import candidates_for
from tgpl.intake.models import FormOfAid
from tgpl.people.models import Consent
from tgpl.people.queries import took_back

Kind = CaseMove.Kind
SHOWN = 20  # candidates at first: the likeliest; a list of hundreds is no help
EVERYBODY = "tat-ca"


@requires(Permission.ASSIGN_CASES)
def choose_practitioner(request: HttpRequest, code: str) -> HttpResponse:
    """Who may take this form of aid for this office, with what the head weighs."""
    return _choose(request, code, title=_("Cử người thực hiện"), then="cases:assign_practitioner")


@requires(Permission.ASSIGN_CASES)
def choose_colleague(request: HttpRequest, code: str) -> HttpResponse:
    """The same, for someone to work beside the one who leads the case."""
    return _choose(request, code, title=_("Cử thêm người thực hiện"), then="cases:add_practitioner")


def _choose(request: HttpRequest, code: str, *, title: str, then: str) -> HttpResponse:
    case = case_of(request, code)
    candidates = ranked_candidates(case, timezone.localdate())
    shown = candidates if EVERYBODY in request.GET else candidates[:SHOWN]
    form = forms.ChoosePractitioner(**sent(request), candidates=candidate_choices(shown))
    if form.is_bound and form.is_valid():
        return redirect(then, case.code, form.cleaned_data["practitioner"])
    return step_page(
        request,
        form,
        template="cases/choose_practitioner.html",
        everybody=f"?{EVERYBODY}" if len(shown) < len(candidates) else "",
        count=len(candidates),
        back=reverse("cases:open_case", args=[case.code]),
        lead=_("%(name)s · %(code)s. Xếp theo gợi ý của hệ thống; người đứng đầu quyết định.")
        % {"name": case.person.full_name, "code": case.code},
        title=title,
        button=_("Kiểm tra xung đột lợi ích"),
        warning=_warning(case, candidates),
    )


def _warning(case: Case, candidates: Collection[Choice]) -> str:
    if not candidates:
        return _("Chưa có ai trong danh sách được thực hiện hình thức này cho đơn vị.")
    if took_back(case.person, Consent.Purpose.SHARE_WITH_PRACTITIONER):
        return _("Người này đã rút đồng ý chuyển thông tin cho người thực hiện. Hãy hỏi lại họ trước khi cử người.")
    return ""


@requires(Permission.ASSIGN_CASES)
def assign_practitioner(request: HttpRequest, code: str, practitioner: int) -> HttpResponse:
    """What the conflict check found, and the head's decision."""
    case = case_of(request, code)
    kind = Kind.REPLACE if case.practitioner_id else Kind.ASSIGN
    places = {c.who.key: c.place for c in ranked_candidates(case, timezone.localdate())}
    put_on = partial(services.assign_practitioner, rank=places.get(practitioner))
    return _decide(request, case, practitioner, put_on, kind=kind)


@requires(Permission.ASSIGN_CASES)
def add_practitioner(request: HttpRequest, code: str, practitioner: int) -> HttpResponse:
    """The same for another practitioner beside the first."""
    return _decide(request, case_of(request, code), practitioner, services.add_practitioner, kind=Kind.ADD_PRACTITIONER)


def _decide(
    request: HttpRequest, case: Case, practitioner: int, put_on: Callable[..., object], *, kind: str
) -> HttpResponse:
    candidates = candidates_for(office=case.office, form=case.form, on=timezone.localdate())
    who = get_object_or_404(candidates, practitioner_id=practitioner).practitioner
    hits = conflict_hits(case=case, practitioner=who)
    return take_step(
        request,
        case,
        forms.Assign(**sent(request), needed=bool(hits or kind == Kind.REPLACE)),
        _checked(put_on, who),
        kind=kind,
        done=_assigned(case, who),
        template="cases/assign_practitioner.html",
        title=_("Cử %(name)s") % {"name": who.full_name},
        button=_("Vẫn cử người này") if hits else _("Cử người này"),
        grave=bool(hits),
        hits=[hit_words(hit.as_json()) for hit in hits],
        parties=case.parties.all(),
    )


def _assigned(case: Case, who: Practitioner) -> str:
    """That it is done; advice knows no decision on paper."""
    if case.form == FormOfAid.ADVICE:
        return _("Đã cử %(name)s.") % {"name": who.full_name}
    return with_papers(_("Đã cử %(name)s. Hãy lập quyết định cử.") % {"name": who.full_name}, case)


def _checked(put_on: Callable[..., object], who: Practitioner) -> Callable[..., None]:
    """`put_on`, after a conflict check that the head has seen and decided."""

    def act(*, by: Any, case: Case, reason: str = "") -> None:
        at = timezone.now()
        check = services.check_conflicts(by=by, case=case, practitioner=who, at=at, clear=True, reason=reason)
        put_on(by=by, case=case, check=check, at=at, reason=reason)

    return act
