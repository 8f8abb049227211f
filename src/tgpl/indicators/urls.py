from django.urls import path

from tgpl.indicators import views
from tgpl.indicators.dataset import views as dataset

app_name = "indicators"
urlpatterns = [
    path("bo-du-lieu/", dataset.show_crossed, name="show_crossed"),
    path("bo-du-lieu/danh-sach/", dataset.list_crossed, name="list_crossed"),
    path("bo-du-lieu/tep/<str:kind>/", dataset.download_crossed, name="download_crossed"),
    path("chi-so/", views.list_figures, name="list_figures"),
    path("chi-so/<str:code>/", views.list_records, name="list_records"),
]
