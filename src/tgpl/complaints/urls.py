"""Pages of complaints."""

from django.urls import path

from tgpl.complaints.views import public, staff

app_name = "complaints"
urlpatterns = [
    path("theo-doi/khieu-nai/", public.list_own, name="list_own"),
    path("theo-doi/khieu-nai/gui/", public.file_complaint, name="file_complaint"),
    path("theo-doi/khieu-nai/<str:code>/len-so/", public.go_on, name="go_on"),
    path("lam-viec/khieu-nai/", staff.list_complaints, name="list_complaints"),
    path("lam-viec/khieu-nai/<str:code>/", staff.open_complaint, name="open_complaint"),
    path("lam-viec/khieu-nai/<str:code>/tra-loi/", staff.answer_complaint, name="answer_complaint"),
    path("lam-viec/khieu-nai/<str:code>/da-bao/", staff.note_told, name="note_told"),
    path("lam-viec/khieu-nai/<str:code>/len-so/", staff.escalate_complaint, name="escalate_complaint"),
    path("lam-viec/khieu-nai/<str:code>/rut/", staff.withdraw_complaint, name="withdraw_complaint"),
    path("lam-viec/khieu-nai/<str:code>/toa-an/", staff.note_court, name="note_court"),
    path("lam-viec/yeu-cau/<str:reference>/khieu-nai/", staff.take_complaint, name="take_complaint"),
]
