"""Pages of staff that belong to no single room."""

from django.urls import path

from tgpl.desk.views import home, places

app_name = "desk"
urlpatterns = [
    path("lam-viec/", home.home, name="home"),
    path("lam-viec/tim/", home.find, name="find"),
    path("dia-gioi/", places.find_commune, name="find_commune"),
    path("dia-gioi/<slug:code>/", places.show_commune, name="show_commune"),
]
