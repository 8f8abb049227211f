"""What must hold for any facts on any day."""

import datetime as dt
import itertools
from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tgpl.eligibility import queries
from tgpl.eligibility.rules import Answer, Facts
from tgpl.eligibility.rules.facts import (
    FACT_NAMES,
    DisabilityDegree,
    DisabilityKind,
    Household,
    MatterField,
    ProceedingsRole,
    Trafficking,
)
from tgpl.eligibility.rules.settle import _completions

UNKNOWN, YES, NO = Answer.UNKNOWN, Answer.YES, Answer.NO
on_days = st.dates(dt.date(2018, 1, 1), dt.date(2030, 12, 31)) | st.sampled_from(
    [dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2025, 12, 31), dt.date(2026, 12, 31), dt.date(2027, 1, 1)]
)
births = st.dates(dt.date(1930, 1, 1), dt.date(2017, 12, 31))
birth_dates = births.map(str) | births.map(lambda born: str(born.year))
disabilities = st.fixed_dictionaries(
    {
        "kinds": st.lists(st.sampled_from(DisabilityKind), max_size=3),
        "degree": st.none() | st.sampled_from(DisabilityDegree),
    }
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "date_of_birth": birth_dates,
    "household": st.sampled_from(Household),
    "disability": st.just(False) | disabilities,
    "trafficking": st.just(False) | st.sampled_from(Trafficking),
    "proceedings_role": st.sampled_from(ProceedingsRole),
    "matter_field": st.sampled_from(MatterField),
}
whole_facts = st.fixed_dictionaries({name: VALUES.get(name, st.booleans()) for name in FACT_NAMES})
some_facts = st.fixed_dictionaries({}, optional={name: VALUES.get(name, st.booleans()) for name in FACT_NAMES})


@given(some_facts)
def test_facts_come_back_as_they_were_written(written: dict[str, Any]) -> None:
    read = Facts.from_json(written)
    assert Facts.from_json(read.as_json()) == read
    assert set(read.as_json()) == set(written)


@given(some_facts, on_days)
def test_yes_means_that_some_ground_says_yes_and_no_that_all_say_no(written: dict[str, Any], on: dt.date) -> None:
    assessment = queries.assess(Facts.from_json(written), on)
    answers = {finding.answer for finding in assessment.grounds}
    assert (assessment.answer is YES) == (YES in answers)
    assert (assessment.answer is NO) == (answers == {NO})


@given(whole_facts, st.sets(st.sampled_from(FACT_NAMES)), on_days)
def test_knowing_more_never_turns_an_answer_round(whole: dict[str, Any], hidden: set[str], on: dt.date) -> None:
    """Yes stays yes and no stays no, for each ground too; but for the field of the matter, which is taken as covered
    until it is known, and a "minor" who turns out to be an adult."""
    everything = Facts.from_json(whole)
    assume(everything.matter_field is not MatterField.BUSINESS)
    assume(everything.trafficking is not Trafficking.ACCOMPANYING_MINOR)
    less = queries.assess(replace(everything, **dict.fromkeys(hidden)), on)
    more = queries.assess(everything, on)
    pairs = zip(less.grounds, more.grounds, strict=True)
    for before, after in [(less.answer, more.answer), *((a.answer, b.answer) for a, b in pairs)]:
        assert before in (UNKNOWN, after)


@given(births, st.sampled_from(["accused", "victim", "none"]), on_days)
def test_a_year_of_birth_says_nothing_that_the_day_would_deny(born: dt.date, role: str, on: dt.date) -> None:
    rest = {"proceedings_role": role, "household": "near_poor"}
    by_year = queries.assess(Facts.from_json(rest | {"date_of_birth": str(born.year)}), on)
    by_day = queries.assess(Facts.from_json(rest | {"date_of_birth": str(born)}), on)
    for year, day in zip(by_year.grounds, by_day.grounds, strict=True):
        assert year.answer in (UNKNOWN, day.answer)


@given(some_facts, on_days)
def test_reasons_are_known_facts_and_gaps_are_unknown_ones(written: dict[str, Any], on: dt.date) -> None:
    facts = Facts.from_json(written)
    for finding in queries.assess(facts, on).grounds:
        assert all(name in written for name in finding.facts_used)
        assert not any(facts.known(name) for name in finding.missing_facts)
        assert not finding.missing_facts or finding.answer is UNKNOWN


@given(some_facts, on_days)
def test_the_missing_facts_can_settle_it_and_no_fewer_can(written: dict[str, Any], on: dt.date) -> None:
    facts = Facts.from_json(written)
    assessment = queries.assess(facts, on)
    named = assessment.missing_facts
    assert not named or assessment.answer is UNKNOWN
    assert not any(facts.known(name) for name in named)
    if named:
        assert _can_settle(named, facts, on)
    if assessment.answer is UNKNOWN:
        askable = [name for name in FACT_NAMES if not facts.known(name) and name != "matter_field"]
        fewer = itertools.combinations(askable, max(len(named) - 1, 1) if len(named) != 1 else 0)
        assert not any(_can_settle(names, facts, on) for names in fewer)


def _can_settle(names: tuple[str, ...], facts: Facts, on: dt.date) -> bool:
    """Tried through the front door, whole assessments of every completion."""
    law = queries.rulebook().law.on(on)
    completions = _completions(names, list(law.grounds()), law.view(facts))
    return any(queries.assess(completed, on).answer is not UNKNOWN for completed in completions)


@given(whole_facts, on_days)
def test_asking_the_questions_in_turn_comes_to_the_same_answer(whole: dict[str, Any], on: dt.date) -> None:
    """And it asks nothing twice, and nothing once the answer is settled."""
    everything, asked = Facts.from_json(whole), Facts()
    seen: list[str] = []
    while question := queries.next_question(asked, on):
        assert question.fact not in seen
        seen.append(question.fact)
        asked = replace(asked, **{question.fact: getattr(everything, question.fact)})
    reached, full = queries.assess(asked, on), queries.assess(everything, on)
    assume(everything.trafficking is not Trafficking.ACCOMPANYING_MINOR)
    assert reached.answer is full.answer


@given(some_facts, on_days)
def test_an_answer_never_known_is_asked_once(written: dict[str, Any], on: dt.date) -> None:
    facts, passed_over = Facts.from_json(written), set[str]()
    while question := queries.next_question(facts, on, passed_over):
        assert question.fact not in passed_over
        passed_over.add(question.fact)
    assert not passed_over & set(written)
