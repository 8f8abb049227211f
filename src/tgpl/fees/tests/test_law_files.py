"""The law of fees as files: a wrong one is refused with its line; an office's own takes the place of ours."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tgpl.core.law.rule_files import RuleFault
from tgpl.directory.models import PractitionerKind
from tgpl.fees import rulebook
from tgpl.fees.rulebook import READERS
from tgpl.fees.rules import Form, WorkerKind
from tgpl.fees.rules.law import Mark
from tgpl.intake.models import FormOfAid


@pytest.fixture
def office(settings, tmp_path) -> Path:
    """Where an office keeps its own files of fees."""
    settings.DATA_DIR = tmp_path
    folder = tmp_path / "law" / "fees"
    folder.mkdir(parents=True)
    return folder


def changed(tmp_path: Path, name: str, old: str, new: str) -> Path:
    text = (rulebook.DATA / name).read_text()
    assert old in text
    path = tmp_path / name
    path.write_text(text.replace(old, new, 1))
    return path


@pytest.mark.parametrize("name", READERS)
def test_our_files_are_sound(name) -> None:
    assert READERS[name][1](rulebook.DATA / name)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("figures.yaml", "valid_to: 2026-06-30", "valid_to: 2026-07-15", "chồng lên"),
        ("figures.yaml", "valid_to: 2026-06-30", "valid_to: 2026-05-31", "để trống thời gian"),
        ("figures.yaml", "value: 2340000", "value: nhiều", "phải là số không âm"),
        ("figures.yaml", "value: 2340000", "value: -1", "phải là số không âm"),
        ("figures.yaml", "value: 2340000", "value: true", "phải là số không âm"),
        ("figures.yaml", "value: 2340000, ", "", "phải là số không âm"),
        ("figures.yaml", "mark: to_verify}", "mark: maybe}", "“mark” phải là một trong"),
        ("figures.yaml", "code: session_hours", "code: base_salary", "ghi hai lần"),
        ("figures.yaml", "code: base_salary", "kode: base_salary", "không có mục nào tên là “kode”"),
        ("norms.yaml", "from: investigation", "from: review", "đứng trước"),
        ("norms.yaml", "severity: very_serious", "severity: dreadful", "phải là một trong"),
        ("norms.yaml", "sessions: 23", "sessions: 23, kinds: {meeting: ít}", "phải là số không âm"),
        ("times.yaml", "code: investigation", "code: questioning", "ghi hai lần"),
        ("works.yaml", "code: hearing", "code: other", "ghi hai lần"),
        ("expenses.yaml", "needs_receipt: true", "needs_receipt: 1", "true hoặc false"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path, name, old, new, said) -> None:
    path = changed(tmp_path, name, old, new)
    with pytest.raises(RuleFault, match=rf"{re.escape(str(path))}:\d+: .*{said}"):
        READERS[name][1](path)


def test_check_rules_tells_every_wrong_file(office, capsys) -> None:
    changed(office, "figures.yaml", "value: 2340000", "value: -1")
    changed(office, "norms.yaml", "sessions: 23", "sessions: x")
    with pytest.raises(CommandError):
        call_command("check_rules")
    told = capsys.readouterr()
    assert "Thù lao, bồi dưỡng: có lỗi" in told.out
    assert "figures.yaml:" in told.err
    assert "norms.yaml:" in told.err


def test_an_office_corrects_a_file(office) -> None:
    day = date(2026, 3, 1)
    changed(office, "figures.yaml", 'value: "0.38"', 'value: "0.40"')
    assert str(rulebook.law_on(day).figure("proceedings.session_rate").value) == "0.40"


def test_from_2027_on_every_figure_is_to_verify() -> None:
    law = rulebook.law_on(date(2027, 1, 1))
    assert {figure.mark for figure in law.figures.values()} == {Mark.TO_VERIFY}


def test_words_are_those_of_the_rooms_below() -> None:
    assert set(WorkerKind) == set(PractitionerKind.values)
    assert set(Form) == set(FormOfAid.values)
    codes = rulebook.law_on(date(2026, 3, 1)).figures
    assert all(f"pay.{form}.{kind}" in codes for form in Form for kind in WorkerKind)
