"""Pages of the register."""

from django.urls import path

from tgpl.directory.views import places, public, staff

app_name = "directory"
urlpatterns = [
    path("danh-sach/", public.show_public_list, name="show_public_list"),
    path("lam-viec/danh-sach/", staff.list_practitioners, name="list_practitioners"),
    path("lam-viec/danh-sach/them/", staff.add_to_register, name="add_to_register"),
    path("lam-viec/danh-sach/<int:pk>/dua-ra/", staff.take_off_register, name="take_off_register"),
    path("lam-viec/danh-sach/<int:pk>/nghi/", staff.record_leave, name="record_leave"),
    path("lam-viec/noi-don-nguoi-dan/", places.list_places, name="list_places"),
    path("lam-viec/noi-don-nguoi-dan/<int:pk>/", places.describe_place, name="describe_place"),
    path("lam-viec/danh-sach/cong-bo/", staff.list_publications, name="list_publications"),
    path("lam-viec/danh-sach/cong-bo/moi/", staff.publish, name="publish"),
    path("lam-viec/danh-sach/cong-bo/<int:pk>/", staff.send_publication, name="send_publication"),
]
