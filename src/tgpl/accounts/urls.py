"""A person's own account, and the pages by which administrators look after agencies, people and posts."""

from django.urls import path

from tgpl.accounts.access import public
from tgpl.accounts.views import agencies, people, session, trail

app_name = "accounts"
urlpatterns = [
    path("tai-khoan/", session.show_account, name="own_account"),
    path("tai-khoan/vai-tro/", session.change_post, name="change_post"),
    path("tai-khoan/gui-lai/<str:key>/", session.send_again, name="send_again"),
    path("tai-khoan/dat-mat-khau/<uidb64>/<token>/", public(session.SetPassword.as_view()), name="set_password"),
    path("quan-tri/co-quan/", agencies.list_agencies, name="list_agencies"),
    path("quan-tri/co-quan/them/", agencies.add_agency, name="add_agency"),
    path("quan-tri/co-quan/<int:pk>/", agencies.show_agency, name="show_agency"),
    path("quan-tri/co-quan/<int:pk>/sua/", agencies.edit_agency, name="edit_agency"),
    path("quan-tri/co-quan/<int:pk>/dong/", agencies.shut_agency, name="close_agency"),
    path("quan-tri/co-quan/<int:agency>/moi/", people.invite, name="invite_person"),
    path("quan-tri/co-quan/<int:agency>/giao-vai-tro/", people.give_post, name="give_post"),
    path("quan-tri/nguoi-dung/", people.list_people, name="list_people"),
    path("quan-tri/nguoi-dung/<int:pk>/", people.show_person, name="show_person"),
    path("quan-tri/nguoi-dung/<int:pk>/duong-dan/", people.make_link, name="make_link"),
    path("quan-tri/nguoi-dung/<int:pk>/khoa/", people.shut_out, name="shut_out"),
    path("quan-tri/nguoi-dung/<int:pk>/mo/", people.let_in, name="let_in"),
    path("quan-tri/nguoi-dung/<int:pk>/go-buoc-hai/", people.remove_second_step, name="remove_second_step"),
    path("nhat-ky/", trail.follow_trail, name="follow_trail"),
    path("quan-tri/vai-tro/<int:pk>/ket-thuc/", people.end_post, name="end_post"),
]
