"""Pages of the library."""

from django.urls import path

from tgpl.outreach.views import public, staff

app_name = "outreach"
urlpatterns = [
    path("tra-cuu/", public.look_up, name="look_up"),
    path("tra-cuu/tim-thay/", public.show_found, name="show_found"),
    path("tra-cuu/<slug:slug>/", public.read_text, name="read_text"),
    path("tra-cuu/<slug:slug>/de-doc/", public.read_text, {"reading": "easy"}, name="read_easily"),
    path("tra-cuu/<slug:slug>/nghe/<slug:voice>/", public.hear_text, name="hear_text"),
    path("tra-cuu/<slug:slug>/de-doc/nghe/<slug:voice>/", public.hear_text, {"reading": "easy"}, name="hear_easily"),
    path("lam-viec/bai-tra-cuu/", staff.list_texts, name="list_texts"),
    path("lam-viec/bai-tra-cuu/moi/", staff.write_text, name="write_text"),
    path("lam-viec/bai-tra-cuu/<slug:slug>/viet-lai/", staff.write_text, name="rewrite_text"),
    path("lam-viec/bai-tra-cuu/ban-nhap/<int:pk>/", staff.open_draft, name="open_draft"),
    path("lam-viec/bai-tra-cuu/ban-nhap/<int:pk>/sua/", staff.correct_draft, name="correct_draft"),
    path("lam-viec/bai-tra-cuu/ban-nhap/<int:pk>/xac-nhan/", staff.confirm_text, name="confirm_text"),
    path("lam-viec/bai-tra-cuu/ban-nhap/<int:pk>/dang/", staff.publish_text, name="publish_text"),
    path("lam-viec/bang-tu/", staff.keep_glossary, name="keep_glossary"),
    path("lam-viec/bang-tu/<int:pk>/bo/", staff.remove_term, name="remove_term"),
]
