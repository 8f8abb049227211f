"""The device without a line asks what the server asks, holds to the same rules, and answers by the same law."""

import json
import random
from datetime import date
from typing import Any

import pytest
import time_machine

from tgpl.core.testing.browser import Site
from tgpl.eligibility.queries import assess, next_question, questions, rulebook
from tgpl.eligibility.rules import Facts
from tgpl.eligibility.rules.facts import FACT_NAMES
from tgpl.eligibility.rules.portable import portable
from tgpl.intake.forms.pages import PAGES, Answers
from tgpl.intake.forms.spec import pages_spec, phone_patterns
from tgpl.intake.tests.writing import FOR_ANOTHER, FOR_HERSELF

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
TODAY = date(2026, 3, 2)
ASKED = [page for page in PAGES if page.on_device]  # what records or carries files needs a line

WORDS = ["", "  ", "Trần Thị Mẫu", "123", "x" * 151, "a\nb", "TRAN  THI", "!!!", "é"]
NUMBERS = ["", "0", "1", "29", "31", "2", "02", "13", "1985", "85", "2026", "2027", "9999", "1799", "1895", "x", "1.2"]
WHOLE = ["27 3 1985", "27/3/1985", "29-2-2025", "1.1.2030", "27 3", "1/1/1"]
PHONES = ["0901234567", "0901 234 567", "+84901234567", "84901234567", "12", "abc", "1800.1233", "0225 3822 222"]
MORE_PHONES = ["+12025550123", "09012345678", "(090) 123-4567", "028 3822 2222", "113", "0", "+"]
MAILS = ["ten@vidu.vn", "ten", "ten@", "@vidu.vn", "ten@vidu", "a b@vidu.vn", "ten.ho@vidu.com.vn"]
IDENTITIES = ["031185000001", "031 185 000 001", "123456789", "12345", "B1234567", "12345678a"]


def texts(chance: random.Random, box: dict[str, Any]) -> dict[str, list[str]]:
    """Something that a person may leave in a box."""
    name, kind = box["name"], box["kind"]
    if kind in ("date", "partial_date"):
        first = chance.choice([*NUMBERS, *WHOLE])
        return {
            f"{name}_day": [first],
            f"{name}_month": [chance.choice(NUMBERS)],
            f"{name}_year": [chance.choice(NUMBERS)],
        }
    if kind == "recording":
        return {f"{name}_on_device": [chance.choice(["", "6f1c1f0e-0000-4000-8000-000000000001"])]}
    if kind == "tick":
        return {name: ["on"]} if chance.random() < 0.5 else {}
    pool = {"phone": ["", *PHONES, *MORE_PHONES], "email": ["", *MAILS]}.get(kind, WORDS)
    return {name: [chance.choice(IDENTITIES if name == "identity_number" else pool)]}


def typed(chance: random.Random, page: dict[str, Any]) -> dict[str, list[str]]:
    """One way to leave a page, right or wrong."""
    found: dict[str, list[str]] = {}
    for box in page["boxes"]:
        choices = list(page["other"]["choices"].get(box["name"], {}))
        if box["name"] == "commune":
            continue  # the device takes any name
        if choices:
            count = chance.randint(0, min(3, len(choices))) if box["kind"] == "many" else chance.randint(0, 1)
            picked = chance.sample(choices, count)
            found |= {box["name"]: picked} if picked else {}
        elif chance.random() < 0.9:
            found |= texts(chance, box)
    return found


@pytest.fixture(scope="module")
def spec(django_db_setup, django_db_blocker) -> dict[str, Any]:
    with django_db_blocker.unblock(), time_machine.travel(TODAY, tick=False):
        rules = portable(rulebook(), TODAY) | {"unchecked": "(thông tin chờ đối chiếu)"}
        return {"pages": pages_spec(), "phones": phone_patterns(), "rules": rules}


@pytest.fixture
def device(site: Site):
    """Runs a function of one of the app's scripts on many inputs."""
    page = site.open("/khong-co-mang/")

    def run(script: str, code: str, spec: Any, cases: list[Any]) -> list[Any]:
        body = f"""async ([spec, cases]) => {{
            const given = await import("/static/portal/{script}");
            return cases.map((one) => ({code})(given, spec, one)); }}"""
        return page.evaluate(body, [spec, cases])

    return run


def python_faults(page: Any, told: dict[str, list[str]]) -> dict[str, str]:
    form = page.form(told, is_for_other=page is not PAGES[0])
    return {name: str(errors[0]) for name, errors in form.errors.items()}


def test_every_page_is_asked_by_the_same_name_in_the_same_order(spec) -> None:
    assert [page["name"] for page in spec["pages"]] == [page.name for page in ASKED]
    for told, page in zip(spec["pages"], ASKED, strict=True):
        fields = page.form(is_for_other=True).fields.keys() - set(page.form.not_on_device)
        assert {box["name"] for box in told["boxes"]} == fields


