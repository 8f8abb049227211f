"""Pages of fees."""

from django.urls import path

from tgpl.fees.views import lists, sheets, statements

app_name = "fees"
sheet = "lam-viec/vu-viec/<str:code>/bang-ke/<int:practitioner>/"
one = "lam-viec/thu-lao/<uuid:uid>/"
urlpatterns = [
    path("lam-viec/thoi-gian/", sheets.list_sheets, name="list_sheets"),
    path(sheet, sheets.open_sheet, name="open_sheet"),
    path(f"{sheet}hinh-thuc/", sheets.choose_method, name="choose_method"),
    path(f"{sheet}ghi/", sheets.add_row, name="add_row"),
    path(f"{sheet}chi-phi/", sheets.add_expense, name="add_expense"),
    path(f"{sheet}lap/", sheets.draft_statement, name="draft_statement"),
    path(f"{sheet}<uuid:uid>/xoa/", sheets.remove_row, name="remove_row"),
    path("lam-viec/thu-lao/", lists.list_statements, name="list_statements"),
    path("lam-viec/thu-lao/so-chi/", lists.take_register, name="take_register"),
    path("lam-viec/thu-lao/tep/<uuid:uid>/", lists.take_scan, name="take_scan"),
    path(one, statements.open_statement, name="open_statement"),
    path(f"{one}bang-tinh/", statements.take_workbook, name="take_workbook"),
    path(f"{one}cu-tham-dinh/", statements.send_for_appraisal, name="send_for_appraisal"),
    path(f"{one}tham-dinh/", statements.appraise, name="appraise"),
    path(f"{one}duyet/", statements.approve, name="approve"),
    path(f"{one}tra-lai/", statements.return_statement, name="return_statement"),
    path(f"{one}chi/", statements.pay, name="pay"),
    path(f"{one}huy/", statements.cancel, name="cancel"),
]
