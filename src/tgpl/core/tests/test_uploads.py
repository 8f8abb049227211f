import unicodedata
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tgpl.core.files.checks import SIGNS, SPEECH, checked, clean_name
from tgpl.core.files.recordings import Recording
from tgpl.core.files.uploads import LARGEST, PaperField, PaperFileField, kind_of, paper_response
from tgpl.core.testing.files import scan

HEIC = (Path(__file__).parent / "data/photograph.heic").read_bytes()  # with a place and a camera in it


@pytest.mark.parametrize(
    ("start", "extension"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"scanned by Mau\n%PDF-1.4", "pdf"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (HEIC, "heic"),
        (b"\x1a\x45\xdf\xa3", "webm"),
        (b"\x00\x00\x00\x1cftypisom", "mp4"),
        (b"OggS", "ogg"),
        (b"MZ", "bin"),
        (b"", "bin"),
    ],
)
def test_a_file_is_known_by_its_content_not_its_name(start, extension) -> None:
    file = SimpleUploadedFile("giay-to.pdf", start + b"...")
    assert kind_of(file).extension == extension
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("quyết định.pdf", b"MZ\x90\x00 renamed program", "không phải ảnh JPG|Chỉ nhận tệp PDF"),
        ("trống.pdf", b"", "Tệp này trống"),
        ("đơn.doc", b"\xd0\xcf\x11\xe0 old Word", "lưu thành PDF"),
        ("ảnh.jpg", b"\xff\xd8\xff\xe0 cut off", "có thể tệp bị hỏng"),
        ("ảnh.heic", HEIC[:300], "có thể tệp bị hỏng"),
    ],
)
@pytest.mark.parametrize("field", [PaperField, PaperFileField])
def test_what_is_no_paper_is_refused_with_a_way_on(field, name, content, says) -> None:
    with pytest.raises(ValidationError, match=says):
        field().clean(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("field", "most", "way_on"), [(PaperField, "20", "cỡ ảnh nhỏ hơn"), (PaperFileField, "30", "chia thành nhiều tệp")]
)
def test_a_file_that_is_too_large_hears_how_large_it_is_and_what_to_do(field, most, way_on) -> None:
    big = scan()
    big.size = 200 * 1024 * 1024
    with pytest.raises(ValidationError) as refused:
        field().clean(big)
    (said,) = refused.value.messages
    assert "200,0\xa0MB" in said
    assert f"nhiều nhất {most},0\xa0MB" in said
    assert way_on in said
    assert LARGEST == 30 * 1024 * 1024


def test_a_photograph_of_a_telephone_becomes_one_that_every_browser_shows() -> None:
    taken = PaperField().clean(SimpleUploadedFile("IMG_0001.HEIC", HEIC))
    picture = Image.open(taken)
    assert (picture.format, picture.size) == ("JPEG", (48, 32))
    assert b"Nha cua Mau" in HEIC
    assert b"Nha cua Mau" not in taken.open().read()
    assert picture.getpixel((5, 5))[0] > 150 > picture.getpixel((40, 5))[0]  # red on the left


def test_a_picture_that_unfolds_without_end_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("tgpl.core.files.checks.MOST_PIXELS", 100)
    with pytest.raises(ValidationError, match="lớn bất thường"):
        PaperField().clean(SimpleUploadedFile("ảnh.heic", HEIC))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (unicodedata.normalize("NFD", "Giấy hộ nghèo.jpg"), "Giấy hộ nghèo.jpg"),
        ("..\\C:\\nhà\\sổ đỏ.pdf", ".. C: nhà sổ đỏ.pdf"),
        ("một\ndòng\x00.pdf", "một dòng .pdf"),
        ("á" * 400 + ".pdf", "á" * 146 + ".pdf"),
    ],
)
def test_names_are_kept_as_people_read_them(sent, kept) -> None:
    assert clean_name(sent) == kept


def test_a_scan_passes() -> None:
    assert PaperFileField().clean(scan()).name == "Giấy xác nhận khuyết tật.pdf"
    assert PaperFileField(required=False).clean(None) is None


def test_a_paper_is_taken_away_under_its_own_name_and_never_opened_in_our_pages() -> None:
    response = paper_response(ContentFile(scan().read()), "Giấy chứng nhận “hộ nghèo”")
    assert response.headers["Content-Type"] == "application/pdf"
    assert "attachment; filename*=utf-8''Gi%E1%BA%A5y%20ch%E1%BB%A9ng" in response.headers["Content-Disposition"]
    assert response.headers["Content-Disposition"].endswith(".pdf")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-store"