def test_the_same_is_wrong_with_what_was_typed(device, spec) -> None:
    chance = random.Random(20260302)
    cases = [(number, typed(chance, page)) for number, page in enumerate(spec["pages"]) for _ in range(120)]
    with time_machine.travel(TODAY, tick=False):
        ours = [python_faults(ASKED[number], told) for number, told in cases]
    code = f'({{faults}}, spec, [number, typed]) => faults(spec, spec.pages[number], typed, "{TODAY}")'
    theirs = device("rules.js", code, spec, cases)
    for (number, told), here, there in zip(cases, ours, theirs, strict=True):
        assert here == there, (ASKED[number].name, told)
    assert sum(bool(fault) for fault in ours) > 100
    assert sum(not fault for fault in ours) > 100


def test_the_same_pages_are_asked_of_the_same_person(device, spec) -> None:
    chance = random.Random(7)
    whole = [as_typed(FOR_HERSELF), as_typed(FOR_ANOTHER)]
    cases = []
    for _ in range(150):
        answers = dict(chance.choice(whole))
        for page in chance.sample(spec["pages"], 4):
            if page["name"] in answers and chance.random() < 0.3:
                del answers[page["name"]]
            else:
                answers[page["name"]] = typed(chance, page)
        cases.append(answers)
    with time_machine.travel(TODAY, tick=False):
        ours = [road(Answers(answers, {})) for answers in cases]
    code = f"""({{askedPages, firstOpen}}, spec, answers) => [
        askedPages(spec, answers, "{TODAY}").map((page) => page.name),
        firstOpen(spec, answers, "{TODAY}")?.name ?? null]"""
    assert device("rules.js", code, spec, cases) == ours


def as_typed(pages: Any) -> dict[str, Any]:
    return {
        name: {box: told if isinstance(told, list) else [told] for box, told in boxes.items()}
        for name, boxes in pages.items()
    }


def road(answers: Answers) -> list[Any]:
    page = answers.first_open()
    return [[one.name for one in answers.pages()], page.name if page else None]


# The law

POOL: dict[str, list[Any]] = {
    "date_of_birth": ["1950", "2008", "2010", "2008-03-01", "2008-03-02", "2008-03-03", "1966-02-28", "1990-05-05"],
    "disability": [False, {"kinds": [], "degree": None}, {"kinds": ["vision"], "degree": "severe"}],
}


def some_facts(chance: random.Random) -> dict[str, Any]:
    pool = POOL | {q.fact: [c.value for c in q.choices] for q in questions() if q.choices and q.fact not in POOL}
    return {fact: chance.choice(pool[fact]) for fact in FACT_NAMES if chance.random() < 0.6}


@pytest.mark.parametrize("on", [TODAY, date(2027, 1, 1)])
def test_the_same_law_gives_the_same_answer(device, spec, on) -> None:
    chance = random.Random(on.toordinal())
    cases = [some_facts(chance) for _ in range(250)]
    ours = [told(facts, on) for facts in cases]
    code = f"""({{assess}}, spec, facts) => {{
        const found = assess(spec.rules, facts, "{on}");
        const grounds = found.grounds.map((one) => [one.ground.code, one.answer, one.ground.mark]);
        return [found.answer, grounds, found.otherHelp]; }}"""
    for facts, here, there in zip(cases, ours, device("law.js", code, spec, cases), strict=True):
        assert here == there, facts
    assert {answer for answer, *_ in ours} == {True, False, None}


TRUTH = {"yes": True, "no": False, "unknown": None}


def told(facts: dict[str, Any], on: date) -> list[Any]:
    found = assess(Facts.from_json(facts), on).as_json()
    grounds = [[g["code"], TRUTH[g["answer"]], g["mark"]] for g in found["grounds"]]
    return [TRUTH[found["answer"]], grounds, found["other_help"]]


def test_the_same_question_comes_next(device, spec) -> None:
    chance = random.Random(3)
    cases = []
    for _ in range(250):
        facts = some_facts(chance)
        unknown = [name for name in FACT_NAMES if name not in facts]
        cases.append([facts, chance.sample(unknown, chance.randint(0, len(unknown)))])
    ours = []
    for facts, passed_over in cases:
        question = next_question(Facts.from_json(facts), TODAY, passed_over)
        ours.append(question.fact if question else None)
    code = f"""({{nextQuestion}}, spec, [facts, passed]) =>
        nextQuestion(spec.rules, facts, "{TODAY}", passed)?.fact ?? null"""
    assert device("law.js", code, spec, cases) == ours
    assert len(set(ours)) > 5


def test_the_whole_spec_is_data(spec) -> None:
    assert json.loads(json.dumps(spec)) == spec
