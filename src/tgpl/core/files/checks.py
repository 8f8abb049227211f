"""Whether a file may be taken in, and in which form: photographs stand upright and tell nothing but their picture."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from tgpl.core.files.kinds import (
    HEIC,
    IMAGES,
    JPEG,
    MP4,
    OFFICE,
    OGG,
    PDF,
    PNG,
    TIFF,
    WEBM,
    WORD,
    FileKind,
    head_of,
    kind_of,
)
from tgpl.core.files.recordings import NotARecording, read_recording
from tgpl.core.language.text import nfc

MEGABYTE = 1024 * 1024
MOST_PIXELS = 60_000_000
MOST_UNPACKED = 300 * MEGABYTE  # of a Word document: far more than anybody writes
LONGEST_NAME = 150
_CONTROL = re.compile(r"[\x00-\x1f\x7f/\\]+")
# How a Word file says of itself that it carries commands, whatever the part that holds them is called.
_COMMANDS = re.compile(rb"macroenabled|vbaproject", re.IGNORECASE)
_TYPES = "[Content_Types].xml"

MESSAGES = {
    "empty": _("Tệp này trống, không có gì bên trong. Hãy chụp hoặc chọn lại."),
    "too_large": _("Tệp này nặng %(size)s. Mỗi tệp nặng nhiều nhất %(most)s. Hãy chụp lại với cỡ ảnh nhỏ hơn."),
    "large_scan": _(
        "Tệp này nặng %(size)s. Mỗi tệp nặng nhiều nhất %(most)s. "
        "Hãy quét đen trắng ở 200–300 dpi, hoặc chia thành nhiều tệp rồi thêm lần lượt."
    ),
    "office": _("Đây là tệp soạn thảo. Hãy lưu thành PDF, hoặc chụp ảnh tờ giấy rồi gửi."),
    "unknown": _("Bên trong tệp này không phải ảnh JPG, PNG, HEIC hay PDF. Hãy chụp ảnh tờ giấy rồi gửi."),
    "no_paper": _("Chỉ nhận tệp PDF, ảnh (JPEG, PNG, HEIC, TIFF) hoặc Word (.docx). Hãy chọn tệp khác."),
    "broken": _("Không mở được ảnh này, có thể tệp bị hỏng. Hãy chụp hoặc gửi lại."),
    "bomb": _("Mở ra, tệp này lớn bất thường nên không nhận được. Hãy chụp lại ảnh nhỏ hơn, hoặc lưu thành PDF."),
    "macro": _("Tệp Word này có chứa lệnh tự chạy (macro). Hãy lưu lại thành .docx thường hoặc PDF."),
    "no_speech": _("Bên trong tệp này không có lời nói mà Trung tâm nghe được. Hãy ghi âm lại, hoặc chọn tệp khác."),
    "no_signs": _("Bên trong tệp này không có hình mà Trung tâm xem được. Hãy quay lại, hoặc chọn tệp khác."),
    "too_heavy": _("Đoạn này nặng %(size)s. Nhiều nhất là %(most)s. Hãy ghi ngắn lại, hoặc để chất lượng thấp hơn."),
    "too_long": _("Đoạn này dài %(length)s phút. Nhiều nhất là %(most)s phút. Hãy ghi ngắn lại; phần còn lại gửi sau."),
    "damaged": _("Đoạn ghi này trống hoặc bị hỏng. Hãy ghi lại, hoặc chọn tệp khác."),
    "malware": _("Máy quét thấy mã độc (vi rút) trong tệp này nên không nhận. Hãy chụp ảnh tờ giấy rồi gửi."),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What a box for files takes."""

    name: str
    kinds: Collection[FileKind]
    most_bytes: int
    otherwise: str  # the fault of every other file
    heavy: str = "too_large"
    most_seconds: int = 0  # of a recording
    accepts: str = ""  # what to tell the browser, where the kinds do not say it

    @property
    def accept(self) -> str:
        """For the browser, which then offers only such files."""
        return self.accepts or ",".join(sorted({kind.media_type for kind in self.kinds}))


