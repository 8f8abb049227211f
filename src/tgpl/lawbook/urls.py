"""Pages of rules and their editions."""

from django.urls import path

from tgpl.lawbook import views

app_name = "lawbook"
urlpatterns = [
    path("quy-dinh/", views.list_rules, name="list_rules"),
    path("quy-dinh/<slug:kind>/tep/<str:name>/", views.show_file, name="show_file"),
    path("quy-dinh/<slug:kind>/soan/", views.write_edition, name="write_edition"),
    path("quy-dinh/ban/<uuid:uid>/", views.open_edition, name="open_edition"),
    path("quy-dinh/ban/<uuid:uid>/chay-thu/", views.try_edition, name="try_edition"),
    path("quy-dinh/ban/<uuid:uid>/chay-thu/<int:number>/", views.list_differences, name="list_differences"),
    path("quy-dinh/ban/<uuid:uid>/ap-dung/", views.put_in_force, name="put_in_force"),
    path("quy-dinh/ban/<uuid:uid>/rut/", views.withdraw_edition, name="withdraw_edition"),
]
