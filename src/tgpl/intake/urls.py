"""Addresses of this room: in Vietnamese, without diacritics."""

from django.urls import path

from tgpl.intake.views import public

app_name = "intake"
urlpatterns = [
    path("gui-yeu-cau/", public.start_request, name="start_request"),
    path("gui-yeu-cau/kiem-tra/", public.check_answers, name="check_answers"),
    path("gui-yeu-cau/da-gui/", public.request_sent, name="request_sent"),
    path("gui-yeu-cau/da-luu/", public.save_draft, name="save_draft"),
    path("gui-yeu-cau/chua-thay/", public.lose_draft, name="lose_draft"),
    path("gui-yeu-cau/lam-lai/", public.start_again, name="start_again"),
    path("gui-yeu-cau/mang-theo/", public.bring_facts, name="bring_facts"),
    path("gui-yeu-cau/kin-dao/", public.hide_titles, name="hide_titles"),
    path("gui-yeu-cau/<slug:name>/", public.answer_page, name="answer_page"),
]
