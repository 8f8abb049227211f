"""Pages of quality, opinions and yearly targets."""

from django.urls import path

from tgpl.quality.views import draws, opinions, public, results, scoring, targets

app_name = "quality"
urlpatterns = [
    path("lam-viec/chat-luong/", results.list_results, name="list_results"),
    path("lam-viec/chat-luong/cho-cham/", results.list_waiting, name="list_waiting"),
    path("lam-viec/chat-luong/thong-nhat/", results.show_agreement, name="show_agreement"),
    path("lam-viec/chat-luong/ket-qua/<uuid:uid>/", results.open_result, name="open_result"),
    path("lam-viec/chat-luong/ket-qua/<uuid:uid>/van-ban.<slug:kind>", results.take_paper, name="take_paper"),
    path("lam-viec/chat-luong/ket-qua/<uuid:uid>/cham/", scoring.score_case, name="score_case"),
    path("lam-viec/chat-luong/ket-qua/<uuid:uid>/sua/", scoring.correct_result, name="correct_result"),
    path("lam-viec/chat-luong/ket-qua/<uuid:uid>/tra-loi/", scoring.answer_result, name="answer_result"),
    path("lam-viec/vu-viec/<str:code>/cham/", scoring.start_reading, name="start_reading"),
    path("lam-viec/vu-viec/<str:code>/thanh-cong/", scoring.record_success, name="record_success"),
    path("lam-viec/chat-luong/ke-hoach/", draws.list_plans, name="list_plans"),
    path("lam-viec/chat-luong/ke-hoach/lap/", draws.make_plan, name="make_plan"),
    path("lam-viec/chat-luong/ke-hoach/<int:pk>/", draws.open_plan, name="open_plan"),
    path("lam-viec/chat-luong/ke-hoach/<int:pk>/chot/", draws.freeze_frame, name="freeze_frame"),
    path("lam-viec/chat-luong/ke-hoach/<int:pk>/rut/", draws.draw_cases, name="draw_cases"),
    path("lam-viec/chat-luong/ke-hoach/<int:pk>/khung-mau.txt", draws.take_frame, name="take_frame"),
    path("lam-viec/y-kien/", opinions.list_opinions, name="list_opinions"),
    path("lam-viec/y-kien/cho-hoi/", opinions.list_to_ask, name="list_to_ask"),
    path("lam-viec/y-kien/<int:pk>/", opinions.open_opinion, name="open_opinion"),
    path("lam-viec/y-kien/<int:pk>/ghi/", opinions.take_opinion, name="take_opinion"),
    path("lam-viec/y-kien/<int:pk>/phieu.<slug:kind>", opinions.take_form, name="take_form"),
    path("lam-viec/vu-viec/<str:code>/hoi-y-kien/", opinions.ask_opinion, name="ask_opinion"),
    path("y-kien/het-han/", public.link_is_over, name="link_is_over"),
    path("y-kien/cam-on/", public.thank, name="thank"),
    path("y-kien/<str:secret>/", public.begin, name="begin"),
    path("y-kien/<str:secret>/<int:number>/", public.answer_question, name="answer_question"),
    path("y-kien/<str:secret>/gui/", public.send, name="send"),
    path("lam-viec/chi-tieu/", targets.show_targets, name="show_targets"),
    path("lam-viec/chi-tieu/<int:year>/muc/", targets.enter_bands, name="enter_bands"),
    path("lam-viec/chi-tieu/<int:year>/<uuid:uid>/", targets.list_counted, name="list_counted"),
    path("lam-viec/chi-tieu/<int:year>/<uuid:uid>/hoan-canh/", targets.note_circumstance, name="note_circumstance"),
]
