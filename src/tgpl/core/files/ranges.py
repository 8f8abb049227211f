"""Parts of a file, as players ask for them: one range of bytes (RFC 9110, 14)."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

_ONE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_BLOCK = 256 * 1024


def wanted_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of what is asked for; None: everything. Raises ValueError where nothing of it is here.

    >>> wanted_range("bytes=0-99", 50)
    (0, 49)
    >>> wanted_range("bytes=-10", 50)
    (40, 49)
    """
    asked = _ONE.fullmatch(header.strip())
    if not asked or asked.groups() == ("", ""):
        return None  # several ranges, or another unit: the whole is always a right answer
    first, last = asked.groups()
    if not first:
        begin, end = max(0, size - int(last)), size - 1
    else:
        begin, end = int(first), min(int(last or size - 1), size - 1)
    if begin > end:
        raise ValueError(header)
    return begin, end


def ranged_response(file: IO[bytes], header: str, media_type: str) -> HttpResponseBase:
    """The asked part of `file`, or the whole."""
    size = file.seek(0, 2)
    try:
        part = wanted_range(header, size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = part or (0, size - 1)
    response = StreamingHttpResponse(
        _read(file, first, last), status=206 if part else 200, headers={"Content-Type": media_type}
    )
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Length"] = str(last - first + 1)
    if part:
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def begins(header: str) -> bool:
    """Whether a player asks from the start, as it does once before it asks for the rest."""
    asked = _ONE.fullmatch(header.strip())
    return not asked or asked[1] in ("", "0")


def _read(file: IO[bytes], first: int, last: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (block := file.read(min(_BLOCK, left))):
            left -= len(block)
            yield block
