"""Addresses of forms, and of what is drawn up by them."""

from django.urls import path

from tgpl.documents.views import catalogue, copies, drawing, letter_steps, letters, offices, texts

app_name = "documents"
urlpatterns = [
    path("bieu-mau/", catalogue.list_forms, name="list_forms"),
    path("bieu-mau/<slug:code>/", catalogue.show_form, name="show_form"),
    path("bieu-mau/<slug:code>/trong.<str:kind>", catalogue.take_blank, name="take_blank"),
    path("bieu-mau/<slug:code>/sua/", texts.edit_text, name="edit_text"),
    path("bieu-mau/<slug:code>/ban/<int:number>/", texts.show_version, name="show_version"),
    path("bieu-mau/<slug:code>/ban/<int:number>/ap-dung/", texts.put_version_in_force, name="put_version_in_force"),
    path("giay-to/<slug:source>/<str:key>/<slug:code>/", drawing.draw_form, name="draw_form"),
    path("giay-to/<slug:source>/<str:key>/<slug:code>.<str:kind>", drawing.take_drawn, name="take_drawn"),
    path("giay-to/<slug:source>/<str:key>/<slug:code>/du-thao/", letter_steps.draft_letter, name="draft_letter"),
    path("van-ban-di/", letters.list_letters, name="list_letters"),
    path("van-ban-di/the-thuc/", offices.show_office, name="show_office"),
    path("van-ban-di/the-thuc/sua/", offices.write_letterhead, name="write_letterhead"),
    path("van-ban-di/the-thuc/nguoi-ky/", offices.add_signatory, name="add_signatory"),
    path("van-ban-di/the-thuc/nguoi-ky/<int:number>/", offices.end_signatory, name="end_signatory"),
    path("van-ban-di/<uuid:uid>/", letters.open_letter, name="open_letter"),
    path("van-ban-di/<uuid:uid>/tep/<int:number>/", letters.take_letter, name="take_letter"),
    path("van-ban-di/<uuid:uid>/bao-nhan/<int:number>/", letters.take_proof, name="take_proof"),
    path("van-ban-di/<uuid:uid>/sua/", letter_steps.edit_draft, name="edit_draft"),
    path("van-ban-di/<uuid:uid>/lap-lai/", letter_steps.draw_again, name="draw_again"),
    path("van-ban-di/<uuid:uid>/bo/", letter_steps.drop_draft, name="drop_draft"),
    path("van-ban-di/<uuid:uid>/ban-hanh/", letter_steps.issue_letter, name="issue_letter"),
    path("van-ban-di/<uuid:uid>/ban-da-ky/", letter_steps.add_signed_copy, name="add_signed_copy"),
    path("van-ban-di/<uuid:uid>/gui/", letter_steps.send_letter, name="send_letter"),
    path("van-ban-di/<uuid:uid>/gui/<int:number>/da-nhan/", letter_steps.confirm_delivery, name="confirm_delivery"),
    path("van-ban-di/<uuid:uid>/thu-hoi/", letter_steps.withdraw_letter, name="withdraw_letter"),
    path("xac-thuc/", copies.find_copy, name="find_copy"),
    path("xac-thuc/<str:code>/", copies.check_copy, name="check_copy"),
    path("xac-thuc/<str:code>/so-tep/", copies.compare_copy, name="compare_copy"),
    path("xac-thuc/<str:code>/lay-ban/", copies.take_copy, name="take_copy"),
]
