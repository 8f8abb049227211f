"""Rule files that must be refused, and the line that the refusal names. Each case spoils one line of the real files."""

import shutil
from pathlib import Path

import pytest

from tgpl.core.law.rule_files import Mark, RuleFault, rule_files
from tgpl.eligibility import queries
from tgpl.eligibility.rules import Rulebook, load_rulebook

SPOILED = [
    # file, what stands there, what is written instead, what the fault says
    ("2018-01.yaml", "valid_to: 2025-06-30", "valid_to: 2025-06-29", "để trống"),
    ("2018-01.yaml", "valid_to: 2025-06-30", "valid_to: 2025-07-01", "chồng lên"),
    ("2027-01.yaml", "valid_to: null", "valid_to: 2030-12-31", "phải để trống"),
    ("2026-01.yaml", "version: 2026-01", "version: 2026-02", "cùng một tháng"),
    ("2026-01.yaml", "amends: 2025-07", "amends: 2024-01", "2024-01"),
    ("2026-01.yaml", "amends: 2025-07", "note: x", "note"),
    ("2026-01.yaml", "[accused_minor, victim_minor]", "[accused_minor, minors]", "minors"),
    ("2026-01.yaml", "after: ethnic_minority", "after: accused_minor", "accused_minor"),
    ("2025-07.yaml", "amends: 2018-01", "repeals: [child]", "amends"),
    ("2018-01.yaml", "code: poor_household", "code: person_of_merit", "hai lần"),
    ("2018-01.yaml", "citation: khoản 2 Điều 7 Luật Trợ giúp pháp lý số 11/2017/QH14", "citation:", "citation"),
    ("2018-01.yaml", "mark: confirmed", "mark: sure", "confirmed, to_verify"),
    ("2018-01.yaml", "when: {household: poor}", "when: {houshold: poor}", "houshold"),
    ("2018-01.yaml", "when: {household: poor}", "when: {household: rich}", "household"),
    ("2018-01.yaml", "when: {household: poor}", "when: {household: poor, hiv: true}", "đúng một mục"),
    ("2018-01.yaml", "when: {household: poor}", "when: {date_of_birth: 2010-01-01}", "date_of_birth"),
    ("2018-01.yaml", "when: {household: poor}", "when: {all: []}", "danh sách"),
    ("2018-01.yaml", "when: {household: poor}", "when: {term: povery}", "povery"),
    ("2018-01.yaml", "when: {household: poor}", "when: {disability: [vision]}", "disability"),
    ("2018-01.yaml", "when: {household: poor}", "when: {term: [child]}", "khái niệm"),
    ("2018-01.yaml", "- age: {from: 16, under: 18}", "- age: {from: 18, under: 16}", "nhỏ hơn"),
    ("2018-01.yaml", "- age: {from: 16, under: 18}", "- age: 16", "from"),
    ("2018-01.yaml", "- age: {from: 16, under: 18}", "- age: {above: 16}", "above"),
    ("2018-01.yaml", "- - {one_of: financial_hardship}", "- - {one_of: hardship}", "paper_groups"),
    ("2018-01.yaml", "      - - Giấy chứng nhận hộ nghèo", "      - Giấy chứng nhận hộ nghèo", "phương án"),
    ("2018-01.yaml", "column: 5", "column: 19", "Biểu 24"),
    ("2018-01.yaml", "excludes: {matter_field: business}", "excludes: {matter_field: trade}", "matter_field"),
    ("2018-01.yaml", "scope:", "scope_of:", "scope_of"),
    ("2027-01.yaml", "when: {disability: true}", "after: hiv", "when"),
    ("terms.yaml", "valid_to: 2026-12-31", "valid_to: 2026-12-30", "để trống"),
    ("terms.yaml", "valid_from: 2018-01-01", "valid_from: 2018-02-01", "01/01/2018"),
    ("terms.yaml", "valid_to: null", "valid_to: 2040-01-01", "valid_to"),
    ("terms.yaml", "- term: elderly", "- term: hardship_category", "hardship_category"),
    ("questions.yaml", "fact: hiv", "fact: aids", "aids"),
    ("questions.yaml", "fact: hiv", "fact: person_of_merit", "hai lần"),
    ("questions.yaml", "value: near_poor", "value: almost_poor", "near_poor"),
    ("questions.yaml", "easy: Bạn sinh năm nào?", "choices: []", "easy"),
    ("other_help.yaml", "mark: confirmed", "mark: heard", "mark"),
    ("other_help.yaml", "when: {proceedings_role: accused}", "when: {term: child}", "child"),
    ("other_help.yaml", "Từ ngày {date}", "Sắp tới", "{date}"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(queries.OUR_FILES, tmp_path / "data"))


def spoil(folder: Path, name: str, found: str, written: str) -> int:
    """Writes `written` for the first `found`; the line where it stands."""
    path = folder / name
    before, there, after = path.read_text().partition(found)
    assert there, f"{name} no longer says {found!r}"
    path.write_text(before + written + after)
    return before.count("\n") + 1


def read(folder: Path) -> Rulebook:
    return load_rulebook(rule_files(folder))


@pytest.mark.parametrize(("name", "found", "written", "said"), SPOILED)
def test_a_spoiled_file_is_refused(folder: Path, name: str, found: str, written: str, said: str) -> None:
    spoil(folder, name, found, written)
    with pytest.raises(RuleFault) as caught:
        read(folder)
    assert said in caught.value.message
    assert caught.value.path.parent == folder


@pytest.mark.parametrize(
    ("name", "found", "written"),
    [
        ("2018-01.yaml", "when: {household: poor}", "when: {houshold: poor}"),
        ("2018-01.yaml", "column: 5", "column: 19"),
        ("2018-01.yaml", "mark: confirmed", "mark: sure"),
        ("questions.yaml", "value: near_poor", "value: almost_poor"),
        ("terms.yaml", "valid_from: 2018-01-01", "valid_from: 2018-02-01"),
    ],
)
def test_the_fault_stands_on_the_spoiled_line(folder: Path, name: str, found: str, written: str) -> None:
    line = spoil(folder, name, found, written)
    with pytest.raises(RuleFault) as caught:
        read(folder)
    assert (caught.value.path.name, caught.value.line) == (name, line)


def test_a_stray_file_is_named(folder: Path) -> None:
    (folder / "2028.yaml").write_text("version: 2028-01")
    with pytest.raises(RuleFault, match=r"2028\.yaml:1: tên tệp"):
        read(folder)


def test_only_a_ground_to_verify_may_be_read_in_several_ways(folder: Path) -> None:
    path = folder / "2027-01.yaml"
    path.write_text(path.read_text().replace("mark: to_verify", "mark: confirmed"))
    with pytest.raises(RuleFault, match="nhiều cách hiểu"):
        read(folder)


def test_a_version_can_be_added(folder: Path) -> None:
    spoil(folder, "2027-01.yaml", "valid_to: null", "valid_to: 2028-06-30")
    (folder / "2028-07.yaml").write_text(
        "version: 2028-07\nvalid_from: 2028-07-01\namends: 2027-01\nrepeals: [hiv]\nsources: [Luật mới]\n"
        "grounds:\n  - code: child\n    after: disability\n    citation: khoản 9 Điều 7\n    text: Trẻ em\n"
        "    plain: Bạn chưa đủ 18 tuổi.\n    mark: confirmed\n    when: {age: {under: 18}}\n"
        "    papers: [[Giấy khai sinh]]\n"
    )
    versions = read(folder).law.versions
    before, added = ([ground.code for ground in version.grounds] for version in versions[-2:])
    assert set(before) - set(added) == {"hiv"}
    assert added[added.index("disability") + 1] == "child"
    assert added.count("child") == 1


def test_the_order_of_the_law_is_kept_through_amendments() -> None:
    codes = [[ground.code for ground in version.grounds] for version in queries.rulebook().law.versions]
    assert codes[0][5:7] == ["accused_near_poor", "martyr_relative"]
    assert codes[1][5:8] == ["accused_near_poor", "trafficking", "martyr_relative"]
    assert codes[2][3:6] == ["ethnic_minority", "minor_in_proceedings", "accused_near_poor"]
    assert [len(version) for version in codes] == [14, 14, 13, 14]


def test_every_ground_names_clause_and_law() -> None:
    for version in queries.rulebook().law.versions:
        for ground in version.grounds:
            assert "Điều 7 Luật Trợ giúp pháp lý số 11/2017/QH14" in ground.citation
            assert "khoản" in ground.citation
            assert ground.papers


def test_a_ground_that_leans_on_a_doubtful_term_is_to_verify() -> None:
    law = queries.rulebook().law.on(queries.rulebook().law.versions[2].valid_from)
    marks = {ground.code: ground.mark for ground in law.grounds()}
    assert [code for code, mark in marks.items() if mark is Mark.TO_VERIFY] == ["elderly"]


def test_the_columns_of_the_old_table_are_each_used_once() -> None:
    columns = [ground.column for ground in queries.rulebook().law.versions[0].grounds]
    assert sorted(columns) == [4, 5, 6, *range(8, 19)]  # 7 is the column of those both poor and of a minority
