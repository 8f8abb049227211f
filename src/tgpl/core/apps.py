"""What the ground room does once, at start."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "tgpl.core"

    def ready(self) -> None:
        from tgpl.core.language.collation import register

        connection_created.connect(register, dispatch_uid="vietnamese order")
        # Each room's `navigation.py` registers its entries of the menus.
        autodiscover_modules("navigation")
