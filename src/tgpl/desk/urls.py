"""Pages of staff that belong to no single room."""

from django.urls import path

from tgpl.desk.views import home, people, places

app_name = "desk"
urlpatterns = [
    path("lam-viec/", home.home, name="home"),
    path("lam-viec/tim/", home.find, name="find"),
    path("lam-viec/nguoi/<uuid:uid>/", people.open_person, name="open_person"),
    path("lam-viec/nguoi/<uuid:uid>/tim-ho-so/", people.find_record, name="find_record"),
    path("lam-viec/nguoi/<uuid:uid>/so-sanh/<uuid:other>/", people.compare_people, name="compare_people"),
    path("lam-viec/nguoi/<uuid:uid>/tach/<int:number>/", people.undo_merge, name="undo_merge"),
    path("dia-gioi/", places.find_commune, name="find_commune"),
    path("dia-gioi/<slug:code>/", places.show_commune, name="show_commune"),
]
