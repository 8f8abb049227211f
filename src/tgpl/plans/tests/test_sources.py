"""Files of every kind at the door of the reader: read, or refused in one clear line."""

import json
import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tgpl.core import reading
from tgpl.core.reading import UnreadableFile, read_bytes
from tgpl.core.reading.legacy import converted
from tgpl.plans.reader.document import read_lines

SAMPLE = Path(__file__).parent / "samples" / "prose.txt"
TEXT = SAMPLE.read_text()


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("Đ", "\u00d0").replace("đ", "\u00f0").encode(),
        TEXT.replace(" là", "\u00a0là").replace("pháp", "ph\u200báp").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "nfd", "windows", "mac", "eth", "invisible"],
)
def test_the_same_text_reads_the_same_in_every_encoding(content: bytes) -> None:
    assert read_lines(read_bytes(content, "kế hoạch.txt")) == read_lines(read_bytes(TEXT.encode(), "a.txt"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "rỗng"),
        (b" \r\n\t", "rỗng"),
        (b"\xef\xbb\xbf", "rỗng"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".doc"),
        (b"\x89PNG\r\n", "ảnh"),
        (bytes(range(256)) * 40, "nhị phân"),
        (b"MZ\x90\x00\x03 text \x00\x00\x04", "nhị phân"),
        (b"abc\x00\x01\x02\x03def" * 20, "nhị phân"),
        ("Kê\u0301 hoa\u0323ch".encode("cp1258"), "bảng mã"),
        ("Kế hoạch triển khai thực hiện".encode().decode("latin-1").encode(), "bảng mã"),
        ("Kế hoạch trợ giúp pháp lý".encode("cp1258", errors="replace"), "bảng mã"),
    ],
)
def test_a_file_that_gives_no_text_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says) as refusal:
        read_bytes(content, "plan.txt")
    assert "\n" not in str(refusal.value)


OLD_ENCODINGS = {
    "tcvn3": "Sè: 12/KH-UBND KÕ ho¹ch triÓn khai thùc hiÖn trî gióp ph¸p lý n¨m 2026",
    "vni": "Soá: 12/KH-UBND Keá hoaïch trieån khai thöïc hieän trôï giuùp phaùp lyù naêm 2026",
}


@pytest.mark.parametrize("text", OLD_ENCODINGS.values(), ids=OLD_ENCODINGS)
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16"])
def test_text_in_a_font_from_before_unicode_is_converted(text: str, encoding: str) -> None:
    (line,) = read_bytes(text.encode(encoding), "kh.txt")
    assert line.text == "Số: 12/KH-UBND Kế hoạch triển khai thực hiện trợ giúp pháp lý năm 2026"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ñY BAN NH¢N D¢N TØNH S¬N Kế hoạch", "ỦY BAN NHÂN DÂN TỈNH"),
        ("c¸c së; ñy ban nh©n d©n x·", "các sở; Ủy ban nhân dân xã"),
        ("thùc hiÖn. øng dông c«ng nghÖ", "thực hiện. Ứng dụng công nghệ"),
        ("Lµ ng­êi ®­îc gióp; Së Y tÕ", "Là người được giúp; Sở Y tế"),
    ],
)
def test_capitals_that_tcvn3_cannot_write_are_given_back(typed: str, meant: str) -> None:
    assert meant in converted(typed, "tcvn3")


def test_columns_stay_apart_in_converted_text() -> None:
    text = "Sè: 12/KH-UBND      TØnh MÉu S¬n, ngµy 12 th¸ng 3 n¨m 2026, thùc hiÖn trî gióp ph¸p lý"
    (line,) = read_bytes(text.encode(), "kh.txt")
    assert line.text.startswith("Số: 12/KH-UBND      Tỉnh Mẫu Sơn, ngày 12 tháng 3 năm 2026")


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".pdf"])
def test_a_file_that_is_not_what_its_name_says_is_refused(suffix: str) -> None:
    with pytest.raises(UnreadableFile, match="không phải văn bản"):
        read_bytes(b"MZ\x90\x00\x03\x00 This program cannot be run", f"kế hoạch{suffix}")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMIT", 100)
    path = tmp_path / "huge.txt"
    path.write_text("a" * 101)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("read"))
    with pytest.raises(UnreadableFile, match="lớn hơn"):
        reading.read_path(path)


def test_the_command_prints_json_and_nothing_else() -> None:
    out = StringIO()
    call_command("import_plan", str(SAMPLE), "--json", stdout=out)
    printed = json.loads(out.getvalue())
    assert list(printed) == [
        "kind", "title", "issuer", "place", "number", "issued", "basis", "tasks", "duties", "recipients", "doubts",
    ]  # fmt: skip
    assert list(printed["tasks"][0]) == [
        "number", "title", "lead", "coordinating", "periods", "outputs", "mode", "lines",
    ]  # fmt: skip
    assert list(printed["tasks"][0]["periods"][0]) == [
        "text", "start", "end", "recurrence", "after", "condition", "activity",
    ]  # fmt: skip
    assert "Sở Tư pháp" in out.getvalue()


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_the_command_says_why_it_cannot_read_and_ends_with_2(name: str, tmp_path: Path) -> None:
    err, out = StringIO(), StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("import_plan", str(tmp_path / name), "--json", stdout=out, stderr=err)
    assert end.value.code == 2
    assert err.getvalue().count("\n") == 1
    assert out.getvalue() == ""


def test_without_json_the_command_tells_tasks_and_doubts() -> None:
    out = StringIO()
    call_command("import_plan", str(SAMPLE.with_name("open_questions.txt")), stdout=out)
    assert "II.2  Tập huấn" in out.getvalue()
    assert "? II.3 lead: Nhiệm vụ không ghi cơ quan, đơn vị chủ trì." in out.getvalue()
    out = StringIO()
    call_command("import_plan", str(SAMPLE.with_name("narrative.txt")), stdout=out)
    assert out.getvalue().startswith("Đây là văn bản mô tả")
