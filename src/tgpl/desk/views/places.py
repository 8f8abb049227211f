"""Looking a place up: today's commune for a name or an old address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tgpl.accounts.access import signed_in
from tgpl.desk.forms.places import FindCommune
from tgpl.territory.queries import former_units_in, history_of, likely_communes


@signed_in
def find_commune(request: HttpRequest) -> HttpResponse:
    """The communes that a name or an address line may mean today."""
    form = FindCommune(request.GET or None)
    page: dict[str, object] = {"form": form}
    if form.is_valid():
        page |= {"query": form.cleaned_data["q"], "matches": likely_communes(form.cleaned_data["q"])}
    return render(request, "desk/find_commune.html", page)


@signed_in
def show_commune(request: HttpRequest, code: str) -> HttpResponse:
    """One commune through time, and the former communes that lie in it."""
    history = history_of(code)
    if not history:
        raise Http404
    page = {"commune": history[0], "history": history, "parts": former_units_in(code)}
    return render(request, "desk/show_commune.html", page)
