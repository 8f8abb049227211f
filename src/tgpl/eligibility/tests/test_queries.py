"""What other rooms ask of this one."""

import datetime as dt
from typing import Any

import pytest

from tgpl.eligibility import queries
from tgpl.eligibility.rules import Answer, Facts, FactsError, NoLawInForce
from tgpl.eligibility.rules.facts import FACT_NAMES, BirthDate, age
from tgpl.eligibility.tests.people import assess, person

DAY = dt.date(2026, 7, 1)


def asked(on: dt.date = DAY, passed_over: tuple[str, ...] = (), **known: Any) -> str | None:
    question = queries.next_question(Facts.from_json(known), on, passed_over)
    return question and question.fact


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2008-02-29", "2024-02-28", 15),
        ("2008-02-29", "2024-02-29", 16),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2026-07-01", "2026-07-01", 0),
        ("1966-12-31", "2026-12-30", 59),
        ("1966-12-31", "2026-12-31", 60),
    ],
)
def test_age_in_full_years(born: str, on: str, years: int) -> None:
    assert age(dt.date.fromisoformat(born), dt.date.fromisoformat(on)) == years


def test_a_year_of_birth_is_any_day_of_it() -> None:
    assert BirthDate.from_text("2010").ages(DAY) == (15, 16)
    assert BirthDate.from_text("2026").ages(DAY) == (0, 0)
    assert str(BirthDate.from_text("2010")) == "2010"
    assert str(BirthDate.from_text("2010-05-06")) == "2010-05-06"


def test_facts_keep_what_is_known_of_a_disability() -> None:
    written = {"disability": {"kinds": ["vision", "other", "vision"], "degree": "mild"}}
    assert Facts.from_json(written).as_json() == {"disability": {"kinds": ["vision", "other"], "degree": "mild"}}
    assert Facts.from_json({"disability": {}}).as_json() == {"disability": {"kinds": [], "degree": None}}
    assert Facts.from_json({"hiv": None}) == Facts()


def test_days_before_the_law_and_births_after_the_day() -> None:
    with pytest.raises(NoLawInForce, match="01/01/2018"):
        assess(person(), "2017-12-31")
    with pytest.raises(FactsError, match="đứng sau"):
        assess(person(date_of_birth="2026-07-02"), "2026-07-01")
    with pytest.raises(FactsError, match="đứng sau"):
        assess(person(date_of_birth="2027"), "2026-07-01")


def test_grounds_are_those_of_the_day() -> None:
    assert queries.ground("minor_in_proceedings", DAY).citation.startswith("khoản 5 Điều 7")
    assert "khoản 6a" in queries.ground("trafficking", dt.date(2025, 7, 1)).citation
    assert "điểm g khoản 7" in queries.ground("trafficking", dt.date(2025, 6, 30)).citation
    with pytest.raises(LookupError, match="accused_minor"):
        queries.ground("accused_minor", DAY)


def test_relatives_of_martyrs_may_prove_it_in_six_ways() -> None:
    papers = queries.ground("martyr_relative", DAY).papers
    assert [len(alternative) for alternative in papers] == [2, 2, 2, 3, 3, 3]
    assert {alternative[0] for alternative in papers[:3]} == {alternative[0] for alternative in papers[3:]}


def test_a_coming_law_that_may_help_is_told_first() -> None:
    disabled = assess(person(disability={}), "2026-12-31")
    assert disabled.answer is Answer.NO
    assert disabled.as_json()["other_help"][0].startswith("Từ ngày 01/01/2027, quy định mới")
    assert not any("quy định mới" in item.text for item in assess(person(), "2026-12-31").other_help)
    assert not any(
        "quy định mới" in item.text for item in assess(person(matter_field="business"), "2026-12-31").other_help
    )


def test_help_that_was_not_checked_says_so() -> None:
    lines = assess(person(proceedings_role="accused"), "2026-07-01").as_json()["other_help"]
    [counsel] = [line for line in lines if "cử người bào chữa" in line]
    assert counsel.endswith("(thông tin chờ đối chiếu)")
    assert not any("cử người bào chữa" in item.text for item in assess(person(), "2026-07-01").other_help)


def test_readings_that_disagree_wait_for_the_law_not_for_a_fact() -> None:
    elderly = assess(person(date_of_birth="1950-01-01"), "2027-01-01")
    [finding] = elderly.having(Answer.UNKNOWN)
    assert finding.readings_disagree
    assert elderly.missing_facts == ()
    assert not assess(person(hiv=None), "2027-01-01").having(Answer.UNKNOWN)[0].readings_disagree


def test_every_fact_has_one_question_with_choices_that_can_be_written_down() -> None:
    assert {question.fact for question in queries.questions()} == set(FACT_NAMES)
    for question in queries.questions():
        for choice in question.choices:
            assert getattr(Facts.from_json({question.fact: choice.value}), question.fact) is not None


def test_the_questions_come_in_a_humane_order() -> None:
    """What settles most is asked first; private things only when nothing else has settled it."""
    assert asked() == "matter_field"
    assert asked(matter_field="land") == "date_of_birth"
    assert asked(matter_field="business") is None
    assert asked(matter_field="land", date_of_birth="2015") is None
    assert asked(matter_field="land", date_of_birth="1980") == "household"
    assert asked(matter_field="land", date_of_birth="1980", household="poor") is None


def test_what_can_no_longer_matter_is_not_asked() -> None:
    """Neither near-poor nor on an allowance: until 2027 nobody needs to say that they live with HIV."""
    known = {"matter_field": "land", "date_of_birth": "1980", "household": "other", "monthly_social_allowance": False}
    settled = known | {"person_of_merit": False, "ethnic_minority": False}
    assert asked(**settled) == "trafficking"
    assert asked(**settled, trafficking=False) is None
    assert asked(dt.date(2027, 1, 1), **settled) == "disability"


def test_what_the_person_does_not_know_is_passed_over() -> None:
    assert asked(passed_over=("matter_field",)) == "date_of_birth"
    assert asked(passed_over=("matter_field", "date_of_birth", "household")) == "monthly_social_allowance"
    assert asked(passed_over=FACT_NAMES) is None
