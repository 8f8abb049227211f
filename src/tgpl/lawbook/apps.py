"""What the room does once, at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LawbookConfig(AppConfig):
    name = "tgpl.lawbook"

    def ready(self) -> None:
        # Each room's `law_kinds.py` hands in its kinds of rules, and how to try them.
        autodiscover_modules("law_kinds")
