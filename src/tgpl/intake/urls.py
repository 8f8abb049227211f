"""Addresses of this room: in Vietnamese, without diacritics."""

from django.urls import path

from tgpl.intake.views import brought, letters, place_cards, public, reception, recordings, same, staff, steps

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
    path("gui-yeu-cau/nhan/", letters.receive, name="receive_letter"),
    path("gui-yeu-cau/<slug:name>/", public.answer_page, name="answer_page"),
    path("lam-viec/yeu-cau/", staff.list_requests, name="list_requests"),
    path("lam-viec/yeu-cau/ghi/", reception.take_down_request, name="take_down_request"),
    path("lam-viec/yeu-cau/mang-den/", brought.read_brought, name="read_brought"),
    path("lam-viec/yeu-cau/<str:reference>/", staff.open_request, name="open_request"),
    path("lam-viec/yeu-cau/<str:reference>/dien/", steps.check_eligibility, name="check_eligibility"),
    path("lam-viec/yeu-cau/<str:reference>/dien/<int:number>/", steps.decide_eligibility, name="decide_eligibility"),
    path("lam-viec/yeu-cau/<str:reference>/thieu-giay-to/", steps.ask_for_papers, name="ask_for_papers"),
    path("lam-viec/yeu-cau/<str:reference>/giay-to-den/", steps.take_in_papers, name="take_in_papers"),
    path("lam-viec/yeu-cau/<str:reference>/giay-to/", steps.add_request_paper, name="add_request_paper"),
    path("lam-viec/yeu-cau/<str:reference>/giay-to/<uuid:uid>/", staff.take_paper, name="take_paper"),
    path("lam-viec/yeu-cau/<str:reference>/loi-ke/<uuid:uid>/", recordings.hear_recording, name="hear_recording"),
    path("lam-viec/yeu-cau/<str:reference>/loi-ke/<uuid:uid>/ghi/", recordings.keep_transcript, name="keep_transcript"),
    path("lam-viec/yeu-cau/<str:reference>/loi-ke/<uuid:uid>/tep/", recordings.play_recording, name="play_recording"),
    path("lam-viec/yeu-cau/<str:reference>/trung/", same.find_same_matter, name="find_same_matter"),
    path("lam-viec/yeu-cau/<str:reference>/trung/<str:other>/", same.decide_same_matter, name="decide_same_matter"),
    path("lam-viec/yeu-cau/<str:reference>/tu-choi/", steps.refuse_request, name="refuse_request"),
    path("lam-viec/yeu-cau/<str:reference>/chuyen/", steps.transfer_request, name="transfer_request"),
    path("lam-viec/yeu-cau/<str:reference>/rut/", steps.withdraw_request, name="withdraw_request"),
    path("lam-viec/yeu-cau/<str:reference>/ngung/", steps.lapse_request, name="lapse_request"),
    path("lam-viec/yeu-cau/<str:reference>/ban-khac/<int:number>/", brought.settle, name="settle_sending"),
    path("lam-viec/yeu-cau/<str:reference>/khong-yeu-cau/", steps.report_not_asked, name="report_not_asked"),
    path("lam-viec/yeu-cau/<str:reference>/mo-lai/", steps.reopen_request, name="reopen_request"),
    path("lam-viec/the-huong-dan/", place_cards.list_place_cards, name="list_place_cards"),
    path("lam-viec/the-huong-dan/moi/", place_cards.make_place_card, name="make_place_card"),
    path("lam-viec/the-huong-dan/<str:code>/", place_cards.show_place_card, name="show_place_card"),
    path("lam-viec/the-huong-dan/<str:code>/in/<str:size>/", place_cards.print_place_card, name="print_place_card"),
    path("lam-viec/the-huong-dan/<str:code>/thu-hoi/", place_cards.withdraw_place_card, name="withdraw_place_card"),
    path("lam-viec/gioi-thieu/", reception.list_referrals, name="list_referrals"),
    path("lam-viec/gioi-thieu/moi/", reception.refer_person, name="refer_person"),
    path("lam-viec/gioi-thieu/<str:reference>/da-gui/", reception.referral_sent, name="referral_sent"),
]
