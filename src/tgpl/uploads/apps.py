"""What the room does once, at start."""

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "tgpl.uploads"

    def ready(self) -> None:
        from tgpl.core.files import uploads
        from tgpl.uploads.keeping import RoomOfUploads

        uploads.keeper = RoomOfUploads()  # every box for files in the house sends through this room
