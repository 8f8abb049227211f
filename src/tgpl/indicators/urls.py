from django.urls import path

from tgpl.indicators import views
from tgpl.indicators.dataset import views as dataset
from tgpl.indicators.funnel import views as funnel

app_name = "indicators"
urlpatterns = [
    path("bo-du-lieu/", dataset.show_crossed, name="show_crossed"),
    path("bo-du-lieu/danh-sach/", dataset.list_crossed, name="list_crossed"),
    path("bo-du-lieu/tep/<str:kind>/", dataset.download_crossed, name="download_crossed"),
    path("tung-buoc/", funnel.show_funnel, name="show_funnel"),
    path("tung-buoc/danh-sach/", funnel.list_funnel, name="list_funnel"),
    path("chi-so/", views.list_figures, name="list_figures"),
    path("chi-so/<str:code>/", views.list_records, name="list_records"),
]
