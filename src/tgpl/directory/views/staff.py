"""Keeping the register: who stands on it, which issues were published, and to whom they went."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.directory import services
from tgpl.directory.forms import AddPractitioner, EndEngagement, ListAsOf, RecordLeave, SendList
from tgpl.directory.models import Engagement, Publication
from tgpl.directory.queries import agencies_without, engagements_on, organisations_on, publications
from tgpl.directory.services import DirectoryError, add_practitioner, end_engagement, publish_list, send_list


@requires(Permission.VIEW_DIRECTORY)
def list_practitioners(request: HttpRequest) -> HttpResponse:
    form = ListAsOf(request.GET)
    day = (form.cleaned_data["on"] if form.is_valid() else None) or timezone.localdate()
    context = {"form": form, "day": day, "engagements": engagements_on(day), "organisations": organisations_on(day)}
    return render(request, "directory/list_practitioners.html", context)


@requires(Permission.MANAGE_DIRECTORY)
def add_to_register(request: HttpRequest) -> HttpResponse:
    form = AddPractitioner(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        practitioner = add_practitioner(by=request.actor, **form.cleaned_data)
        messages.success(request, _("Đã đưa %(name)s vào danh sách.") % {"name": practitioner.full_name})
        return redirect("directory:list_practitioners")
    return render(request, "directory/add_to_register.html", {"form": form})


@requires(Permission.MANAGE_DIRECTORY)
def take_off_register(request: HttpRequest, pk: int) -> HttpResponse:
    engagement = get_object_or_404(Engagement.objects.select_related("practitioner", "agency"), pk=pk, valid_to=None)
    form = EndEngagement(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_engagement(by=request.actor, engagement=engagement, **form.cleaned_data)
        except DirectoryError as error:
            form.add_error("on", str(error))
        else:
            messages.success(request, _("Đã ghi ngày đưa ra khỏi danh sách."))
            return redirect("directory:list_practitioners")
    return render(request, "directory/take_off_register.html", {"form": form, "engagement": engagement})


@requires(Permission.ASSIGN_CASES, Permission.MANAGE_DIRECTORY)
def record_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """A practitioner is away: new matters go to others first."""
    engagement = get_object_or_404(Engagement.objects.select_related("practitioner"), pk=pk, valid_to=None)
    form, back = RecordLeave(**sent(request)), reverse("directory:list_practitioners")
    act = partial(services.record_leave, by=request.actor, practitioner=engagement.practitioner)
    if form.is_bound and form.is_valid() and carried_out(form, lambda: act(**form.cleaned_data), DirectoryError):
        messages.success(request, _("Đã ghi những ngày nghỉ."))
        return redirect(back)
    lead = engagement.practitioner.full_name
    return step_page(request, form, back=back, lead=lead, title=_("Ghi ngày nghỉ"), button=_("Ghi"))


@requires(Permission.VIEW_DIRECTORY)
def list_publications(request: HttpRequest) -> HttpResponse:
    return render(request, "directory/list_publications.html", {"publications": publications()})


@requires(Permission.MANAGE_DIRECTORY)
@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    publication = publish_list(by=request.actor, as_of=timezone.localdate(), at=timezone.now())
    messages.success(request, _("Đã công bố danh sách. Hãy gửi cho các cơ quan phối hợp."))
    return redirect("directory:send_publication", pk=publication.pk)


@requires(Permission.MANAGE_DIRECTORY)
def send_publication(request: HttpRequest, pk: int) -> HttpResponse:
    publication = get_object_or_404(Publication, pk=pk)
    form = SendList(request.POST or None, waiting=agencies_without(publication))
    if request.method == "POST" and form.is_valid():
        sent = send_list(by=request.actor, publication=publication, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Đã ghi nhận gửi danh sách đến %(count)d nơi.") % {"count": sent})
        return redirect("directory:send_publication", pk=pk)
    deliveries = publication.deliveries.select_related("agency").order_by("agency__kind", "agency__folded")
    context = {"form": form, "publication": publication, "deliveries": deliveries}
    return render(request, "directory/send_publication.html", context)
