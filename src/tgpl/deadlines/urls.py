"""Pages of limits, clocks and days."""

import datetime as dt

from django.urls import path, register_converter

from tgpl.deadlines import views


class DateConverter:
    """A day in an address: 2026-02-17."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> dt.date:
        return dt.date.fromisoformat(value)

    def to_url(self, value: dt.date) -> str:
        return value.isoformat()


register_converter(DateConverter, "day")

app_name = "deadlines"
urlpatterns = [
    path("thoi-han/", views.list_rules, name="list_rules"),
    path("thoi-han/dong-ho/<int:pk>/", views.explain_clock, name="explain_clock"),
    path("thoi-han/dong-ho/<int:pk>/tam-dung/", views.pause_clock, name="pause_clock"),
    path("thoi-han/dong-ho/<int:pk>/truong-hop/", views.note_clock_circumstance, name="note_clock_circumstance"),
    path("thoi-han/dong-ho/<int:pk>/bo/<int:change>/", views.take_change_back, name="take_change_back"),
    path("thoi-han/<slug:code>/", views.show_rule, name="show_rule"),
    path("lich-lam-viec/", views.show_year, name="show_this_year"),
    path("lich-lam-viec/<int:year>/", views.show_year, name="show_year"),
    path("lich-lam-viec/<int:year>/nhap/", views.enter_year, name="enter_year"),
    path("lich-lam-viec/<int:year>/them-ngay/", views.add_day, name="add_day"),
    path("lich-lam-viec/ngay/<day:date>/bo/", views.remove_day, name="remove_day"),
]
