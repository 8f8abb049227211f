"""The door for files in pieces: the protocol tus 1.0 (https://tus.io) with its extensions creation and termination.

No cookie is read. Whoever holds the id of a file, which cannot be guessed, may send the rest of it; nobody reads it.
A sender may give the id itself (metadata `uid`), so that an answer that got lost begins nothing twice.
"""

import base64
import binascii
import uuid
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tgpl.accounts.access import public
from tgpl.core.files.checks import MEGABYTE
from tgpl.core.safety.throttle import WINDOW, is_too_fast
from tgpl.uploads.models import Upload
from tgpl.uploads.queries import upload_of
from tgpl.uploads.services import LARGEST, NoRoom, OutOfStep, TooLarge, add_piece, begin_upload, drop_upload

VERSION = "1.0.0"
PIECES = "application/offset+octet-stream"
BEGINNINGS = 60  # from one network in one minute


@public
@csrf_exempt
@require_http_methods(["POST", "OPTIONS"])
def begin(request: HttpRequest) -> HttpResponse:
    """A file is announced; where its pieces go stands in `Location`."""
    if request.method == "OPTIONS":
        return _answer(204, Tus_Version=VERSION, Tus_Extension="creation,termination", Tus_Max_Size=LARGEST)
    if is_too_fast(request, "upload", allowed=BEGINNINGS):
        return _answer(429, _("Xin đợi một phút rồi gửi lại."), Retry_After=WINDOW)
    length, told = _number(request, "Upload-Length"), _metadata(request)
    if length is None:
        return _answer(400)
    try:
        uid = uuid.UUID(told["uid"]) if "uid" in told else uuid.uuid4()
        upload = begin_upload(uid=uid, name=told.get("filename", ""), length=length, at=timezone.now())
    except (ValueError, OutOfStep):  # another file already has this id
        return _answer(400)
    except TooLarge:
        most = filesizeformat(LARGEST)
        return _answer(413, _("Tệp nặng quá. Mỗi tệp nặng nhiều nhất %(most)s.") % {"most": most})
    except NoRoom:
        return _answer(503, _("Máy chủ đang nhận quá nhiều tệp. Hãy thử lại sau ít phút."), Retry_After=WINDOW)
    return _answer(201, Location=reverse("uploads:send_piece", args=[upload.uid]), Upload_Offset=upload.arrived)


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.headers.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _metadata(request: HttpRequest) -> dict[str, str]:
    """`filename dGVu,uid …`: names and values, the values in base64; what cannot be read is left out."""
    return dict(_pairs(request.headers.get("Upload-Metadata", "")))


def _pairs(header: str) -> Iterator[tuple[str, str]]:
    for pair in header.split(","):
        name, _space, value = pair.strip().partition(" ")
        try:
            yield name, base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue


@public
@csrf_exempt
@require_http_methods(["HEAD", "PATCH", "DELETE"])
def send_piece(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """How much is here (HEAD), the next piece (PATCH), not wanted any more (DELETE)."""
    upload = upload_of(uid)
    if upload is None:
        return _answer(404, _("Tệp này để quá lâu nên đã được xóa. Hãy chọn lại tệp."))
    if request.method == "HEAD":
        return _answer(200, Upload_Offset=upload.arrived, Upload_Length=upload.length)
    if request.method == "DELETE":
        drop_upload(upload)
        return _answer(204)
    return _take_piece(request, upload)


def _take_piece(request: HttpRequest, upload: Upload) -> HttpResponse:
    offset = _number(request, "Upload-Offset")
    if request.content_type != PIECES:
        return _answer(415)
    if offset is None:
        return _answer(400)
    try:
        for piece in _arriving(request):
            offset = add_piece(upload=upload, offset=offset, piece=piece, at=timezone.now())
    except OutOfStep as step:
        return _answer(409, Upload_Offset=step.arrived)
    return _answer(204, Upload_Offset=offset)


def _arriving(request: HttpRequest) -> Iterator[bytes]:
    """The body in blocks. What came before the line was cut is kept, and need not be sent again."""
    while True:
        try:
            block = request.read(MEGABYTE)
        except UnreadablePostError:
            return
        if not block:
            return
        yield block


def _answer(status: int, words: str = "", **headers: object) -> HttpResponse:
    response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    response.headers["Tus-Resumable"] = VERSION
    response.headers["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = str(value)
    return response
