"""Every form of the law is known by circular and number; what is drawn up asks for nothing that nobody fills in."""

from datetime import date
from pathlib import Path

import pytest

from tgpl.core.law.rule_files import Mark, RuleFault, load
from tgpl.documents.catalogue import DATA, UnknownForm, authorities, form_of, forms, series, shipped_text, shortened
from tgpl.documents.catalogue import _forms_of as read
from tgpl.documents.registry import Drawing, Drawings
from tgpl.documents.services import blank, faults_of, render

TT12 = [f"tt-12-2018-{n:02}" for n in range(1, 14)]
TT08 = [f"tt-08-2017-{n:02}" for n in range(1, 16)]
TTLT = [f"ttlt-10-2018-{n}" for n in ("01", "02", "03", "04", "05", "06a", "06b", "06c")]
TT02 = ["tt-02-2021-01", "tt-02-2021-02"]
WITH_TEXT = [form for form in forms().values() if shipped_text(form.code)]


@pytest.mark.parametrize("code", [*TT12, *TT08, *TTLT, *TT02, "tt-11-2025-01"])
def test_every_form_of_the_circulars_is_there(code: str) -> None:
    assert form_of(code).code == code


def test_one_number_in_two_circulars_is_two_forms() -> None:
    one, other = form_of("tt-08-2017-01"), form_of("tt-02-2021-01")
    assert one.number == other.number == "TP-TGPL-01"
    assert str(one) != str(other)
    assert one.name != other.name


def test_a_form_is_in_force_from_its_day_on() -> None:
    form = form_of("ttlt-10-2018-03")
    assert form.is_in_force(date(2018, 9, 1))
    assert not form.is_in_force(date(2018, 8, 31))


def test_what_was_not_read_carries_its_mark() -> None:
    assert form_of("tt-11-2025-01").mark == Mark.TO_VERIFY
    assert form_of("tt-12-2018-08").mark == Mark.CONFIRMED


def test_no_form_of_this_code() -> None:
    with pytest.raises(UnknownForm):
        form_of("tt-99-2099-01")


CIRCULAR = "circular: Thông tư Mẫu\ncitation: Điều 1\nmark: confirmed\nvalid_from: 2020-01-01\nforms:\n"
FAULTY = [
    ("  - {code: a, number: 1, name: A, drawn_from: request}", "phải là chữ"),
    ("  - {code: a, number: M1, name: A, drawn_from: moon}", "phải là một trong"),
    ("  - {code: a, number: M1, name: A, drawn_from: case, series: XX}", "không có sổ văn bản"),
    ("  - {code: a, number: M1, drawn_from: case}", "thiếu mục “name”"),
]


@pytest.mark.parametrize(("line", "words"), FAULTY)
def test_a_faulty_file_is_refused_with_its_line(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "mau.yaml"
    path.write_text(CIRCULAR + line)
    with pytest.raises(RuleFault, match=words) as fault:
        read(load(path))
    assert fault.value.line == 6


@pytest.mark.parametrize("form", WITH_TEXT, ids=lambda form: form.code)
def test_every_text_can_be_drawn_and_asks_for_what_is_known(form) -> None:
    assert list(faults_of(form.code, shipped_text(form.code))) == []


@pytest.mark.django_db
@pytest.mark.parametrize("form", WITH_TEXT, ids=lambda form: form.code)
def test_every_blank_is_drawn_and_marked_at_its_margin(form) -> None:
    paper = blank(form, day=date(2026, 11, 22))
    assert (form.circular in paper.form) == form.printed
    assert ("chưa đối chiếu" in paper.margin) == form.printed
    assert render(paper, "pdf").startswith(b"%PDF-")


def test_every_text_belongs_to_a_form() -> None:
    assert {path.stem for path in (DATA / "texts").iterdir()} <= set(forms())


def test_a_text_that_asks_for_the_unknown_is_found() -> None:
    faults = list(faults_of("tt-12-2018-02", "loại: A\n----\n{cái không ai biết}"))
    assert [fault.line for fault in faults] == [3]


def test_books_and_formulas_of_authority() -> None:
    assert {"QĐ", "TB", "CV"} <= set(series())
    assert authorities()["KT"].text == "KT."


@pytest.mark.parametrize(
    ("kind", "prefix", "short"),
    [("centre", "TT", "TTTGPL"), ("branch", "CN1", "CN1-TTTGPL"), ("department", "", "STP"), ("police", "", "")],
)
def test_how_an_office_is_shortened(kind: str, prefix: str, short: str) -> None:
    assert shortened(kind, prefix) == short


def test_one_form_is_drawn_up_from_one_kind_of_thing_once() -> None:
    known, way = Drawings(), {"form": "tt-12-2018-08", "source": "x", "permission": "y", "fields": [], "facts": dict}
    known.register(Drawing(**way))
    with pytest.raises(ValueError, match="already"):
        known.register(Drawing(**way))
    with pytest.raises(UnknownForm):
        known.register(Drawing(**{**way, "form": "no-such-form"}))
