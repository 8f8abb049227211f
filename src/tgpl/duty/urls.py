"""Pages of the roster."""

from django.urls import path

from tgpl.duty.views import keeping, roster

app_name = "duty"
urlpatterns = [
    path("truc/", roster.show_own_roster, name="show_own_roster"),
    path("truc/<int:office>/<int:year>/<int:month>/", roster.show_roster, name="show_roster"),
    path("truc/<int:office>/<int:year>/<int:month>/in/", roster.print_roster, name="print_roster"),
    path("truc/<int:office>/nguoi-truc/", keeping.list_keepers, name="list_keepers"),
    path("truc/<int:office>/nguoi-truc/<int:keeper>/bo/", keeping.take_off_list, name="take_off_list"),
    path("truc/<int:office>/hang-tuan/", keeping.plan_week, name="plan_week"),
    path("truc/<int:office>/ngay/<day:day>/", keeping.plan_day, name="plan_day"),
    path("truc/<int:office>/ngay/<day:day>/doi/", keeping.swap, name="swap"),
    path("truc/<int:office>/nhap/", keeping.take_in, name="take_in"),
]
