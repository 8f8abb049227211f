from django.urls import path

from tgpl.reports.views import statistics

app_name = "reports"
urlpatterns = [
    path("thong-ke/", statistics.this_year, name="this_year"),
    path("thong-ke/<int:year>/", statistics.show_statistics, name="show_statistics"),
    path("thong-ke/<int:year>/vu-viec/", statistics.list_cell, name="list_cell"),
]
