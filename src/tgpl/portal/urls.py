"""The citizens' front door."""

from django.urls import path

from tgpl.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
]
