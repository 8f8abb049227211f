"""Files as they lie on the disk: unreadable without the field key, and read from any place without opening the rest.

A sealed file is `TGPLS1 | key id (1 byte) | the file's part of the nonce (8)`, then pieces of 64 KiB with a tag each.
The number of a piece and whether it is the last are authenticated with it: nothing can be cut off, swapped or moved in.
Files from before this format are read as they lie.
"""

import io
import os
from collections.abc import Iterator
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from tgpl.core.safety.crypto import ciphers

MAGIC = b"TGPLS1"
PIECE = 64 * 1024
_SALT, _TAG = 8, 16
_HEAD = len(MAGIC) + 1 + _SALT
_MORE, _LAST = b"more", b"last"


class DamagedFile(OSError):
    """The bytes on the disk are not those that were sealed."""


class SealedFiles(FileSystemStorage):
    """The storage of the house: seals what is saved, opens what is read."""

    def _save(self, name: str, content: File) -> str:
        return super()._save(name, _Sealing(content))

    def _open(self, name: str, mode: str = "rb") -> File:
        return _Opened(self.path(name), name) if mode == "rb" else super()._open(name, mode)

    def size(self, name: str) -> int:
        with self.open(name) as file:
            return int(file.seek(0, os.SEEK_END))


class _Sealing(File):
    """A file that gives its content sealed, piece by piece."""

    def __init__(self, content: File) -> None:
        super().__init__(None, getattr(content, "name", None))
        self._content = content

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        key_id, cipher = next(iter(ciphers().items()))
        salt = os.urandom(_SALT)
        yield MAGIC + bytes([key_id]) + salt
        for number, (piece, mark) in enumerate(_pieces(self._content)):
            yield cipher.encrypt(_nonce(salt, number), piece, mark)


def _pieces(content: File) -> Iterator[tuple[bytes, bytes]]:
    """The content in pieces of one size, marked by whether more follow; an empty file is one empty piece."""
    held = bytearray()
    for chunk in content.chunks():
        held += chunk.encode() if isinstance(chunk, str) else chunk
        while len(held) > PIECE:
            yield bytes(held[:PIECE]), _MORE
            del held[:PIECE]
    yield bytes(held), _LAST


def _nonce(salt: bytes, number: int) -> bytes:
    return salt + number.to_bytes(4)


class _Opened(File):
    """A file of the storage, which may be closed and opened again."""

    def __init__(self, path: str, name: str) -> None:
        self._path = path
        super().__init__(_reader(path), name)

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> File:
        if self.closed:
            self.file = _reader(self._path)
        self.seek(0)
        return self


def _reader(path: str) -> IO[bytes]:
    file = io.BufferedReader(io.FileIO(path))
    head = file.read(_HEAD)
    if head.startswith(MAGIC):
        return io.BufferedReader(_Unsealed(file, head), PIECE)
    file.seek(0)
    return file


class PieceReader(io.RawIOBase):
    """Content that lies in sealed pieces, read from any place: only the pieces that are asked for are opened."""

    _size: int  # of the content, in bytes
    _at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        part = self._rest_of_piece(self._at)[: len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _rest_of_piece(self, place: int) -> bytes:
        """The content from `place` to the end of its piece; nothing behind the last. Raises DamagedFile."""
        raise NotImplementedError


class _Unsealed(PieceReader):
    """A sealed file of this storage."""

    def __init__(self, file: IO[bytes], head: bytes) -> None:
        self._file, self._salt = file, head[-_SALT:]
        self._cipher: AESGCM = ciphers()[head[len(MAGIC)]]
        body = file.seek(0, os.SEEK_END) - _HEAD
        self._count = max(1, -(-body // (PIECE + _TAG)))
        self._size = body - self._count * _TAG

    def _rest_of_piece(self, place: int) -> bytes:
        number, inside = divmod(place, PIECE)
        return b"" if number and place >= self._size else self._piece(number)[inside:]

    def _piece(self, number: int) -> bytes:
        self._file.seek(_HEAD + number * (PIECE + _TAG))
        sealed = self._file.read(PIECE + _TAG)
        mark = _LAST if number == self._count - 1 else _MORE
        try:
            return self._cipher.decrypt(_nonce(self._salt, number), sealed, mark)
        except InvalidTag:
            raise DamagedFile(f"piece {number} of a sealed file does not open") from None

    def close(self) -> None:
        self._file.close()
        super().close()
