"""Recordings that a device sealed piece by piece while it had no line, and sent as they lay there.

A piece is `length of what follows (4 bytes) | nonce (12) | ciphertext and tag`, AES-256-GCM under a key of the
recording's own; its id and the number of the piece are authenticated with it. The key and the number of pieces come in
the sealed letter: whoever holds the bytes alone reads nothing, and no piece can be left out, swapped or moved in.
"""

import io
import os
from bisect import bisect_right
from collections.abc import Iterator
from typing import IO, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tgpl.core.files.sealed import DamagedFile, PieceReader
from tgpl.core.files.uploads import SentFile

_LENGTH, _NONCE, _TAG = 4, 12, 16
LARGEST_PIECE = 8 * 1024 * 1024  # opened at once in memory; two seconds are far below


class _Piece(NamedTuple):
    """Where a piece lies in the file, how long it is, and where its content begins in the recording."""

    place: int
    length: int
    start: int


def opened(file: IO[bytes], *, uid: str, key: bytes, pieces: int, name: str) -> SentFile:
    """The recording in `file`; DamagedFile when it is not whole, or was sealed with another key."""
    reader = _Opened(file, uid, key, pieces)
    recording = SentFile(io.BufferedReader(reader), name)
    recording.size, recording.sent_as = reader.seek(0, os.SEEK_END), uid
    reader.seek(0)
    return recording


class _Opened(PieceReader):
    """Pieces opened as they are read."""

    def __init__(self, file: IO[bytes], uid: str, key: bytes, count: int) -> None:
        self._file, self._uid, self._cipher = file, uid, AESGCM(key)
        self._pieces = list(_pieces_in(file))
        if len(self._pieces) != count:
            raise DamagedFile(f"{len(self._pieces)} pieces of {count}")
        self._starts = [piece.start for piece in self._pieces]
        self._size = sum(piece.length - _NONCE - _TAG for piece in self._pieces)
        self._held = (-1, b"")

    def _rest_of_piece(self, place: int) -> bytes:
        if place >= self._size:
            return b""
        number = bisect_right(self._starts, place) - 1
        return self._content(number)[place - self._starts[number] :]

    def _content(self, number: int) -> bytes:
        if self._held[0] != number:
            self._held = number, self._unsealed(number)
        return self._held[1]

    def _unsealed(self, number: int) -> bytes:
        piece = self._pieces[number]
        self._file.seek(piece.place)
        sealed = self._file.read(piece.length)
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], f"{self._uid}/{number}".encode())
        except InvalidTag:
            raise DamagedFile(f"piece {number} does not open") from None


def _pieces_in(file: IO[bytes]) -> Iterator[_Piece]:
    size, place, start = file.seek(0, os.SEEK_END), 0, 0
    while place < size:
        file.seek(place)
        length = int.from_bytes(file.read(_LENGTH))
        place += _LENGTH
        if not _NONCE + _TAG < length <= LARGEST_PIECE or place + length > size:
            raise DamagedFile("a piece is cut off")
        yield _Piece(place, length, start)
        place, start = place + length, start + length - _NONCE - _TAG
