"""One person, whatever they asked for and wherever; two records side by side; merged, and taken apart."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.desk.forms.people import FindRecord, MergeRecords, UndoMerge
from tgpl.people import services
from tgpl.people.models import Merge, Person
from tgpl.people.presenters import compared, disability_words, meeting
from tgpl.people.queries import came_since, merges_of, others_like
from tgpl.people.services import PeopleError
from tgpl.people.ties import ties


def person_of(request: HttpRequest, uid: str) -> Person:
    """The record that speaks for the person of this uid, if they may be seen."""
    known = get_object_or_404(Person.objects.select_related("merged_into"), uid=uid)
    speaking = known.merged_into or known
    visible = Person.objects.visible_to(request.actor).select_related("commune__province", "safe_contact")
    return get_object_or_404(visible, pk=speaking.pk)


@requires(Permission.VIEW_PEOPLE)
def open_person(request: HttpRequest, uid: str) -> HttpResponse:
    person = person_of(request, uid)
    if str(person.uid) != str(uid):
        messages.info(request, _("Hồ sơ này đã được gộp; đây là hồ sơ đại diện cho người đó."))
        return redirect("desk:open_person", person.uid)
    services.note_reading(by=request.actor, person=person)
    things, offices = ties.of([person.pk]), request.actor.offices
    context = {
        "person": person,
        "meeting": meeting(person),
        "disability": disability_words(person),
        "here": [thing for thing in things if thing.office_id in offices],
        "elsewhere": [thing for thing in things if thing.office_id not in offices],
        "likely": others_like(request.actor, person),
        "merges": merges_of(person),
        "find": FindRecord(),
        "may_merge": request.actor.may(Permission.MERGE_PEOPLE),
    }
    return render(request, "desk/open_person.html", context)


@requires(Permission.MERGE_PEOPLE)
def find_record(request: HttpRequest, uid: str) -> HttpResponse:
    """To the comparison with the record that holds the code that was typed."""
    person = person_of(request, uid)
    code = "".join(request.GET.get("code", "").upper().split())
    other = ties.holder_of(code, request.actor.offices)
    if other in {None, person.pk}:
        messages.warning(
            request, _("Không có hồ sơ nào khác mang mã “%(code)s”. Hãy kiểm tra lại mã.") % {"code": code}
        )
        return redirect("desk:open_person", person.uid)
    return redirect("desk:compare_people", person.uid, Person.objects.get(pk=other).uid)


@requires(Permission.MERGE_PEOPLE)
def compare_people(request: HttpRequest, uid: str, other: str) -> HttpResponse:
    """What agrees and what differs; merging is decided here, with a reason."""
    left, right = person_of(request, uid), person_of(request, other)
    if left == right:
        return redirect("desk:open_person", left.uid)
    theirs = {person: ties.of([person.pk]) for person in (left, right)}
    form = MergeRecords(**sent(request), records=[(person, _about(things)) for person, things in theirs.items()])
    if form.is_bound and form.is_valid():
        survivor, gone = (left, right) if form.cleaned_data["survivor"] == str(left.uid) else (right, left)
        told = {"survivor": survivor, "other": gone, "reason": form.cleaned_data["reason"], "at": timezone.now()}
        if carried_out(form, lambda: services.merge_people(by=request.actor, **told), PeopleError):
            messages.success(request, _("Đã gộp. Mọi việc của hai hồ sơ nay ở một nơi; có thể tách lại khi cần."))
            return redirect("desk:open_person", survivor.uid)
    else:
        for person in (left, right):
            services.note_reading(by=request.actor, person=person)
    context = {
        "form": form,
        "left": left,
        "right": right,
        "facts": compared(left, right),
        "sides": [(person, _of_ours(request, things)) for person, things in theirs.items()],
        "foreign": _foreign(request, theirs),
    }
    return render(request, "desk/compare_people.html", context)


def _of_ours(request: HttpRequest, things: list[Any]) -> list[Any]:
    return [thing for thing in things if thing.office_id in request.actor.offices]


def _foreign(request: HttpRequest, theirs: dict[Person, list[Any]]) -> list[str]:
    """The offices whose matters this post does not see, and that must be asked."""
    offices = {
        thing.office for things in theirs.values() for thing in things if thing.office_id not in request.actor.offices
    }
    return sorted(offices)


def _about(things: list[Any]) -> str:
    count = ngettext("%(count)d việc", "%(count)d việc", len(things)) % {"count": len(things)}
    open_ones = sum(thing.is_open for thing in things)
    return _("%(things)s, %(open)d đang mở") % {"things": count, "open": open_ones}


@requires(Permission.MERGE_PEOPLE)
def undo_merge(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    """Taken apart again: each thing returns; what came since is asked."""
    person = person_of(request, uid)
    merge = get_object_or_404(Merge.objects.standing().select_related("survivor", "other"), pk=number)
    if merge not in merges_of(person):
        return redirect("desk:open_person", person.uid)
    names = {
        "stays": merge.survivor.full_name,
        "along": _("%(name)s (hồ sơ tách ra)") % {"name": merge.other.full_name},
    }
    form = UndoMerge(**sent(request), came_since=came_since(merge), **names)
    if form.is_bound and form.is_valid():
        told = {"merge": merge, "reason": form.cleaned_data["reason"], "along": form.along, "at": timezone.now()}
        if carried_out(form, lambda: services.undo_merge(by=request.actor, **told), PeopleError):
            messages.success(request, _("Đã tách. Mỗi việc trở về hồ sơ cũ của nó."))
            return redirect("desk:open_person", merge.survivor.uid)
    returning = ", ".join(key for keys in merge.moved.values() for key in keys)
    return step_page(
        request,
        form,
        back=reverse("desk:open_person", args=[person.uid]),
        lead=_("Trở về hồ sơ của %(name)s: %(keys)s.") % {"name": merge.other.full_name, "keys": returning or "–"},
        title=_("Tách hai hồ sơ đã gộp"),
        button=_("Tách hai hồ sơ"),
        grave=True,
    )
