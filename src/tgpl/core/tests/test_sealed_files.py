"""What lies on the disk, and what is read from it."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile, File
from hypothesis import example, given
from hypothesis import strategies as st

from tgpl.core.files.sealed import MAGIC, PIECE, DamagedFile, SealedFiles

STORY = "Nguyễn Thị Mẫu bị đánh".encode()


@pytest.fixture
def files(tmp_path: Path) -> SealedFiles:
    return SealedFiles(location=tmp_path)


def test_the_disk_tells_nothing(files) -> None:
    name = files.save("papers/1", ContentFile(STORY * 5000))
    lies = Path(files.path(name)).read_bytes()
    assert lies.startswith(MAGIC)
    assert b"Ng" + "uyễn".encode() not in lies
    assert files.open(name).read() == STORY * 5000


def test_what_is_saved_twice_looks_different(files) -> None:
    one, other = (Path(files.path(files.save(n, ContentFile(STORY)))).read_bytes() for n in "ab")
    assert one[len(MAGIC) + 1 :] != other[len(MAGIC) + 1 :]


@example(size=0, at=0, count=1)
@example(size=PIECE, at=PIECE - 1, count=5)
@example(size=2 * PIECE, at=PIECE, count=PIECE)
@given(
    size=st.integers(0, 3 * PIECE),
    at=st.integers(0, 3 * PIECE + 9),
    count=st.integers(0, 2 * PIECE),
)
def test_any_part_is_read_as_from_the_plain_file(tmp_path_factory, size, at, count) -> None:
    files = SealedFiles(location=tmp_path_factory.mktemp("files"))
    plain = os.urandom(size)
    name = files.save("one", ContentFile(plain))
    assert files.size(name) == size
    with files.open(name) as file:
        file.seek(at)
        assert file.read(count) == plain[at : at + count]
        file.seek(-min(7, size), os.SEEK_END)
        assert file.read() == plain[size - min(7, size) :]


@pytest.mark.parametrize("harm", ["flip", "cut", "swap"])
def test_a_file_that_was_tampered_with_does_not_open(files, harm) -> None:
    path = Path(files.path(files.save("one", ContentFile(os.urandom(3 * PIECE)))))
    lies, sealed = bytearray(path.read_bytes()), PIECE + 16
    head = len(lies) - 3 * sealed
    if harm == "flip":
        lies[head + 5] ^= 1
    elif harm == "cut":
        del lies[-sealed:]
    else:
        lies[head : head + sealed], lies[head + sealed : head + 2 * sealed] = (
            lies[head + sealed : head + 2 * sealed],
            lies[head : head + sealed],
        )
    path.write_bytes(lies)
    with pytest.raises(DamagedFile), files.open("one") as file:
        file.read()


def test_a_file_from_before_is_read_as_it_lies(files) -> None:
    Path(files.path("old")).write_bytes(STORY)
    with files.open("old") as file:
        assert (file.read(), files.size("old")) == (STORY, len(STORY))


def test_an_upload_that_lies_on_the_disk_is_sealed_too(files, tmp_path) -> None:
    """Large uploads come as temporary files, which a storage may simply move."""
    (tmp_path / "tmp").write_bytes(STORY)
    with (tmp_path / "tmp").open("rb") as opened:
        file = File(opened)
        file.temporary_file_path = lambda: str(tmp_path / "tmp")
        name = files.save("kept", file)
    assert STORY not in Path(files.path(name)).read_bytes()


def test_text_is_kept_as_utf_8(files) -> None:
    assert files.open(files.save("note", File(BytesIO(STORY)))).read() == STORY
    assert files.open(files.save("words", ContentFile("ghi chú"))).read().decode() == "ghi chú"


def test_a_file_is_opened_again_after_it_was_closed(files) -> None:
    with files.open(files.save("one", ContentFile(STORY))) as file:
        assert file.read() == STORY
    with file.open("rb"):
        assert file.read() == STORY
