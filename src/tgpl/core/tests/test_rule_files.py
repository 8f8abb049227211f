"""Rule files: what an officer may write, and which line a fault names."""

import datetime as dt
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.utils.module_loading import autodiscover_modules

from tgpl.core.law import rule_files
from tgpl.core.law.rule_files import Entry, Mark, RuleFault, check_dates, in_force, load, load_versions, version_on


def write(folder: Path, text: str, name: str = "luat.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def versions(folder: Path, *periods: tuple[str, str]) -> list[Entry]:
    lines = [f"  - valid_from: {start}\n    valid_to: {end}\n" for start, end in periods]
    return load(write(folder, "versions:\n" + "".join(lines)))["versions"]


def test_words_stay_words_and_dates_are_dates(tmp_path: Path) -> None:
    entry = load(
        write(tmp_path, "answer: no\nopens: 07:30\nyes: true\nfrom: 2026-02-28\nnumber: 5\nshare: 0.38\nto: null\n")
    )
    assert entry == {
        "answer": "no",
        "opens": "07:30",
        "yes": True,
        "from": dt.date(2026, 2, 28),
        "number": 5,
        "share": 0.38,
        "to": None,
    }


def test_text_is_nfc(tmp_path: Path) -> None:
    typed = unicodedata.normalize("NFD", "Điều 7")
    assert typed != "Điều 7"
    assert load(write(tmp_path, f"ten: {typed}\n"))["ten"] == "Điều 7"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "ghi hai lần"),
        ("a: 1\nb: [1, 2\n", 3, "không đọc được YAML"),
        ("a: 1\nfrom: 2026-02-30\n", 2, "không có ngày 2026-02-30"),
        ("- a\n- b\n", 1, "tên: giá trị"),
        ("", 1, "tên: giá trị"),
    ],
)
def test_a_file_that_cannot_be_read_names_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(RuleFault, match=said) as caught:
        load(write(tmp_path, text))
    assert caught.value.line == line
    assert f"luat.yaml:{line}: " in str(caught.value)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "luat.yaml"
    path.write_bytes("tên: Đặng".encode("utf-16"))
    with pytest.raises(RuleFault, match="UTF-8"):
        load(path)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("name: a\ndays: 3\nnmae: b\n", 3, "nmae"),
        ("name: a\n", 1, "thiếu mục “days”"),
        ("name:\ndays: 3\n", 1, "thiếu mục “name”"),
        ("name: a\ndays: ba\n", 2, "số nguyên"),
        ("name: a\ndays: true\n", 2, "số nguyên"),
        ("name: a\ndays: 3\nnote: 5\n", 3, "chữ"),
    ],
)
def test_what_an_entry_may_hold(tmp_path: Path, text: str, line: int, said: str) -> None:
    entry = load(write(tmp_path, text))
    with pytest.raises(RuleFault, match=said) as caught:
        entry.expect({"name": str, "days": int}, {"note": str})
    assert caught.value.line == line


def test_an_entry_as_expected(tmp_path: Path) -> None:
    entry = load(write(tmp_path, "name: a\ndays: 0\nnote: null\nmark: to_verify\n"))
    entry.expect({"name": str, "days": int, "mark": str}, {"note": str})
    assert entry.one_of("mark", Mark) is Mark.TO_VERIFY


def test_a_mark_of_another_name(tmp_path: Path) -> None:
    with pytest.raises(RuleFault, match="confirmed, to_verify") as caught:
        load(write(tmp_path, "a: 1\nmark: sure\n")).one_of("mark", Mark)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("periods", "line", "said"),
    [
        ([("2018-01-01", "2025-06-30"), ("2025-07-02", "null")], 4, "để trống"),
        ([("2018-01-01", "2025-06-30"), ("2025-06-30", "null")], 4, "chồng lên"),
        ([("2018-01-01", "null"), ("2025-06-30", "null")], 4, "chồng lên"),
        ([("2025-07-01", "null"), ("2018-01-01", "2025-06-29")], 2, "để trống"),
        ([("2018-01-01", "2017-12-31")], 3, "đứng trước"),
    ],
)
def test_dates_without_hole_or_overlap(tmp_path: Path, periods: list[tuple[str, str]], line: int, said: str) -> None:
    with pytest.raises(RuleFault, match=said) as caught:
        check_dates(versions(tmp_path, *periods))
    assert caught.value.line == line


