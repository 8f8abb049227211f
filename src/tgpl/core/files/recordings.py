"""What a recording holds, read from its container: sound or pictures, in which code, how long. Nothing is decoded.

Browsers write WebM (Chromium, Firefox) or MP4 (Safari), telephones MP4 and its kin. What is written while recording
gives no length in its head, so the length is that of the last frame; a file whose end is missing is read up to there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from struct import error, unpack
from typing import IO

from tgpl.core.files.kinds import MP4, OGG, WEBM, kind_of

MOST_PARTS = 200_000  # far more than five minutes have; a file made to keep us busy has more


class NotARecording(ValueError):
    """Damaged, empty, or no recording at all."""


@dataclass(slots=True)
class Recording:
    """What was found."""

    seconds: float = 0.0
    codes: set[str] = field(default_factory=set)
    has_sound: bool = False
    has_pictures: bool = False

    def reaches(self, seconds: float) -> None:
        self.seconds = max(self.seconds, seconds)


def read_recording(file: IO[bytes]) -> Recording:
    """The recording in `file`, which is left at its start. Raises NotARecording."""
    read = _READERS.get(kind_of(file))
    if read is None:
        raise NotARecording("unknown container")
    try:
        found = read(file)
    except (error, IndexError, OverflowError, ZeroDivisionError) as fault:
        raise NotARecording(str(fault)) from fault
    finally:
        file.seek(0)
    if not (found.has_sound or found.has_pictures):
        raise NotARecording("neither sound nor pictures")
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """A named stretch of the file: where its content begins, and how long it is (None: until another begins)."""

    name: int | bytes
    at: int
    size: int | None


Next = Callable[[IO[bytes]], _Part | None]


def _parts(file: IO[bytes], read: Next, containers: frozenset[int | bytes]) -> Iterator[_Part]:
    """Every part, those inside of containers too, in the order in which they lie."""
    file.seek(0)
    for _count in range(MOST_PARTS):
        part = read(file)
        if part is None:
            return
        yield part
        inside = part.name in containers or part.size is None
        file.seek(part.at if inside else part.at + (part.size or 0))
    raise NotARecording("endless")


# WebM: parts of EBML.
_EBML_INSIDE: frozenset[int | bytes] = frozenset(
    {0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675, 0xA0}
)
_SCALE, _DURATION, _TRACK_TYPE, _CODEC, _CLUSTER_TIME = 0x2AD7B1, 0x4489, 0x83, 0x86, 0xE7
_BLOCKS = frozenset({0xA3, 0xA1})


def _vint(file: IO[bytes], *, keep_mark: bool) -> int | None:
    """A number whose first byte says how long it is; None at the end, or where all its bits are set (not known)."""
    first = file.read(1)
    if not first or not first[0]:
        return None
    length = 9 - first[0].bit_length()
    rest = file.read(length - 1)
    if len(rest) < length - 1:
        return None
    number = int.from_bytes(first + rest)
    if keep_mark:
        return number
    most = (1 << 7 * length) - 1
    return None if number & most == most else number & most


def _element(file: IO[bytes]) -> _Part | None:
    name = _vint(file, keep_mark=True)
    if name is None:
        return None
    size = _vint(file, keep_mark=False)
    return _Part(name, file.tell(), size)


def _webm(file: IO[bytes]) -> Recording:
    found, scale, cluster = Recording(), 1_000_000, 0
    for part in _parts(file, _element, _EBML_INSIDE):
        if part.name == _SCALE:
            scale = _number(file, part)
        elif part.name == _DURATION:
            (length,) = unpack(">d" if part.size == 8 else ">f", file.read(part.size or 0))
            found.reaches(length * scale / 1e9)
        elif part.name == _TRACK_TYPE:
            kind = _number(file, part)
            found.has_pictures |= kind == 1
            found.has_sound |= kind == 2
        elif part.name == _CODEC:
            found.codes.add(file.read(min(part.size or 0, 40)).decode("ascii", "replace").rstrip("\0"))
        elif part.name == _CLUSTER_TIME:
            cluster = _number(file, part)
        elif part.name in _BLOCKS:
            _vint(file, keep_mark=False)  # its track
            (within,) = unpack(">h", file.read(2))
            found.reaches((cluster + within) * scale / 1e9)
    return found


def _number(file: IO[bytes], part: _Part) -> int:
    return int.from_bytes(file.read(min(part.size or 0, 8)))


# MP4 and its kin: boxes.
_BOXES_INSIDE: frozenset[int | bytes] = frozenset(
    {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"moof", b"traf"}
)


def _box(file: IO[bytes]) -> _Part | None:
    head = file.read(8)
    if len(head) < 8:
        return None
    size, name = unpack(">I4s", head)
    if size == 1:  # it did not fit
        (size,) = unpack(">Q", file.read(8))
        size -= 8
    if size and size < 8:
        raise NotARecording("a box smaller than its head")
    # Of size 0: up to the end of the file; only media data is written so.
    return _Part(name, file.tell(), size - 8 if size else 1 << 62)


@dataclass(slots=True)
class _Track:
    """The times of one track, in its own units."""

    scale: int = 1
    usual: int = 0  # length of a frame that does not give its own
    reached: int = 0


class _Boxes:
    """Reads the boxes that tell of length and code; each method is named after its box."""

    def __init__(self) -> None:
        self.found = Recording()
        self.tracks: dict[int, _Track] = {}
        self.track = _Track()

    def take(self, name: bytes, body: bytes) -> None:
        read = getattr(self, f"_{name.decode('ascii', 'replace')}", None)
        if read:
            read(body)

    def _mvhd(self, body: bytes) -> None:
        scale, length = unpack(">IQ", body[20:32]) if body[0] else unpack(">II", body[12:20])
        if length not in (0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF):
            self.found.reaches(length / scale)

    def _tkhd(self, body: bytes) -> None:
        (number,) = unpack(">I", body[20:24] if body[0] else body[12:16])
        self.track = self.tracks.setdefault(number, _Track())

    def _mdhd(self, body: bytes) -> None:
        (self.track.scale,) = unpack(">I", body[20:24] if body[0] else body[12:16])

    def _hdlr(self, body: bytes) -> None:
        self.found.has_pictures |= body[8:12] == b"vide"
        self.found.has_sound |= body[8:12] == b"soun"

    def _stsd(self, body: bytes) -> None:
        self.found.codes.add(body[12:16].decode("ascii", "replace"))

    def _trex(self, body: bytes) -> None:
        number, _description, usual = unpack(">III", body[4:16])
        self.tracks.setdefault(number, _Track()).usual = usual

    def _tfhd(self, body: bytes) -> None:
        flags, number = int.from_bytes(body[1:4]), int.from_bytes(body[4:8])
        self.track = self.tracks.setdefault(number, _Track())
        at = 8 + 8 * bool(flags & 1) + 4 * bool(flags & 2)
        if flags & 8:
            (self.track.usual,) = unpack(">I", body[at : at + 4])

    def _tfdt(self, body: bytes) -> None:
        self.track.reached = int.from_bytes(body[4:12] if body[0] else body[4:8])

    def _trun(self, body: bytes) -> None:
        flags, count = int.from_bytes(body[1:4]), int.from_bytes(body[4:8])
        if count > MOST_PARTS:
            raise NotARecording("endless")
        at = 8 + 4 * bool(flags & 1) + 4 * bool(flags & 4)
        width = 4 * bin(flags & 0xF00).count("1")
        own = flags & 0x100
        lengths = (int.from_bytes(body[at + n * width :][:4]) if own else self.track.usual for n in range(count))
        self.track.reached += sum(lengths)
        self.found.reaches(self.track.reached / self.track.scale)


_MOST_OF_A_BOX = 2 * 1024 * 1024


def _mp4(file: IO[bytes]) -> Recording:
    boxes = _Boxes()
    for part in _parts(file, _box, _BOXES_INSIDE):
        if isinstance(part.name, bytes) and part.name not in (b"mdat", b"free"):
            boxes.take(part.name, file.read(min(part.size or 0, _MOST_OF_A_BOX)))
    return boxes.found


# Ogg: pages; the last one says how many samples came before its end.
_OGG_END = 64 * 1024


def _ogg(file: IO[bytes]) -> Recording:
    head = file.read(200)
    if b"OpusHead" in head:
        code, rate = "opus", 48_000  # whatever it was recorded at
    elif (at := head.find(b"\x01vorbis")) >= 0:
        code, rate = "vorbis", int.from_bytes(head[at + 12 : at + 16], "little")
    else:
        raise NotARecording("an Ogg without Opus or Vorbis")
    size = file.seek(0, 2)
    file.seek(max(0, size - _OGG_END))
    end = file.read()
    (samples,) = unpack("<q", end[end.rindex(b"OggS") + 6 :][:8]) if b"OggS" in end else (0,)
    return Recording(seconds=max(0, samples) / rate, codes={code}, has_sound=True)


_READERS = {WEBM: _webm, MP4: _mp4, OGG: _ogg}
