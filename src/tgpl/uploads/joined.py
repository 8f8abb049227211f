"""The pieces of an upload read as one file, straight from where they lie: nothing is written out unsealed."""

import io
import os
from bisect import bisect_right
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage

from tgpl.core.files.uploads import SentFile
from tgpl.uploads.models import Upload

BLOCK = 256 * 1024


def whole_file(upload: Upload) -> SentFile:
    """A whole upload as a file at its start."""
    file = SentFile(io.BufferedReader(_Joined(upload), BLOCK), upload.name)
    file.size, file.sent_as, file.checked_for = upload.length, str(upload.uid), upload.checked_for
    return file


class _Joined(io.RawIOBase):
    """Pieces one after the other, each named by the offset at which it begins."""

    def __init__(self, upload: Upload) -> None:
        _, names = default_storage.listdir(upload.folder) if upload.length else ([], [])
        self._upload, self._starts = upload, sorted(int(name) for name in names)
        self._at, self._open_at = 0, -1
        self._piece: File | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._upload.length}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        if self._at >= self._upload.length:
            return 0
        start = self._starts[bisect_right(self._starts, self._at) - 1]
        piece = self._opened(start)
        piece.seek(self._at - start)
        part: bytes = piece.read(len(buffer))
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _opened(self, start: int) -> File:
        if self._piece is None or self._open_at != start:
            self._close_piece()
            self._piece, self._open_at = default_storage.open(self._upload.piece_at(start)), start
        return self._piece

    def _close_piece(self) -> None:
        if self._piece is not None:
            self._piece.close()

    def close(self) -> None:
        self._close_piece()
        super().close()
