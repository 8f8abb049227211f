"""Four plain views."""

from datetime import date

from django.db.models import Count
from django.forms import modelform_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from bench.bare.models import CaseRow, Note

NoteForm = modelform_factory(Note, fields=["name", "story"])


def send(request: HttpRequest) -> HttpResponse:
    """A ModelForm that inserts one row."""
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("/thanks/")
    return render(request, "bare/form.html", {"form": form})


def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A page by key."""
    return render(request, "bare/one.html", {"case": get_object_or_404(CaseRow, pk=pk)})


def table(request: HttpRequest) -> HttpResponse:
    """The fifty newest rows."""
    return render(request, "bare/table.html", {"cases": CaseRow.objects.order_by("-pk")[:50]})


def aggregate(request: HttpRequest, year: int) -> HttpResponse:
    """One aggregate over a year."""
    rows = CaseRow.objects.filter(accepted_on__range=(date(year, 1, 1), date(year, 12, 31)))
    counts = rows.values("field", "form").annotate(n=Count("pk")).order_by("field", "form")
    return render(request, "bare/counts.html", {"counts": counts})
