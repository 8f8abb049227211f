"""Addresses of this room."""

from django.urls import path

from tgpl.uploads import views

app_name = "uploads"
urlpatterns = [
    path("tai-len/", views.begin, name="begin_upload"),
    path("tai-len/<uuid:uid>/", views.send_piece, name="send_piece"),
]
