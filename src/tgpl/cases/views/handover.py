"""The page on which a head hands all open matters of a practitioner over to another."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.cases.forms.course import HandOverMatters
from tgpl.cases.models import Case
from tgpl.cases.services import CaseError, hand_over_matters
from tgpl.core.pages.steps import sent, step_page
from tgpl.directory.models import Practitioner
from tgpl.directory.queries import engagements_on


@requires(Permission.ASSIGN_CASES)
def hand_over(request: HttpRequest, practitioner: int) -> HttpResponse:
    offices = request.actor.offices
    gone = get_object_or_404(Practitioner.objects.filter(engagements__agency__in=offices).distinct(), pk=practitioner)
    here = engagements_on(timezone.localdate()).filter(agency__in=offices).exclude(practitioner=gone)
    form = HandOverMatters(**sent(request), others=Practitioner.objects.filter(engagements__in=here).distinct())
    if form.is_bound and form.is_valid():
        try:
            done = hand_over_matters(by=request.actor, gone=gone, at=timezone.now(), **form.cleaned_data)
        except CaseError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã bàn giao %(count)d vụ việc.") % {"count": len(done.moved)})
            for case, why in done.left:
                messages.warning(request, f"{case.code}: {why}")
            return redirect("cases:list_cases")
    open_ones = Case.objects.open().filter(practitioner=gone, office__in=offices).count()
    return step_page(
        request,
        form,
        back=reverse("directory:list_practitioners"),
        lead=_("%(name)s đang thực hiện %(count)d vụ việc.") % {"name": gone.full_name, "count": open_ones},
        title=_("Bàn giao mọi vụ việc của một người"),
        button=_("Bàn giao tất cả"),
        grave=True,
    )
