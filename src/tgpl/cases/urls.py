"""Pages of matters."""

from django.urls import path

from tgpl.cases.views import staff, steps

app_name = "cases"
urlpatterns = [
    path("lam-viec/yeu-cau/<str:reference>/thu-ly/", steps.accept_request, name="accept_request"),
    path("lam-viec/yeu-cau/<str:reference>/tra-loi/", steps.give_brief_advice, name="give_brief_advice"),
    path("lam-viec/vu-viec/", staff.list_cases, name="list_cases"),
    path("lam-viec/so-thu-ly/<int:office>/<int:year>/", staff.open_register, name="open_register"),
    path("lam-viec/vu-viec/<str:code>/", staff.open_case, name="open_case"),
    path("lam-viec/vu-viec/<str:code>/cong-viec/", staff.list_work, name="list_work"),
    path("lam-viec/vu-viec/<str:code>/giay-to/<uuid:uid>/", staff.take_paper, name="take_paper"),
    path("lam-viec/vu-viec/<str:code>/cu-nguoi/", steps.choose_practitioner, name="choose_practitioner"),
    path(
        "lam-viec/vu-viec/<str:code>/cu-nguoi/<int:practitioner>/",
        steps.assign_practitioner,
        name="assign_practitioner",
    ),
    path("lam-viec/vu-viec/<str:code>/ghi-cong-viec/", steps.record_work, name="record_work"),
    path("lam-viec/vu-viec/<str:code>/them-giay-to/", steps.add_paper, name="add_paper"),
    path("lam-viec/vu-viec/<str:code>/them-nguoi/", steps.add_party, name="add_party"),
    path("lam-viec/vu-viec/<str:code>/ket-thuc/", steps.close_case, name="close_case"),
    path("lam-viec/vu-viec/<str:code>/tam-dinh-chi/", steps.suspend_case, name="suspend_case"),
    path("lam-viec/vu-viec/<str:code>/tiep-tuc/", steps.resume_case, name="resume_case"),
    path("lam-viec/vu-viec/<str:code>/ma-cua-bo/", steps.record_national_entry, name="record_national_entry"),
]
