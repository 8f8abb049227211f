"""What the room does once, at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DocumentsConfig(AppConfig):
    name = "tgpl.documents"

    def ready(self) -> None:
        # Each room's `papers.py` hands in what papers are drawn up from.
        autodiscover_modules("papers")
