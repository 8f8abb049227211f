"""Recordings of devices that had no line: one with their request, whichever arrives first."""

import os
import uuid
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.files.sealed import DamagedFile
from tgpl.core.testing.files import signs, speech
from tgpl.intake.awaited import take_in_all
from tgpl.intake.models import AwaitedRecording, Request, RequestPaper
from tgpl.intake.tasks import take_in_recordings
from tgpl.intake.tests.test_letters import answers, letter, send
from tgpl.jobs.schedule import regular_tasks
from tgpl.uploads.from_device import opened
from tgpl.uploads.models import Upload
from tgpl.uploads.services import add_piece, begin_upload

KEY = bytes(range(32))


def sealed(uid: uuid.UUID | str, pieces: Sequence[bytes], key: bytes = KEY) -> bytes:
    """What a device sends of a recording."""
    parts = []
    for number, piece in enumerate(pieces):
        nonce = os.urandom(12)
        part = nonce + AESGCM(key).encrypt(nonce, piece, f"{uid}/{number}".encode())
        parts += [len(part).to_bytes(4), part]
    return b"".join(parts)


def cut(content: bytes, size: int = 4000) -> list[bytes]:
    return [content[at : at + size] for at in range(0, len(content), size)]


# Opening


def whole(content: bytes, uid: str, pieces: int, key: bytes = KEY) -> bytes:
    with opened(BytesIO(content), uid=uid, key=key, pieces=pieces, name="x") as file:
        return bytes(file.read())


@given(st.lists(st.binary(min_size=1, max_size=50), min_size=1, max_size=6), st.integers(0, 400))
def test_it_opens_as_it_was_and_is_read_from_any_place(pieces: list[bytes], at: int) -> None:
    file = opened(BytesIO(sealed("a", pieces)), uid="a", key=KEY, pieces=len(pieces), name="x")
    content = b"".join(pieces)
    assert (file.size, file.read()) == (len(content), content)
    file.seek(min(at, len(content)))
    assert file.read(7) == content[at : at + 7]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda whole: whole[:-1], "cut off"),
        (lambda whole: whole[:-40], "cut off"),
        (lambda whole: whole[36:], "a piece is missing"),
        (lambda whole: whole[36:] + whole[:36], "pieces are swapped"),
        (lambda whole: whole[:30] + b"x" + whole[31:], "a byte was changed"),
        (lambda whole: b"", "nothing came"),
        (lambda whole: b"\xff" * 100, "not ours"),
    ],
)
def test_a_recording_that_is_not_whole_does_not_open(spoil, why) -> None:
    content = sealed("a", [b"aaaa", b"bbbb"])
    assert whole(content, "a", 2) == b"aaaabbbb"
    with pytest.raises(DamagedFile):
        whole(spoil(content), "a", 2)


@pytest.mark.parametrize(("uid", "pieces", "key"), [("b", 2, KEY), ("a", 3, KEY), ("a", 1, KEY), ("a", 2, bytes(32))])
def test_it_opens_for_its_own_letter_alone(uid, pieces, key) -> None:
    with pytest.raises(DamagedFile):
        whole(sealed("a", [b"aaaa", b"bbbb"]), uid, pieces, key)


# Arriving


@pytest.fixture
def device(moment, cast, settings, tmp_path, db) -> Client:
    settings.MEDIA_ROOT = tmp_path
    return Client(enforce_csrf_checks=True)


class Told:
    """A request told aloud on a device: its letter, and the recording that goes with it."""

    def __init__(self, content: bytes | None = None, how: str = "speech", **given: Any) -> None:
        self.uid, self.recording = uuid.uuid4(), uuid.uuid4()
        self.pieces = cut(speech().read() if content is None else content)
        page = {"speech": "ke_bang_loi", "signs": "ke_bang_ky_hieu"}[how]
        matter = {"matter_field": "land", "story": "", "told_by": how}
        written = answers(su_viec=matter, **{page: {"recording_on_device": str(self.recording)}})
        of_it = {"uid": str(self.recording), "kind": how, "key": KEY.hex(), "pieces": len(self.pieces)}
        self.letter = letter(self.uid, answers=written, recordings=[of_it | given])

    def arrive(self) -> None:
        content, now = sealed(self.recording, self.pieces), timezone.now()
        upload = begin_upload(uid=self.recording, name="", length=len(content), at=now)
        add_piece(upload=upload, offset=0, piece=content, at=now)

    def standing(self, device: Client) -> str:
        return send(device, self.letter).json()["recordings"][str(self.recording)]


