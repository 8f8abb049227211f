"""Who can use these pages, what was checked, what was not, and whom to tell."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tgpl.accounts.access import public
from tgpl.accounts.queries import default_office
from tgpl.portal.accessibility import statement


@public
@require_GET
def show_statement(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/accessibility.html", {"told": statement(), "office": default_office()})
