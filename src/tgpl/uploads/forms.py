"""A box for a recording: made here, or a file that was recorded elsewhere."""

from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from tgpl.core.files.checks import SIGNS, Taken
from tgpl.core.files.uploads import FileInput, PaperFileField
from tgpl.core.safety.crypto import blind_index


class RecordingInput(FileInput):
    """Plain controls to record with, drawn above the box for a file."""

    template_name = "uploads/recording.html"
    on_device = False
    kept_under = ""

    def __init__(self, taken: Taken, attrs: dict[str, Any]) -> None:
        super().__init__(attrs)
        self.taken = taken

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        told = {
            "pictures": self.taken is SIGNS,
            "most_seconds": self.taken.most_seconds,
            "most_minutes": self.taken.most_seconds // 60,
            "on_device": self.on_device,
            "recorder": static("uploads/recorder.js"),
            # Pieces lie on the device under a key that only our pages hand out; another matter finds another place.
            "slot": blind_index(f"{self.kept_under}/{self.taken.name}", "recording.slot"),
            "key": blind_index(self.kept_under, "recording.key"),
        }
        return super().get_context(name, value, attrs) | told


class DeviceRecorder(RecordingInput):
    """The same controls on a device without a line: what is recorded stays there, sealed by the page itself."""

    on_device = True

    def __init__(self, taken: Taken) -> None:
        super().__init__(taken, {})


class RecordingField(PaperFileField):
    """Speech or signs, up to some minutes (`SPEECH`, `SIGNS`)."""

    default_error_messages = {"kept": _("Đã ghi, đang khóa trên máy này")}

    def __init__(self, taken: Taken, **given: Any) -> None:
        self.taken = taken
        attrs = {"accept": taken.accept, "data-most": taken.most_bytes}
        super().__init__(**{"widget": RecordingInput(taken, attrs), **given})

    def keep_on_device_under(self, matter: object) -> None:
        """Whose recording it is: pieces of it that a closed tab left on the device are found again for them alone."""
        self.widget.kept_under = str(matter)
