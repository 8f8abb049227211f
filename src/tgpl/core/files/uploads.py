"""Files that people hand in and take out: known by their content, not by their names.

A file may be sent before its form, piece by piece over a bad line; the form then names it. A form that must be filled
in once more keeps the file that came with it. Both are kept by the room above that puts itself into `keeper`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, NamedTuple, Protocol

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

from tgpl.core.files.checks import FROM_PEOPLE, FROM_STAFF, MESSAGES, Taken, checked, refuse
from tgpl.core.files.kinds import FileKind, kind_of
from tgpl.core.files.malware import ScannerAway, is_scanned, malware_in

__all__ = [
    "LARGEST",
    "FileKind",
    "HeldBackFile",
    "Keeper",
    "PaperField",
    "PaperFileField",
    "SentFile",
    "kind_of",
    "paper_response",
]

LARGEST = FROM_STAFF.most_bytes


class SentFile(File):
    """A file that was sent before its form. `checked_for`: the name of the box that has looked through it already."""

    sent_as = ""
    checked_for = ""


class Keeper(Protocol):
    """Keeps files that came before their form, and those that nobody may open."""

    @property
    def door(self) -> str:
        """The address to which scripts send pieces."""

    @property
    def script(self) -> str:
        """The address of the script that sends them."""

    def opened(self, uid: str) -> SentFile | None:
        """The whole file that was sent under `uid`."""

    def keep(self, file: File, checked_for: str) -> SentFile:
        """Keeps `file`, which a box took, for the next time that its form is sent."""

    def hold_back(self, file: File) -> None:
        """Lets nobody open `file` until a scanner has looked through it."""

    def held_back_among(self, digests: Iterable[str]) -> dict[str, str]:
        """Which of these files nobody may open: "waiting" or "infected", by digest."""


keeper: Keeper | None = None


class HeldBackFile(PermissionDenied):
    """The file waits for the malware scanner, or malware was found in it."""

    def __init__(self, state: str) -> None:
        self.state = state
        super().__init__()


class _Kept(NamedTuple):
    """A file that is here already."""

    uid: str
    name: str


class FileInput(forms.FileInput):
    """A box for a file, and beside it the id of one that is here already."""

    template_name = "core/forms/file.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        chosen = super().value_from_datadict(data, files, name)
        return chosen or (keeper.opened(data.get(f"{name}_sent", "")) if keeper else None)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        sent = value if isinstance(value, _Kept) else None
        return {**super().get_context(name, None, attrs), "keeper": keeper, "sent": sent}


class PaperFileField(forms.FileField):
    """A scan, a photograph or a document of the office. `clean` gives a `File` without place, camera or owner."""

    taken: ClassVar[Taken] = FROM_STAFF
    _in_order: File | None = None
    default_error_messages = {
        "required": _("Hãy chọn một tệp."),
        "missing": _("Hãy chọn một tệp."),
        "empty": MESSAGES["empty"],
    }

    def __init__(self, **given: Any) -> None:
        attrs = {"accept": self.taken.accept, "data-most": self.taken.most_bytes}
        super().__init__(**{"widget": FileInput(attrs), **given})

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not data:
            return file
        is_checked = isinstance(data, SentFile) and data.checked_for == self.taken.name
        self._in_order = data if is_checked else _without_malware(checked(file, self.taken))
        return self._in_order

    def kept_as(self) -> str:
        """The id under which the file in this box is kept for another time; empty without one."""
        if self._in_order is None or keeper is None:
            return ""
        self._in_order = keeper.keep(self._in_order, self.taken.name)
        return self._in_order.sent_as

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What a form that comes back shows: the file was in order, something else was not."""
        uid = self.kept_as()
        return _Kept(uid, self._in_order.name or "") if uid and self._in_order else initial


def _without_malware(file: File) -> File:
    """`file` if the scanner finds nothing in it. Without an answer the file is taken, and held back."""
    try:
        if is_scanned() and malware_in(file):
            raise refuse("malware")
    except ScannerAway:
        if keeper:
            keeper.hold_back(file)
    return file


class PaperField(PaperFileField):
    """A PDF, or a photograph or scan, from people at home."""

    taken = FROM_PEOPLE
    default_error_messages = {
        "required": _("Hãy chọn một tệp: ảnh chụp giấy tờ, hoặc tệp PDF."),
        "missing": _("Hãy chọn một tệp: ảnh chụp giấy tờ, hoặc tệp PDF."),
    }


def held_back_among(digests: Iterable[str]) -> dict[str, str]:
    """Which of these files nobody may open: "waiting" or "infected", by digest. Free where nothing is ever scanned."""
    return keeper.held_back_among(digests) if keeper and is_scanned() else {}


def paper_response(file: File, name: str, *, sha256: str = "") -> FileResponse:
    """`file` to take away under `name`: never opened inside our pages, never kept by the browser.

    `sha256`: its digest as the paper knows it; a file that is held back raises HeldBackFile.
    """
    if state := held_back_among([sha256]).get(sha256):
        raise HeldBackFile(state)
    kind = kind_of(file)
    response = FileResponse(file, as_attachment=True, filename=f"{name}.{kind.extension}", content_type=kind.media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "no-store"
    return response
