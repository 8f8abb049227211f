"""The public register: who gives legal aid, in which field, since when (Thông tư 11/2014/TT-BTP, Điều 10)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tgpl.accounts.access import public
from tgpl.directory.forms import FindPractitioners
from tgpl.directory.queries import organisations_on, public_engagements


@public
def show_public_list(request: HttpRequest) -> HttpResponse:
    form = FindPractitioners(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    day = wanted.get("on") or timezone.localdate()
    context = {
        "form": form,
        "day": day,
        "organisations": organisations_on(day),
        "engagements": public_engagements(
            day,
            field=wanted.get("field", ""),
            gender=wanted.get("gender", ""),
            sign_language=wanted.get("sign_language", False),
        ),
    }
    return render(request, "directory/public_list.html", context)