def word_document(
    *names: str, content: bytes = b"x", types: str | bytes = "", called: str = "đơn.docx"
) -> SimpleUploadedFile:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, content)
        packed.writestr("[Content_Types].xml", types)
    return SimpleUploadedFile(called, held.getvalue())


WITH_MACROS = (
    '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml" PartName="/word/document.xml"/>'
)
A_MACRO = '<Default ContentType="application/vnd.ms-office.vbaProject" Extension="png"/>'


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (word_document("xl/workbook.xml"), "Chỉ nhận tệp PDF"),
        (SimpleUploadedFile("đơn.docx", b"PK\x03\x04 broken"), "Chỉ nhận tệp PDF"),
        (word_document("word/document.xml", "word/vbaProject.bin"), "macro"),
        (word_document("word/document.xml", "word/VBAPROJECT.BIN"), "macro"),
        (word_document("word/document.xml", types=WITH_MACROS, called="đơn.docm"), "macro"),
        (word_document("word/document.xml", types=WITH_MACROS), "macro"),  # a .docm under another name
        (word_document("word/document.xml", "word/picture.png", types=A_MACRO), "macro"),
        (word_document("word/document.xml", types=WITH_MACROS.encode("utf-16")), "macro"),
    ],
)
def test_a_word_document_is_known_by_the_document_inside_and_carries_no_commands(file, says) -> None:
    with pytest.raises(ValidationError, match=says):
        PaperFileField().clean(file)


@given(at=st.integers(0, 400), letter=st.binary(min_size=1, max_size=4))
def test_a_damaged_word_document_is_taken_or_refused_in_words(at, letter) -> None:
    whole = word_document("word/document.xml").read()
    damaged = whole[:at] + letter + whole[at + len(letter) :]
    with suppress(ValidationError):
        PaperFileField().clean(SimpleUploadedFile("đơn.docx", damaged))


def test_a_word_document_is_for_staff_and_people_hear_what_to_send_instead() -> None:
    assert PaperFileField().clean(word_document("word/document.xml")).size
    with pytest.raises(ValidationError, match="lưu thành PDF"):
        PaperField().clean(word_document("word/document.xml"))


def test_a_word_document_that_unpacks_without_end_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("tgpl.core.files.checks.MOST_UNPACKED", 1_000_000)
    bomb = word_document("word/document.xml", content=bytes(1_000_001))
    assert bomb.size < 5_000
    with pytest.raises(ValidationError, match="lớn bất thường"):
        PaperFileField().clean(bomb)


def recording(name: str) -> ContentFile:
    return ContentFile((Path(__file__).parent / "data" / name).read_bytes(), name)


@pytest.mark.parametrize(
    ("taken", "name"), [(SPEECH, "speech.webm"), (SPEECH, "speech.mp4"), (SIGNS, "signs.webm"), (SIGNS, "signs.mp4")]
)
def test_what_browsers_record_is_taken(taken, name) -> None:
    assert checked(recording(name), taken).name == name


@pytest.mark.parametrize(
    ("taken", "file", "says"),
    [
        (SPEECH, recording("signs.webm"), "không có lời nói"),
        (SIGNS, recording("speech.mp4"), "không có hình"),
        (SIGNS, scan(), "không có hình"),
        (SPEECH, ContentFile(recording("speech.webm").read()[:60], "ghi âm"), "trống hoặc bị hỏng"),
        (SPEECH, ContentFile(recording("speech.webm").read().replace(b"A_OPUS", b"A_AC-3"), "ghi âm"), "không có lời"),
        (SPEECH, ContentFile(b"", "ghi âm"), "trống"),
    ],
)
def test_a_recording_that_nobody_could_hear_or_see_is_refused(taken, file, says) -> None:
    with pytest.raises(ValidationError, match=says):
        checked(file, taken)


def test_a_recording_may_be_as_long_as_was_said_and_a_little_longer(monkeypatch) -> None:
    found = Recording(seconds=315, codes={"A_OPUS"}, has_sound=True)
    monkeypatch.setattr("tgpl.core.files.checks.read_recording", lambda file: found)
    assert checked(recording("speech.webm"), SPEECH)
    found.seconds = 316
    with pytest.raises(ValidationError, match=r"dài 5:16 phút\. Nhiều nhất là 5 phút"):
        checked(recording("speech.webm"), SPEECH)
