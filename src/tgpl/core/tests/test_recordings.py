"""What a recording holds, read from files that a browser recorded with a made-up microphone and camera."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.files.recordings import MOST_PARTS, NotARecording, Recording, read_recording

DATA = Path(__file__).parent / "data"
SAMPLES = ["speech.webm", "signs.webm", "speech.mp4", "signs.mp4"]


def sample(name: str) -> bytes:
    return (DATA / name).read_bytes()


def read(content: bytes) -> Recording:
    return read_recording(BytesIO(content))


@pytest.mark.parametrize(
    ("name", "codes", "sound", "pictures"),
    [
        ("speech.webm", {"A_OPUS"}, True, False),
        ("signs.webm", {"V_VP8"}, False, True),
        ("speech.mp4", {"Opus"}, True, False),
        ("signs.mp4", {"vp09"}, False, True),
    ],
)
def test_sound_and_pictures_their_code_and_length(name, codes, sound, pictures) -> None:
    found = read(sample(name))
    assert (found.codes, found.has_sound, found.has_pictures) == (codes, sound, pictures)
    assert 1.0 < found.seconds < 2.0


@pytest.mark.parametrize("name", ["speech.webm", "signs.webm"])
def test_a_recording_whose_end_is_missing_is_as_long_as_what_is_left(name) -> None:
    whole, half = read(sample(name)), read(sample(name)[: len(sample(name)) // 2])
    assert 0 < half.seconds < whole.seconds


def ogg(head: bytes, samples: int) -> bytes:
    page = b"OggS\x00\x02" + bytes(8) + bytes(13) + head
    return page + b"OggS\x00\x04" + samples.to_bytes(8, "little") + bytes(13)


@pytest.mark.parametrize(
    ("content", "seconds"),
    [
        (ogg(b"OpusHead\x01\x01", 48_000 * 90), 90),
        (ogg(b"\x01vorbis" + bytes(5) + (44_100).to_bytes(4, "little"), 44_100 * 7), 7),
    ],
)
def test_an_ogg_is_as_long_as_its_last_page_says(content, seconds) -> None:
    assert read(content).seconds == pytest.approx(seconds)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00",
        b"%PDF-1.7",
        sample("speech.webm")[:60],
        b"\x00\x00\x00\x1cftypisom" + bytes(40),
        b"\x1a\x45\xdf\xa3\x80" * (MOST_PARTS + 1),
        ogg(b"Speex   ", 100),
        ogg(b"\x01vorbis" + bytes(9), 100),  # a rate of nothing
    ],
)
def test_what_is_no_recording_is_told_as_such(content) -> None:
    with pytest.raises(NotARecording):
        read(content)


@given(name=st.sampled_from(SAMPLES), at=st.integers(0, 700), harm=st.binary(min_size=1, max_size=12))
def test_a_damaged_file_is_read_or_refused_and_breaks_nothing(name, at, harm) -> None:
    content = bytearray(sample(name))
    content[at : at + len(harm)] = harm
    with suppress(NotARecording):
        assert read(bytes(content)).seconds >= 0


@given(st.binary(max_size=200), st.sampled_from([b"\x1a\x45\xdf\xa3", b"\x00\x00\x00\x1cftyp", b"OggS"]))
def test_noise_behind_a_true_head_breaks_nothing(noise, head) -> None:
    with suppress(NotARecording):
        read(head + noise)
