from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from tgpl.core.testing.files import scan
from tgpl.core.uploads import LARGEST, PaperFileField, kind_of, paper_response


@pytest.mark.parametrize(
    ("start", "extension"),
    [(b"%PDF-1.7", "pdf"), (b"\xff\xd8\xff\xe0", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"MZ", "bin"), (b"", "bin")],
)
def test_a_file_is_known_by_its_content_not_its_name(start, extension) -> None:
    file = SimpleUploadedFile("giay-to.pdf", start + b"...")
    assert kind_of(file).extension == extension
    assert file.tell() == 0


def test_what_is_no_paper_is_refused_with_a_way_on() -> None:
    with pytest.raises(ValidationError, match="Chỉ nhận tệp PDF"):
        PaperFileField().clean(SimpleUploadedFile("quyết định.pdf", b"MZ\x90"))
    with pytest.raises(ValidationError, match="trống"):
        PaperFileField().clean(SimpleUploadedFile("quyết định.pdf", b""))
    big = scan()
    big.size = LARGEST + 1
    with pytest.raises(ValidationError, match="30 MB"):
        PaperFileField().clean(big)


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


def word_document(*names: str) -> SimpleUploadedFile:
    held = BytesIO()
    with ZipFile(held, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return SimpleUploadedFile("đơn.docx", held.getvalue())


def test_a_word_document_is_known_by_the_document_inside() -> None:
    assert PaperFileField().clean(word_document("word/document.xml")).size
    for other in (word_document("xl/workbook.xml"), SimpleUploadedFile("đơn.docx", b"PK\x03\x04 broken")):
        with pytest.raises(ValidationError, match="Chỉ nhận tệp PDF"):
            PaperFileField().clean(other)


def test_a_word_document_with_commands_is_refused() -> None:
    with pytest.raises(ValidationError, match="macro"):
        PaperFileField().clean(word_document("word/document.xml", "word/vbaProject.bin"))
