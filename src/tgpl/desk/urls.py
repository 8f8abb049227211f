"""Pages of staff that belong to no single room."""

from django.urls import path

from tgpl.desk import views

app_name = "desk"
urlpatterns = [
    path("dia-gioi/", views.find_commune, name="find_commune"),
    path("dia-gioi/<slug:code>/", views.show_commune, name="show_commune"),
]
