"""The condition language: Kleene's three values, and which facts a finding names."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tgpl.core.law.rule_files import load
from tgpl.eligibility.rules.conditions import Finding, View, parse, terms_in
from tgpl.eligibility.rules.facts import Facts

TODAY = dt.date(2026, 7, 1)
YES, NO, OPEN = True, False, None


def judge(folder: Path, condition: str, terms: str = "", **facts: Any) -> Finding:
    file = folder / "condition.yaml"
    file.write_text(f"when: {condition}\nterm: {terms or condition}\n", encoding="utf-8")
    entry = load(file)
    meaning = parse(entry["term"], entry)
    return parse(entry["when"], entry).judge(View(Facts.from_json(facts), TODAY, {"the_term": meaning}))


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, OPEN, OPEN, YES),
        (NO, NO, NO, NO),
        (NO, OPEN, NO, OPEN),
        (OPEN, OPEN, OPEN, OPEN),
    ],
)
def test_all_and_any(
    tmp_path: Path, left: bool | None, right: bool | None, both: bool | None, either: bool | None
) -> None:
    for hiv, agent_orange in ((left, right), (right, left)):
        parts = "[{hiv: true}, {agent_orange: true}]"
        assert judge(tmp_path, f"{{all: {parts}}}", hiv=hiv, agent_orange=agent_orange).answer is both
        assert judge(tmp_path, f"{{any: {parts}}}", hiv=hiv, agent_orange=agent_orange).answer is either


@pytest.mark.parametrize(("hiv", "expected"), [(YES, NO), (NO, YES), (OPEN, OPEN)])
def test_not(tmp_path: Path, hiv: bool | None, expected: bool | None) -> None:
    assert judge(tmp_path, "{not: {hiv: true}}", hiv=hiv).answer is expected


@pytest.mark.parametrize(
    ("facts", "answer", "used", "missing"),
    [
        # one "no" settles `all`: the other fact neither led to it nor is worth asking
        ({"hiv": False, "household": None}, NO, {"hiv"}, set()),
        ({"hiv": False, "household": "poor"}, NO, {"hiv"}, set()),
        ({"hiv": True, "household": "poor"}, YES, {"hiv", "household"}, set()),
        ({"hiv": True, "household": None}, OPEN, {"hiv"}, {"household"}),
        ({}, OPEN, set(), {"hiv", "household"}),
    ],
)
def test_reasons_and_gaps(
    tmp_path: Path, facts: dict[str, Any], answer: bool | None, used: set[str], missing: set[str]
) -> None:
    assert judge(tmp_path, "{all: [{hiv: true}, {household: [poor, near_poor]}]}", **facts) == (answer, used, missing)


@pytest.mark.parametrize(
    ("born", "answer"),
    [
        ("2010-07-01", YES),  # 16 today
        ("2010-07-02", NO),
        ("2008-07-02", YES),  # 18 tomorrow
        ("2008-07-01", NO),
        ("2009", YES),  # 16 or 17, whatever the day
        ("2010", OPEN),
        ("2008", OPEN),
        ("2011", NO),
        ("2026", NO),
        (None, OPEN),
    ],
)
def test_age_from_16_under_18(tmp_path: Path, born: str | None, answer: bool | None) -> None:
    found = judge(tmp_path, "{age: {from: 16, under: 18}}", date_of_birth=born)
    assert found.answer is answer
    assert (found.missing if answer is OPEN else found.used) == {"date_of_birth"}


def test_an_accompanying_minor_is_under_18_by_that_word(tmp_path: Path) -> None:
    assert judge(tmp_path, "{age: {under: 18}}", trafficking="accompanying_minor") == (YES, {"trafficking"}, set())
    assert judge(tmp_path, "{age: {from: 60}}", trafficking="accompanying_minor") == (NO, {"trafficking"}, set())
    assert judge(tmp_path, "{age: {under: 16}}", trafficking="accompanying_minor").answer is OPEN


def test_a_term_means_what_its_own_text_says(tmp_path: Path) -> None:
    found = judge(tmp_path, "{all: [{hiv: true}, {term: the_term}]}", "{household: poor}", hiv=True, household="poor")
    assert found == (YES, {"hiv", "household"}, set())


def test_terms_are_found_at_any_depth(tmp_path: Path) -> None:
    file = tmp_path / "deep.yaml"
    file.write_text("when: {any: [{term: a}, {not: {all: [{hiv: true}, {term: b}]}}]}\n", encoding="utf-8")
    entry = load(file)
    assert terms_in(parse(entry["when"], entry)) == {"a", "b"}
