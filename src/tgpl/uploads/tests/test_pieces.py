"""Files in pieces: what has arrived is never sent again, and nothing is taken twice."""

import base64
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.files.checks import MEGABYTE
from tgpl.uploads.joined import whole_file
from tgpl.uploads.models import Upload
from tgpl.uploads.services import LARGEST, OutOfStep, add_piece, clear_expired, drop_upload, keep_file, keep_until
from tgpl.uploads.testing import begun, sent
from tgpl.uploads.views import BEGINNINGS, PIECES

pytestmark = pytest.mark.django_db
DOOR = "/tai-len/"
STORY = "Nguyễn Thị Mẫu kể".encode() * 40


@pytest.fixture(autouse=True)
def files_of_the_test(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def encoded(**told: str) -> str:
    return ",".join(f"{name} {base64.b64encode(text.encode()).decode()}" for name, text in told.items())


def announce(client: Client, length: object, **told: str):
    return client.post(DOOR, headers={"Upload-Length": str(length), "Upload-Metadata": encoded(**told)})


def send(client: Client, place: str, offset: object, piece: bytes, kind: str = PIECES):
    return client.generic("PATCH", place, piece, kind, headers={"Upload-Offset": str(offset)})


def content(upload: Upload) -> bytes:
    with whole_file(upload) as file:
        return file.read()


def test_a_file_comes_in_pieces_over_a_line_that_is_cut(client) -> None:
    place = announce(client, len(STORY), filename="giấy hộ nghèo.pdf").headers["Location"]
    assert send(client, place, 0, STORY[:100]).headers["Upload-Offset"] == "100"
    # the answer got lost: the sender asks, and goes on there
    assert client.head(place).headers["Upload-Offset"] == "100"
    assert send(client, place, 100, STORY[100:]).status_code == 204
    upload = Upload.objects.get()
    assert (upload.is_whole, upload.name, content(upload)) == (True, "giấy hộ nghèo.pdf", STORY)


@given(cuts=st.sets(st.integers(1, len(STORY) - 1), max_size=6), at=st.integers(0, len(STORY) + 5))
def test_however_it_was_cut_it_is_the_same_file(cuts, at) -> None:
    upload, ends = begun(STORY), [*sorted(cuts), len(STORY)]
    offset = 0
    for end in ends:
        offset = add_piece(upload=upload, offset=offset, piece=STORY[offset:end], at=timezone.now())
    upload.refresh_from_db()
    with whole_file(upload) as file:
        file.seek(at)
        assert file.read(50) == STORY[at : at + 50]
    assert content(upload) == STORY
    drop_upload(upload)


def test_a_piece_sent_twice_is_taken_once(client) -> None:
    place = announce(client, 10).headers["Location"]
    send(client, place, 0, b"12345")
    again = send(client, place, 0, b"12345")
    assert (again.status_code, again.headers["Upload-Offset"]) == (409, "5")
    assert send(client, place, 5, b"678901").status_code == 409  # one byte too many
    send(client, place, 5, b"67890")
    assert content(Upload.objects.get()) == b"1234567890"


def test_a_beginning_whose_answer_got_lost_begins_nothing_twice(client) -> None:
    uid = str(uuid.uuid4())
    places = {announce(client, 5, uid=uid).headers["Location"] for _ in range(2)}
    assert places == {f"{DOOR}{uid}/"}
    assert announce(client, 6, uid=uid).status_code == 400  # another file under the same id


def test_a_piece_whose_process_died_before_it_could_say_so_is_written_anew() -> None:
    upload = begun(b"12345")
    upload_place = upload.piece_at(0)
    from django.core.files.storage import default_storage

    default_storage.save(upload_place, ContentFile(b"99999"))
    add_piece(upload=upload, offset=0, piece=b"12345", at=timezone.now())
    upload.refresh_from_db()
    assert content(upload) == b"12345"


def test_the_disk_tells_nothing_of_a_file_on_its_way(tmp_path) -> None:
    sent(STORY, name="giấy.pdf")
    lying = [path.read_bytes() for path in Path(tmp_path).rglob("*") if path.is_file()]
    assert len(lying) == 1
    assert "Mẫu".encode() not in lying[0]


@pytest.mark.parametrize(
    ("length", "status", "says"),
    [
        (200 * MEGABYTE, 413, "nặng nhiều nhất 64,0"),
        (LARGEST + 1, 413, "nặng nhiều nhất"),
        (LARGEST, 201, ""),
        (0, 201, ""),
        ("", 400, ""),
        ("-1", 400, ""),
        ("nhiều", 400, ""),
        ("9" * 30, 400, ""),
    ],
)
def test_what_is_announced_is_weighed_before_it_is_sent(client, length, status, says) -> None:
    answer = announce(client, str(length).encode("ascii", "ignore").decode())
    assert answer.status_code == status
    assert says in answer.content.decode()


def test_a_flood_may_not_fill_the_disk(client, monkeypatch) -> None:
    monkeypatch.setattr("tgpl.uploads.services.MOST_ON_THE_WAY", 100)
    assert announce(client, 60).status_code == 201
    refused = announce(client, 60)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "60")
    monkeypatch.setattr("tgpl.uploads.services.MOST_ON_THE_WAY", 10_000)
    assert [announce(client, 1).status_code for _ in range(BEGINNINGS)][-1] == 429


@pytest.mark.parametrize(
    ("offset", "kind", "status"), [(0, "text/plain", 415), ("", PIECES, 400), ("x", PIECES, 400), (3, PIECES, 409)]
)
def test_a_piece_that_is_none_is_refused(client, offset, kind, status) -> None:
    place = announce(client, 10).headers["Location"]
    assert send(client, place, offset, b"12345", kind).status_code == status
    assert Upload.objects.get().arrived == 0


def test_what_nobody_came_back_to_is_removed(client, tmp_path) -> None:
    old, named_in_a_draft = begun(STORY, arrived=7), begun(STORY, arrived=7)
    now = timezone.now()
    keep_until(uids=[named_in_a_draft.uid], moment=now + timedelta(days=30))
    assert clear_expired(now + timedelta(days=2)) == 1
    assert client.head(f"{DOOR}{old.uid}/").status_code == 404
    assert Upload.objects.get() == named_in_a_draft
    assert client.delete(f"{DOOR}{named_in_a_draft.uid}/").status_code == 204
    assert not [path for path in Path(tmp_path).rglob("*") if path.is_file()]


def test_nobody_reads_a_file_through_the_door(client) -> None:
    uid = sent(STORY)
    assert client.get(f"{DOOR}{uid}/").status_code == 405
    assert client.head(f"{DOOR}{uid}/").content == b""
    assert client.head(f"{DOOR}{uuid.uuid4()}/").status_code == 404


def test_a_file_that_came_with_a_form_is_kept_whole() -> None:
    upload = keep_file(ContentFile(STORY, "ảnh.jpg"))
    assert (upload.name, content(Upload.objects.get())) == ("ảnh.jpg", STORY)
    with pytest.raises(OutOfStep):
        add_piece(upload=upload, offset=0, piece=b"1", at=timezone.now())
