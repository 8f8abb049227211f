"""Addresses of forms, and of what is drawn up by them."""

from django.urls import path

from tgpl.documents.views import catalogue, drawing

app_name = "documents"
urlpatterns = [
    path("bieu-mau/", catalogue.list_forms, name="list_forms"),
    path("bieu-mau/<slug:code>/", catalogue.show_form, name="show_form"),
    path("bieu-mau/<slug:code>/trong.<str:kind>", catalogue.take_blank, name="take_blank"),
    path("giay-to/<slug:source>/<str:key>/<slug:code>/", drawing.draw_form, name="draw_form"),
    path("giay-to/<slug:source>/<str:key>/<slug:code>.<str:kind>", drawing.take_drawn, name="take_drawn"),
]
