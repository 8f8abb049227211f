"""Pages of need and network."""

from django.urls import path

from tgpl.network.views import maps, returns, rounds, sitings

app_name = "network"
urlpatterns = [
    path("khao-sat/", rounds.list_rounds, name="list_rounds"),
    path("khao-sat/moi/", rounds.new_round, name="new_round"),
    path("khao-sat/them-xa/", rounds.add_bodies, name="add_bodies"),
    path("khao-sat/<uuid:uid>/", rounds.open_one, name="open_round"),
    path("khao-sat/<uuid:uid>/nhac/", rounds.remind_silent, name="remind_silent"),
    path("khao-sat/<uuid:uid>/han/", rounds.change_close, name="change_close"),
    path("khao-sat/<uuid:uid>/ket-thuc/", rounds.end_one, name="end_round"),
    path("khao-sat/<uuid:uid>/tong-hop/", rounds.show_sums, name="show_sums"),
    path("khao-sat/<uuid:uid>/tong-hop.xlsx", rounds.take_sums, name="take_sums"),
    path("khao-sat/<uuid:uid>/bao-cao.<slug:kind>", rounds.download_report, name="download_report"),
    path("phieu-khao-sat/", returns.list_own, name="list_own"),
    path("phieu-khao-sat/<uuid:uid>/", returns.open_one, name="open_return"),
    path("phieu-khao-sat/<uuid:uid>/gui/", returns.send_one, name="send_return"),
    path("phieu-khao-sat/<uuid:uid>/mau.xlsx", returns.take_form, name="take_form"),
    path("phieu-khao-sat/<uuid:uid>/nop-tep/", returns.bring_form, name="bring_form"),
    path("phieu-khao-sat/<uuid:uid>/phan/<slug:code>/", returns.fill_page, name="fill_page"),
    path("mang-luoi/", maps.show_map, name="show_map"),
    path("mang-luoi/nop-so-lieu/", maps.bring_data, name="bring_data"),
    path("mang-luoi/tru-so/<int:pk>/", maps.place_one, name="place_office"),
    path("mang-luoi/chi-nhanh/", sitings.list_sitings, name="list_sitings"),
    path("mang-luoi/chi-nhanh/moi/", sitings.new_siting, name="new_siting"),
    path("mang-luoi/chi-nhanh/<uuid:uid>/", sitings.show_siting, name="show_siting"),
]
