"""The citizens' front door."""

from django.urls import path

from tgpl.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("cach-hien-thi/", views.preferences, name="preferences"),
    path("cach-hien-thi/xoa/", views.forget_preferences, name="forget_preferences"),
    path("khong-co-mang/", views.offline, name="offline"),
    path("thu-vien-giao-dien/", views.gallery, name="gallery"),
    path("thu-vien-giao-dien/can-bo/", views.gallery, {"frame": "staff"}, name="staff_gallery"),
]