FROM_PEOPLE = Taken("people", (PDF, JPEG, PNG, HEIC), 20 * MEGABYTE, "unknown")
FROM_STAFF = Taken("staff", (PDF, JPEG, PNG, HEIC, TIFF, WORD), 30 * MEGABYTE, "no_paper", "large_scan")
SPEECH = Taken("speech", (WEBM, MP4, OGG), 32 * MEGABYTE, "no_speech", "too_heavy", 5 * 60, "audio/*,.m4a,.webm,.ogg")
SIGNS = Taken("signs", (WEBM, MP4), 64 * MEGABYTE, "no_signs", "too_heavy", 3 * 60, "video/*")
GRACE = 15  # seconds: the clock of a recorder is not ours
# What browsers play, as containers name it.
PLAYED = frozenset({
    "A_OPUS", "A_VORBIS", "V_VP8", "V_VP9", "V_AV1", "V_MPEG4/ISO/AVC", "A_AAC",
    "mp4a", "Opus", "avc1", "avc3", "vp08", "vp09", "av01", "hvc1", "hev1", "opus", "vorbis",
})  # fmt: skip


def refuse(code: str, **told: str) -> ValidationError:
    """The fault `code` in words that say what to do."""
    return ValidationError(MESSAGES[code], code=code, params=told)


def checked(file: File, taken: Taken) -> File:
    """`file` as it may be kept; ValidationError otherwise."""
    if not file.size:
        raise refuse("empty")
    if file.size > taken.most_bytes:
        raise refuse(taken.heavy, size=filesizeformat(file.size), most=filesizeformat(taken.most_bytes))
    file.name = clean_name(file.name or "")
    kind = kind_of(file)
    if kind not in taken.kinds:
        raise refuse("office" if head_of(file).startswith(OFFICE) else taken.otherwise)
    if kind in IMAGES:
        return _bare_image(file, IMAGES[kind])
    if kind == WORD:
        _check_word(file)
    if taken.most_seconds:
        _check_recording(file, taken)
    return file


def clean_name(name: str) -> str:
    """A file's name as we keep it: in NFC, without what no name should hold."""
    return _CONTROL.sub(" ", nfc(name)).strip()[-LONGEST_NAME:]


def _bare_image(file: File, kind: str) -> File:
    """The picture alone, turned the right way up; what browsers cannot show becomes a JPEG."""
    from PIL.Image import DecompressionBombError

    bare, shown = BytesIO(), "PNG" if kind == "PNG" else "JPEG"
    try:
        picture = _upright(file, kind)
        picture.info = {}  # place, camera, owner, comments
        picture.save(bare, shown, quality=90)
    except DecompressionBombError:
        raise refuse("bomb") from None
    except (OSError, SyntaxError, ValueError):
        raise refuse("broken") from None
    return ContentFile(bare.getvalue(), file.name)


def _upright(file: File, kind: str) -> Any:
    from PIL import Image, ImageOps

    if kind == "HEIF":
        from pi_heif import register_heif_opener

        register_heif_opener()
    picture = Image.open(file, formats=[kind])
    if picture.width * picture.height > MOST_PIXELS:  # a small file may unfold into all of our memory
        raise Image.DecompressionBombError
    return ImageOps.exif_transpose(picture)


def _check_recording(file: File, taken: Taken) -> None:
    """Long enough to say something, short enough to be heard, and in a code that colleagues' browsers play."""
    try:
        found = read_recording(file)
    except NotARecording:
        raise refuse("damaged") from None
    is_told = found.has_pictures if taken is SIGNS else found.has_sound
    if not is_told or not found.codes <= PLAYED:
        raise refuse(taken.otherwise)
    if found.seconds > taken.most_seconds + GRACE:
        raise refuse("too_long", length=_minutes(found.seconds), most=str(taken.most_seconds // 60))


def _minutes(seconds: float) -> str:
    """4 minutes and 5 seconds as 4:05."""
    return "{}:{:02}".format(*divmod(round(min(seconds, 1e6)), 60))


def _check_word(file: File) -> None:
    """A ZIP is a Word document only with a document inside, and is taken only without commands."""
    try:
        with ZipFile(file) as packed:
            parts, types = packed.infolist(), _types_of(packed)
    except Exception:  # a damaged file, or one under a password, may fail anywhere inside its reader
        raise refuse("no_paper") from None
    finally:
        file.seek(0)
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        raise refuse("no_paper")
    if any(_COMMANDS.search(told) for told in (types, *map(str.encode, names))):
        raise refuse("macro")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise refuse("bomb")


def _types_of(packed: ZipFile) -> bytes:
    """What a document says that its parts are, as far as anybody writes; without the gaps of wide letters."""
    if _TYPES not in packed.namelist():
        return b""
    with packed.open(_TYPES) as types:
        return types.read(MEGABYTE).replace(b"\0", b"")
