from django.urls import path

from tgpl.indicators import views

app_name = "indicators"
urlpatterns = [
    path("chi-so/", views.list_figures, name="list_figures"),
    path("chi-so/<str:code>/", views.list_records, name="list_records"),
]
