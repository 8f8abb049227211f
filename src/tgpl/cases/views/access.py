"""Whether the person's access needs were met in a case."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.cases.forms.access import NEED, AccessQuestions
from tgpl.cases.models import Case
from tgpl.cases.queries import access_needs_of
from tgpl.cases.services import answer_access_needs
from tgpl.cases.steps import WORK
from tgpl.cases.views.steps import case_of, take_step
from tgpl.core.pages.steps import sent


@requires(*WORK)
def answer_needs(request: HttpRequest, code: str) -> HttpResponse:
    """One tap for each need; what was answered before stands there and may be changed."""
    case = case_of(request, code)
    needs = access_needs_of(case)
    initial = {f"{NEED}{one.need}": one.answer.outcome for one in needs if one.answer}
    return take_step(
        request,
        case,
        AccessQuestions(**sent(request), needs=[one.need for one in needs], must=False, initial=initial),
        _answered,
        done=_("Đã ghi việc đáp ứng nhu cầu hỗ trợ."),
        title=_("Ghi việc đáp ứng nhu cầu hỗ trợ"),
        button=_("Ghi"),
        warning="" if needs else _("Người này chưa nói cần hỗ trợ gì để được tiếp cận."),
    )


def _answered(*, by: Any, case: Case, outcomes: dict[str, str], access_reason: str) -> None:
    answer_access_needs(by=by, case=case, outcomes=outcomes, reason=access_reason, at=timezone.now())
