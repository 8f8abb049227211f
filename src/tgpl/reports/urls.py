from django.urls import path

from tgpl.reports.views import plan_reports, statistics

app_name = "reports"
urlpatterns = [
    path("thong-ke/", statistics.this_year, name="this_year"),
    path("thong-ke/<int:year>/", statistics.show_statistics, name="show_statistics"),
    path("thong-ke/<int:year>/vu-viec/", statistics.list_cell, name="list_cell"),
    path("bao-cao/", plan_reports.list_reports, name="list_reports"),
    path("bao-cao/ke-hoach/<int:plan>/", plan_reports.begin_report, name="begin_report"),
    path("bao-cao/<int:pk>/", plan_reports.show_report, name="show_report"),
    path("bao-cao/<int:pk>/chot/", plan_reports.freeze_figures, name="freeze_figures"),
    path("bao-cao/<int:pk>/loi-van/", plan_reports.edit_passages, name="edit_passages"),
    path("bao-cao/<int:pk>/the-thuc/", plan_reports.edit_letterhead, name="edit_letterhead"),
    path("bao-cao/<int:pk>/<int:snapshot>/<str:kind>/", plan_reports.download_report, name="download_report"),
]