@pytest.mark.parametrize(("file", "kind"), [(speech, "speech"), (signs, "signs")])
def test_the_request_first(device, file, kind) -> None:
    told = Told(file().read(), kind)
    assert told.standing(device) == "awaited"
    asked = Request.objects.get()
    assert "gửi kèm" in asked.story
    told.arrive()
    assert told.standing(device) == "kept"
    [paper] = asked.papers.all()
    assert (paper.kind, paper.uid) == (kind, told.recording)
    with paper.file.open() as kept:
        assert kept.read() == file().read()
    assert not AwaitedRecording.objects.exists()
    assert not Upload.objects.exists()


def test_the_recording_first(device) -> None:
    told = Told()
    told.arrive()
    assert told.standing(device) == "kept"
    assert RequestPaper.objects.count() == 1


def test_staff_see_what_is_still_on_its_way(device, client_for) -> None:
    told = Told()
    told.standing(device)
    address = f"/lam-viec/yeu-cau/{Request.objects.get().reference}/"
    assert "còn trên máy của người gửi" in client_for("reception").get(address).content.decode()
    told.arrive()
    told.standing(device)
    page = client_for("reception").get(address).content.decode()
    assert "còn trên máy của người gửi" not in page
    assert f"/loi-ke/{told.recording}/" in page


def test_ten_times_is_one_request_and_one_recording(device) -> None:
    told = Told()
    for number in range(10):
        if number in (3, 7):
            told.arrive()
        told.standing(device)
    assert (Request.objects.count(), RequestPaper.objects.count()) == (1, 1)


def test_a_device_that_is_gone_loses_no_recording_that_arrived(device, moment) -> None:
    told = Told()
    told.standing(device)
    take_in_all(moment)
    assert not RequestPaper.objects.exists()
    told.arrive()
    take_in_all(moment)
    assert RequestPaper.objects.get().uid == told.recording
    assert take_in_recordings.module_path in regular_tasks()


@pytest.mark.parametrize(
    ("content", "given", "says"),
    [
        (b"no sound at all", {}, "không có lời nói"),
        (None, {"key": bytes(32).hex()}, "bị hỏng"),
        (None, {"pieces": 99}, "bị hỏng"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_the_request_stands(device, content, given, says) -> None:
    told = Told(content, **given)
    told.arrive()
    assert says in told.standing(device)
    assert says in told.standing(device)
    assert Request.objects.count() == 1
    assert not RequestPaper.objects.exists()
    assert says in AwaitedRecording.objects.get().fault


@pytest.mark.parametrize("given", [{"kind": "giấy"}, {"key": "xyz"}, {"uid": "1"}, {"pieces": "nhiều"}])
def test_a_letter_whose_recording_is_none_of_ours_is_unreadable(device, given) -> None:
    assert send(device, Told(**given).letter).json() == {"outcome": "unreadable"}


def test_a_page_to_record_on_with_nothing_recorded_is_unfinished(device) -> None:
    written = answers(su_viec={"matter_field": "land", "told_by": "speech"}, ke_bang_loi={})
    assert send(device, letter(answers=written)).json()["pages"] == ["ke-bang-loi"]


def test_recorded_anew_after_it_was_sent_is_another_version_with_its_own_recording(device) -> None:
    first, second = Told(), Told(signs().read(), "signs")
    first.arrive()
    first.standing(device)
    second.uid = first.uid
    again = answers(su_viec={"matter_field": "land", "told_by": "signs"}, ke_bang_ky_hieu={"recording_on_device": "x"})
    of_it = {"uid": str(second.recording), "kind": "signs", "key": KEY.hex(), "pieces": len(second.pieces)}
    second.arrive()
    sent = send(device, letter(first.uid, answers=again, recordings=[of_it])).json()
    assert (sent["outcome"], set(sent["recordings"].values())) == ("conflict", {"kept"})
    assert Request.objects.get().papers.count() == 2
