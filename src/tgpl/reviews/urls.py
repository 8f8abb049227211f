"""Pages of the review of legal documents."""

from django.urls import path

from tgpl.reviews.views import comments, documents, marks, papers, review, rounds

app_name = "reviews"
_BASE = "lam-viec/ra-soat-van-ban/"
urlpatterns = [
    path(_BASE, rounds.list_rounds, name="list_rounds"),
    path(f"{_BASE}dot-moi/", rounds.start_round, name="start_round"),
    path(f"{_BASE}dot/<int:pk>/", rounds.show_round, name="show_round"),
    path(f"{_BASE}dot/<int:pk>/van-ban-moi/", documents.add_document, name="add_document"),
    path(f"{_BASE}dot/<int:pk>/tu-danh-muc/", documents.choose_document, name="choose_document"),
    path(f"{_BASE}dot/<int:pk>/khep-lai/", rounds.close_round, name="close_round"),
    path(f"{_BASE}dot/<int:pk>/<slug:paper>.<slug:kind>", papers.download_paper, name="download_paper"),
    path(f"{_BASE}van-ban/<int:pk>/", review.show_review, name="show_review"),
    path(f"{_BASE}van-ban/<int:pk>/toan-van/", review.read_text, name="read_text"),
    path(f"{_BASE}van-ban/<int:pk>/danh-dau/", marks.decide_marks, name="decide_marks"),
    path(f"{_BASE}van-ban/<int:pk>/danh-dau/giong-nhau/", marks.decide_alike, name="decide_alike"),
    path(f"{_BASE}van-ban/<int:pk>/tro-ly/", marks.run_assistant, name="run_assistant"),
    path(f"{_BASE}van-ban/<int:pk>/phat-hien/", review.add_finding, name="add_finding"),
    path(f"{_BASE}van-ban/<int:pk>/de-xuat/", review.propose, name="propose"),
    path(f"{_BASE}van-ban/<int:pk>/trinh/", review.submit_review, name="submit_review"),
    path(f"{_BASE}van-ban/<int:pk>/xac-nhan/", review.confirm_review, name="confirm_review"),
    path(f"{_BASE}van-ban/<int:pk>/tra-lai/", review.return_review, name="return_review"),
    path(f"{_BASE}phat-hien/<int:pk>/", review.change_finding, name="change_finding"),
    path(f"{_BASE}phat-hien/<int:pk>/bo/", review.remove_finding, name="remove_finding"),
    path(f"{_BASE}danh-muc/", documents.list_documents, name="list_documents"),
    path(f"{_BASE}danh-muc/them/", documents.register_document, name="register_document"),
    path(f"{_BASE}danh-muc/<int:pk>/", documents.show_document, name="show_document"),
    path(f"{_BASE}danh-muc/<int:pk>/sua/", documents.correct_document, name="correct_document"),
    path(f"{_BASE}danh-muc/<int:pk>/gop-y/", comments.add_comment, name="add_comment"),
    path(f"{_BASE}gop-y/<int:pk>/", comments.answer_comment, name="answer_comment"),
    path(f"{_BASE}tro-ly/", documents.list_rules, name="list_rules"),
]
