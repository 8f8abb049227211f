from django.urls import path

from tgpl.reports.open_data import views as open_data
from tgpl.reports.tables.views import issues
from tgpl.reports.tables.views import live as tables
from tgpl.reports.views import packages, reports, statistics

app_name = "reports"
urlpatterns = [
    path("thong-ke/", statistics.this_year, name="this_year"),
    path("thong-ke/<int:year>/", statistics.show_statistics, name="show_statistics"),
    path("thong-ke/<int:year>/vu-viec/", statistics.list_cell, name="list_cell"),
    path("thong-ke/bieu/", tables.list_tables, name="list_tables"),
    path("thong-ke/bieu/<str:code>/<str:period>/", tables.show_table, name="show_table"),
    path("thong-ke/bieu/<str:code>/<str:period>/o/", tables.list_table_cell, name="list_table_cell"),
    path("thong-ke/bieu/<str:code>/<str:period>/lech/", tables.list_table_gap, name="list_table_gap"),
    path("thong-ke/bieu/<str:code>/<str:period>/tep/<str:kind>/", tables.download_table, name="download_table"),
    path("thong-ke/bieu/<str:code>/<str:period>/lap/", issues.prepare_table, name="prepare_table"),
    path("thong-ke/da-lap/", issues.list_issues, name="list_issues"),
    path("thong-ke/da-lap/<int:pk>/", issues.show_issue, name="show_issue"),
    path("thong-ke/da-lap/<int:pk>/kiem-tra/", issues.check_table, name="check_table"),
    path("thong-ke/da-lap/<int:pk>/tra-lai/", issues.return_table, name="return_table"),
    path("thong-ke/da-lap/<int:pk>/ky/", issues.sign_table, name="sign_table"),
    path("thong-ke/da-lap/<int:pk>/gui/", issues.send_table, name="send_table"),
    path("thong-ke/da-lap/<int:pk>/nhan/<int:sending>/", issues.note_receipt, name="note_receipt"),
    path("thong-ke/da-lap/<int:pk>/tep/<str:kind>/", issues.download_issue, name="download_issue"),
    path("giup-nhu-nhau/", open_data.show_equal, name="show_equal"),
    path("so-lieu-mo/", open_data.show_open_data, name="show_open_data"),
    path("so-lieu-mo/cong-bo/", open_data.publish_open_data, name="publish_open_data"),
    path("so-lieu-mo/<int:year>/", open_data.show_open_data, name="show_open_year"),
    path("so-lieu-mo/<int:year>/rut/", open_data.withdraw_open_data, name="withdraw_open_data"),
    path("so-lieu-mo/<int:year>/<slug:table>.csv", open_data.download_open_data, name="download_open_data"),
    path("bao-cao/", reports.list_reports, name="list_reports"),
    path("bao-cao/ke-hoach/<int:plan>/", reports.begin_report, name="begin_report"),
    path("bao-cao/dinh-ky/", reports.begin_periodic, name="begin_periodic"),
    path("bao-cao/tron-bo/", packages.list_packages, name="list_packages"),
    path("bao-cao/tron-bo/<int:pk>.zip", packages.download_package, name="download_package"),
    path("bao-cao/<int:pk>/", reports.show_report, name="show_report"),
    path("bao-cao/<int:pk>/chot/", reports.freeze_figures, name="freeze_figures"),
    path("bao-cao/<int:pk>/loi-van/", reports.edit_passages, name="edit_passages"),
    path("bao-cao/<int:pk>/the-thuc/", reports.edit_letterhead, name="edit_letterhead"),
    path("bao-cao/<int:pk>/<int:snapshot>/ban-hanh/", reports.issue_snapshot, name="issue_snapshot"),
    path("bao-cao/<int:pk>/lan/<int:number>/<str:kind>/", reports.download_issue, name="download_report_issue"),
    path("bao-cao/<int:pk>/<int:snapshot>/<str:kind>/", reports.download_report, name="download_report"),
]
