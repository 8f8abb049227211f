"""The citizens' front door."""

from django.urls import path, reverse_lazy

from tgpl.intake.views.public import bring_facts
from tgpl.portal.views import accessibility, checker, device, easy, finding, follow, held, home

app_name = "portal"
FIRST_EASY_QUESTION = reverse_lazy("portal:ask_easily", args=[1])
urlpatterns = [
    path("", home.home, name="home"),
    path("cach-hien-thi/", home.preferences, name="preferences"),
    path("cach-hien-thi/xoa/", home.forget_preferences, name="forget_preferences"),
    path("ai-cung-dung-duoc/", accessibility.show_statement, name="accessibility"),
    path("khong-co-mang/", home.offline, name="offline"),
    path("tren-may-nay/", device.device, name="device"),
    path("tren-may-nay/to-khai.json", device.device_spec, name="device_spec"),
    path("tren-may-nay/bai-tra-cuu.json", device.device_texts, name="device_texts"),
    path("khong-mang.js", device.worker, name="worker"),
    path("toi-co-duoc-giup-khong/", checker.start_check, name="start_check"),
    path("toi-co-duoc-giup-khong/<int:number>/", checker.ask_question, name="ask_question"),
    path("toi-co-duoc-giup-khong/<int:number>/<int:part>/", checker.ask_question, name="ask_part"),
    path("toi-co-duoc-giup-khong/ket-qua/", checker.show_result, name="show_result"),
    path("gui-yeu-cau/de/<int:number>/", easy.ask_easily, name="ask_easily"),
    path("gui-yeu-cau/de/mang-theo/", bring_facts, {"on_to": FIRST_EASY_QUESTION}, name="bring_easily"),
    path("gui-yeu-cau/de/gui/", easy.send_easily, name="send_easily"),
    path("tim-noi-giup/", finding.find_help, name="find_help"),
    path("theo-doi/", follow.follow_request, name="follow_request"),
    path("theo-doi/yeu-cau/", follow.show_request, name="show_request"),
    path("theo-doi/van-ban/<str:code>/", follow.take_letter, name="take_letter"),
    path("theo-doi/giay-to/", follow.add_paper, name="add_paper"),
    path("theo-doi/ke-them/bang-loi/", follow.tell_more, {"kind": "speech"}, name="say_more"),
    path("theo-doi/ke-them/bang-ky-hieu/", follow.tell_more, {"kind": "signs"}, name="sign_more"),
    path("theo-doi/rut/", follow.withdraw_request, name="withdraw_request"),
    path("theo-doi/du-lieu/", held.show_held, name="show_held"),
    path("theo-doi/du-lieu/tep.<slug:kind>", held.take_held, name="take_held"),
    path("theo-doi/du-lieu/dong-y/<str:purpose>/", held.give_consent, name="give_consent"),
    path("theo-doi/du-lieu/rut/<str:purpose>/", held.withdraw_consent, name="withdraw_consent"),
    path("theo-doi/thoi/", follow.stop_following, name="stop_following"),
    path("thu-vien-giao-dien/", home.gallery, name="gallery"),
    path("thu-vien-giao-dien/can-bo/", home.gallery, {"frame": "staff"}, name="staff_gallery"),
]
