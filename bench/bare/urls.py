"""URLs of the bare pages."""

from django.http import HttpResponse
from django.urls import path

from bench.bare import views

urlpatterns = [
    path("send/", views.send),
    path("thanks/", lambda request: HttpResponse("Thanks")),
    path("one/<int:pk>/", views.one),
    path("table/", views.table),
    path("aggregate/<int:year>/", views.aggregate),
]