def test_dates_that_join(tmp_path: Path) -> None:
    check_dates(versions(tmp_path, ("2025-07-01", "null"), ("2018-01-01", "2025-06-30")))


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2017-12-31", None), ("2018-01-01", "old"), ("2025-06-30", "old"), ("2025-07-01", "new"), ("2099-01-01", "new")],
)
def test_what_is_in_force(on: str, expected: str | None) -> None:
    old = SimpleNamespace(name="old", valid_from=dt.date(2018, 1, 1), valid_to=dt.date(2025, 6, 30))
    new = SimpleNamespace(name="new", valid_from=dt.date(2025, 7, 1), valid_to=None)
    found = in_force([old, new], dt.date.fromisoformat(on))
    assert getattr(found, "name", None) == expected


def test_an_office_replaces_and_adds_files(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir(), theirs.mkdir()
    for folder, name in ((ours, "a.yaml"), (ours, "b.yaml"), (theirs, "b.yaml"), (theirs, "c.yaml")):
        write(folder, "x: 1", name)
    assert rule_files.rule_files(ours, theirs) == [ours / "a.yaml", theirs / "b.yaml", theirs / "c.yaml"]
    assert rule_files.rule_files(ours, tmp_path / "missing") == [ours / "a.yaml", ours / "b.yaml"]


def test_the_command_names_each_fault(tmp_path: Path, monkeypatch, capsys) -> None:
    def raises_the_first() -> list[RuleFault]:
        raise RuleFault(tmp_path / "a.yaml", 7, "sai ngày")

    several = [RuleFault(tmp_path / "b.yaml", n, "thiếu căn cứ") for n in (1, 2)]
    autodiscover_modules("rule_checks")  # so that the rooms' own checks do not go into the dict of this test
    monkeypatch.setattr(rule_files, "_checks", {"Một": raises_the_first, "Hai": lambda: several, "Ba": list})
    with pytest.raises(CommandError, match="3 lỗi"):
        call_command("check_rules")
    out = capsys.readouterr()
    assert "a.yaml:7: sai ngày" in out.err
    assert "b.yaml:2: thiếu căn cứ" in out.err
    assert "Ba: đạt" in out.out


def test_the_rules_that_we_ship_are_sound(capsys) -> None:
    call_command("check_rules")
    assert "có lỗi" not in capsys.readouterr().out


VERSION = "- citation: Điều 1\n  mark: confirmed\n  valid_from: {}\n  valid_to: {}\n  points: {{a: 1}}\n"


def versions_of_points(folder: Path, *periods: tuple[str, str]) -> list[Entry]:
    text = "".join(VERSION.format(*period) for period in periods)
    return load_versions(write(folder, text), {"points": dict})


def test_a_file_may_be_the_versions_themselves(tmp_path: Path) -> None:
    versions = versions_of_points(tmp_path, ("2018-01-01", "2026-12-31"), ("2027-01-01", "null"))
    on = [version_on(versions, dt.date(*day)) for day in ((2017, 12, 31), (2026, 12, 31), (2027, 1, 1))]
    assert on == [None, versions[0], versions[1]]


@pytest.mark.parametrize(
    ("second", "line", "words"),
    [("2027-01-02", 8, "để trống thời gian"), ("2026-12-31", 8, "chồng lên"), ("hôm nay", 8, "phải là ngày")],
)
def test_their_faults_name_the_line(tmp_path: Path, second: str, line: int, words: str) -> None:
    with pytest.raises(RuleFault, match=words) as fault:
        versions_of_points(tmp_path, ("2018-01-01", "2026-12-31"), (second, "null"))
    assert fault.value.line == line


def test_one_mapping_is_no_list_of_versions(tmp_path: Path) -> None:
    with pytest.raises(RuleFault, match="danh sách các bản"):
        load_versions(write(tmp_path, "citation: Điều 1\n"), {})
