"""Parts of a file, as players ask for them."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.files.ranges import begins, ranged_response, wanted_range

CONTENT = bytes(range(100))


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", (0, 99)),
        ("bytes=0-0", (0, 0)),
        ("bytes=10-19", (10, 19)),
        ("bytes=90-500", (90, 99)),
        ("bytes=-5", (95, 99)),
        ("bytes=-500", (0, 99)),
        ("", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("words=0-1", None),
        ("bytes=0x1-", None),
    ],
)
def test_what_is_asked_for(header, part) -> None:
    assert wanted_range(header, 100) == part
    response = ranged_response(BytesIO(CONTENT), header, "audio/webm")
    first, last = part or (0, 99)
    assert b"".join(response.streaming_content) == CONTENT[first : last + 1]
    assert response.headers["Content-Length"] == str(last - first + 1)
    assert response.status_code == (206 if part else 200)
    assert response.headers.get("Content-Range") == (part and f"bytes {first}-{last}/100")


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=200-300", "bytes=9-3", "bytes=-0"])
def test_what_is_not_here_is_told(header) -> None:
    response = ranged_response(BytesIO(CONTENT), header, "audio/webm")
    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */100")


@given(first=st.integers(0, 200), last=st.integers(0, 200))
def test_a_part_lies_within_the_file(first, last) -> None:
    try:
        begin, end = wanted_range(f"bytes={first}-{last}", 100)
    except ValueError:
        assert first > 99 or last < first
    else:
        assert 0 <= begin <= end <= 99


def test_a_player_begins_once() -> None:
    assert all(map(begins, ["", "bytes=0-", "bytes=-9"]))
    assert not begins("bytes=9-")
