"""Pages of matters."""

from django.urls import path

from tgpl.cases.views import access, assignment, course, day, handover, proceedings, recordings, registers, staff, steps

app_name = "cases"
urlpatterns = [
    path("lam-viec/yeu-cau/<str:reference>/thu-ly/", steps.accept_request, name="accept_request"),
    path("lam-viec/yeu-cau/<str:reference>/tra-loi/", steps.give_brief_advice, name="give_brief_advice"),
    path("lam-viec/ngay-cua-toi/", day.show_day, name="show_day"),
    path("lam-viec/ngay-cua-toi/lich.ics", day.download_calendar, name="download_calendar"),
    path("lam-viec/danh-sach/nguoi/<int:practitioner>/ban-giao/", handover.hand_over, name="hand_over_matters"),
    path("lam-viec/vu-viec-can-nguoi/", handover.list_left, name="list_left"),
    path("lam-viec/vu-viec/", staff.list_cases, name="list_cases"),
    path("lam-viec/so-thu-ly/<int:office>/<int:year>/", staff.open_register, name="open_register"),
    path("lam-viec/ket-so/don-vi/<int:office>/", registers.list_closings, name="list_closings"),
    path("lam-viec/ket-so/don-vi/<int:office>/moi/", registers.close_a_register, name="close_register"),
    path("lam-viec/ket-so/<int:number>/", registers.show_closing, name="show_closing"),
    path("lam-viec/vu-viec/<str:code>/", staff.open_case, name="open_case"),
    path("lam-viec/vu-viec/<str:code>/dien-tien/", staff.open_course, name="open_course"),
    path("lam-viec/vu-viec/<str:code>/phan-khac/", staff.open_parts, name="open_parts"),
    path("lam-viec/vu-viec/<str:code>/cong-viec/", staff.list_work, name="list_work"),
    path("lam-viec/vu-viec/<str:code>/giay-to/<uuid:uid>/", staff.take_paper, name="take_paper"),
    path("lam-viec/vu-viec/<str:code>/loi-ke/<uuid:uid>/", recordings.hear_recording, name="hear_recording"),
    path("lam-viec/vu-viec/<str:code>/loi-ke/<uuid:uid>/ghi/", recordings.keep_transcript, name="keep_transcript"),
    path("lam-viec/vu-viec/<str:code>/loi-ke/<uuid:uid>/tep/", recordings.play_recording, name="play_recording"),
    path("lam-viec/vu-viec/<str:code>/bao-doi-nguoi/", handover.tell_client, name="tell_client"),
    path("lam-viec/vu-viec/<str:code>/cu-nguoi/", assignment.choose_practitioner, name="choose_practitioner"),
    path(
        "lam-viec/vu-viec/<str:code>/cu-nguoi/<int:practitioner>/",
        assignment.assign_practitioner,
        name="assign_practitioner",
    ),
    path("lam-viec/vu-viec/<str:code>/ghi-cong-viec/", steps.record_work, name="record_work"),
    path("lam-viec/vu-viec/<str:code>/them-giay-to/", steps.add_paper, name="add_paper"),
    path("lam-viec/vu-viec/<str:code>/them-nguoi/", steps.add_party, name="add_party"),
    path("lam-viec/vu-viec/<str:code>/ket-thuc/", steps.close_case, name="close_case"),
    path("lam-viec/vu-viec/<str:code>/tam-dinh-chi/", steps.suspend_case, name="suspend_case"),
    path("lam-viec/vu-viec/<str:code>/tiep-tuc/", steps.resume_case, name="resume_case"),
    path("lam-viec/vu-viec/<str:code>/cu-them-nguoi/", assignment.choose_colleague, name="choose_colleague"),
    path(
        "lam-viec/vu-viec/<str:code>/cu-them-nguoi/<int:practitioner>/",
        assignment.add_practitioner,
        name="add_practitioner",
    ),
    path("lam-viec/vu-viec/<str:code>/nhan-don/", course.take_petition, name="take_petition"),
    path("lam-viec/vu-viec/<str:code>/khong-thay-nguoi/", course.refuse_change, name="refuse_change"),
    path("lam-viec/vu-viec/<str:code>/khong-tiep-tuc/", course.stop_case, name="stop_case"),
    path("lam-viec/vu-viec/<str:code>/het-dien/", course.note_lost_eligibility, name="note_lost_eligibility"),
    path("lam-viec/vu-viec/<str:code>/doi-hinh-thuc/", course.change_form, name="change_form"),
    path("lam-viec/vu-viec/<str:code>/ban-giao/", course.hand_over_file, name="hand_over_file"),
    path("lam-viec/vu-viec/<str:code>/mo-lai/", course.reopen_case, name="reopen_case"),
    path("lam-viec/vu-viec/<str:code>/cung-vu-an/", course.join_matter, name="join_matter"),
    path("lam-viec/vu-viec/<str:code>/giai-doan/", proceedings.enter_stage, name="enter_stage"),
    path("lam-viec/vu-viec/<str:code>/so-cua-co-quan/", proceedings.note_number, name="note_number"),
    path("lam-viec/vu-viec/<str:code>/toi-danh/", proceedings.add_charge, name="add_charge"),
    path("lam-viec/vu-viec/<str:code>/dang-ky/", proceedings.send_registration, name="send_registration"),
    path(
        "lam-viec/vu-viec/<str:code>/dang-ky/<int:number>/", proceedings.answer_registration, name="answer_registration"
    ),
    path("lam-viec/vu-viec/<str:code>/lich/", proceedings.set_hearing, name="set_hearing"),
    path("lam-viec/vu-viec/<str:code>/lich/<uuid:uid>/hoan/", proceedings.call_off_hearing, name="call_off_hearing"),
    path("lam-viec/vu-viec/<str:code>/ho-tro-tiep-can/", access.answer_needs, name="answer_access_needs"),
    path("lam-viec/vu-viec/<str:code>/ma-cua-bo/", steps.record_national_entry, name="record_national_entry"),
]
