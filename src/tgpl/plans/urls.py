"""Where plans are found."""

from django.urls import path

from tgpl.plans.views import board, correcting, importing

app_name = "plans"
urlpatterns = [
    path("", board.list_plans, name="list_plans"),
    path("nhap/", importing.upload_plan, name="import_plan"),
    path("<int:pk>/", board.open_plan, name="open_plan"),
    path("<int:pk>/xem-lai/", importing.review_plan, name="review_plan"),
    path("<int:pk>/diem-chua-ro/", importing.answer_doubts, name="answer_doubts"),
    path("<int:pk>/co-quan/", importing.match_bodies, name="link_bodies"),
    path("<int:pk>/xac-nhan/", importing.confirm_plan, name="confirm_import"),
    path("<int:pk>/bo/", importing.drop_plan, name="set_aside_plan"),
    path("<int:pk>/tep/", importing.download_source, name="download_source"),
    path("<int:pk>/phan-dau/", correcting.edit_head, name="correct_head"),
    path("<int:pk>/them-nhiem-vu/", correcting.new_task, name="add_task"),
    path("nhiem-vu/<int:pk>/", board.open_task, name="open_task"),
    path("nhiem-vu/<int:pk>/sua/", correcting.edit_task, name="correct_task"),
    path("nhiem-vu/<int:pk>/bo/", correcting.drop_task, name="remove_task"),
    path("nhiem-vu/<int:pk>/tien-do/", board.report_progress, name="declare_progress"),
    path("nhiem-vu/<int:pk>/minh-chung/", board.choose_figures, name="choose_evidence"),
    path("trach-nhiem/<int:pk>/sua/", correcting.edit_duty, name="correct_duty"),
]
