"""Where plans are found."""

from django.urls import path

from tgpl.plans.views import board, correcting, importing, making, share, task

app_name = "plans"
urlpatterns = [
    path("", board.list_plans, name="list_plans"),
    path("nhap/", importing.upload_plan, name="import_plan"),
    path("viet/", making.begin_plan, name="write_plan"),
    path("<int:pk>/chep/", making.copy_earlier, name="copy_plan"),
    path("<int:pk>/thay-the/", making.choose_earlier, name="amend_plan"),
    path("<int:pk>/so-sanh/", making.compare_plan, name="compare_plan"),
    path("<int:pk>/so-sanh/tat-ca/", making.answer_all, name="settle_all"),
    path("<int:pk>/so-sanh/<int:change>/", making.answer_change, name="settle_change"),
    path("nhiem-vu/<int:pk>/ghep/", making.choose_pair, name="pair_task"),
    path("<int:pk>/", board.open_plan, name="open_plan"),
    path("<int:pk>/xem-lai/", importing.review_plan, name="review_plan"),
    path("<int:pk>/diem-chua-ro/", importing.answer_doubts, name="answer_doubts"),
    path("<int:pk>/co-quan/", importing.match_bodies, name="link_bodies"),
    path("<int:pk>/xac-nhan/", importing.confirm_plan, name="confirm_import"),
    path("<int:pk>/bo/", importing.drop_plan, name="set_aside_plan"),
    path("<int:pk>/tep/", importing.download_source, name="download_source"),
    path("<int:pk>/phan-dau/", correcting.edit_head, name="correct_head"),
    path("<int:pk>/them-nhiem-vu/", correcting.new_task, name="add_task"),
    path("phan-viec/", share.list_share, name="list_share"),
    path("phan-viec/<int:pk>/", share.open_share, name="open_share"),
    path("nhiem-vu/<int:pk>/", task.open_task, name="open_task"),
    path("nhiem-vu/<int:pk>/sua/", correcting.edit_task, name="correct_task"),
    path("nhiem-vu/<int:pk>/bo/", correcting.drop_task, name="remove_task"),
    path("nhiem-vu/<int:pk>/tien-do/", task.report_progress, name="declare_progress"),
    path("nhiem-vu/<int:pk>/cong-nhan/", task.judge_progress, name="accept_progress"),
    path("nhiem-vu/<int:pk>/minh-chung/", task.choose_figures, name="choose_evidence"),
    path("nhiem-vu/<int:pk>/giai-trinh/", task.ask_explanation, name="demand_explanation"),
    path("nhiem-vu/<int:pk>/giai-trinh/<int:asked>/", task.give_explanation, name="answer_explanation"),
    path("nhiem-vu/<int:pk>/viec-da-lam/", share.list_work, name="list_work"),
    path("nhiem-vu/<int:pk>/viec-da-lam/ghi/", share.report_work, name="record_work"),
    path("viec-da-lam/<int:pk>/sua/", share.correct_record, name="correct_work"),
    path("viec-da-lam/<int:pk>/rut/", share.withdraw_record, name="withdraw_work"),
    path("viec-da-lam/tep/<int:pk>/", share.download_file, name="download_work_file"),
    path("trach-nhiem/<int:pk>/sua/", correcting.edit_duty, name="correct_duty"),
]
