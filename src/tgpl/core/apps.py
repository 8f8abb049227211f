"""Starts what rooms hand in to the ground room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "tgpl.core"

    def ready(self) -> None:
        # Each room's `navigation.py` registers its entries of the menus.
        autodiscover_modules("navigation")
