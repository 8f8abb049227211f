"""Pages of the archive."""

from django.urls import path

from tgpl.archive.views import deposits, words

app_name = "archive"
urlpatterns = [
    path("lam-viec/tim-trong-ho-so/", words.search_papers, name="search_papers"),
    path("lam-viec/giay-to/<uuid:uid>/chu/", words.read_words, name="read_words"),
    path("lam-viec/giay-to/<uuid:uid>/chu/<int:number>/", words.confirm_page, name="confirm_page"),
    path("lam-viec/luu-tru/", deposits.list_deposits, name="list_deposits"),
    path("lam-viec/luu-tru/cho-nop/", deposits.list_waiting, name="list_waiting"),
    path("lam-viec/luu-tru/nop/<str:code>/", deposits.deposit, name="deposit"),
    path("lam-viec/luu-tru/<str:code>/goi/", deposits.take_package, name="take_package"),
]
