"""Root URLs: each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from tgpl.accounts.access import public

urlpatterns: list[URLPattern | URLResolver] = [
    # Changing the language of one's own device harms nobody, so pages without other forms need no token.
    path("ngon-ngu/", public(csrf_exempt(require_POST(set_language))), name="set_language"),
    # Addresses are tried in this order: first what is opened all day.
    path("", include("tgpl.intake.urls")),
    path("", include("tgpl.cases.urls")),
    path("", include("tgpl.desk.urls")),
    path("", include("tgpl.reports.urls")),
    path("", include("tgpl.indicators.urls")),
    path("", include("tgpl.deadlines.urls")),
    path("", include("tgpl.portal.urls")),
    path("", include("tgpl.accounts.entrance")),
    path("", include("tgpl.accounts.urls")),
    path("", include("tgpl.archive.urls")),
    path("", include("tgpl.complaints.urls")),
    path("", include("tgpl.directory.urls")),
    path("", include("tgpl.documents.urls")),
    path("", include("tgpl.duty.urls")),
    path("", include("tgpl.fees.urls")),
    path("", include("tgpl.lawbook.urls")),
    path("", include("tgpl.network.urls")),
    path("", include("tgpl.outreach.urls")),
    path("", include("tgpl.quality.urls")),
    path("", include("tgpl.uploads.urls")),
    path("", include("tgpl.reviews.urls")),
    path("ke-hoach/", include("tgpl.plans.urls")),
]

handler400 = "tgpl.core.pages.views.bad_request"
handler403 = "tgpl.core.pages.views.forbidden"
handler404 = "tgpl.core.pages.views.not_found"
handler500 = "tgpl.core.pages.views.server_error"
