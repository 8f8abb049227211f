from collections import Counter
from datetime import date

import pytest
from django.db import transaction

from tgpl.cases.models import Case, CasePaper, RegisterCounter
from tgpl.cases.services.register import take_number
from tgpl.deadlines.models import Clock, ClockQuerySet
from tgpl.demo.asking import BY
from tgpl.demo.seed import seed_cases
from tgpl.demo.services import load_demo, told
from tgpl.intake.models import Request
from tgpl.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def province(moment):
    return load_demo(until=moment, requests=20)


def test_seeded_cases_are_whole_and_the_registers_go_on_after_them(province) -> None:
    before = Case.objects.count()
    seed_cases(cases=200, mix=told("mix"), until=date(2026, 3, 1), seed=1)

    assert Case.objects.count() == before + 200
    newest = Case.objects.latest("pk")
    assert " Mẫu " in newest.person.full_name
    assert newest.request.story  # opens with the field key
    assert newest.moves.count() >= 2
    assert newest.papers.exists()
    assert Case.objects.named(newest.person.full_name).filter(pk=newest.pk).exists()
    centre = province.agencies["centre"]
    last = Case.objects.filter(office=centre, year=2025).order_by("-number").first()
    assert take_number(office=centre, register=RegisterCounter.Register.CASES, year=2025) == last.number + 1


def test_a_file_marked_complete_holds_what_the_circular_asks(province) -> None:
    from tgpl.cases.queries import papers_missing

    seed_cases(cases=60, mix=told("mix"), until=date(2026, 3, 1), seed=1)
    seeded = Case.objects.filter(accepted_by_name="Dữ liệu thử")
    assert {bool(papers_missing(case)) is not case.file_complete for case in seeded} == {True}
    assert CasePaper.objects.filter(case__in=seeded).exists()


def test_what_is_still_to_do_has_a_running_clock(province) -> None:
    Clock.objects.all().delete()
    much_to_do = {**told("mix"), "still": {name: {"days": 9_999, "share": 0.3} for name in told("mix")["still"]}}
    seed_cases(cases=100, mix=much_to_do, until=date(2026, 3, 1), seed=1)

    waiting = Case.objects.filter(accepted_by_name=BY.name, status="accepted")
    unanswered = Request.objects.filter(moves__by_name=BY.name, status="received")
    running = Clock.objects.running()
    assigning = running.filter(rule__startswith="assign", subject_kind="case")
    assert _subjects(assigning) <= set(waiting.values_list("code", flat=True))
    assert _subjects(running.filter(who="reception")) == set(unanswered.values_list("reference", flat=True))
    assert waiting
    assert unanswered


def _subjects(clocks: ClockQuerySet) -> set[str]:
    return set(clocks.values_list("subject_key", flat=True))


def test_seeding_twice_adds_other_people(province) -> None:
    for _ in range(2):
        seed_cases(cases=30, mix=told("mix"), until=date(2026, 3, 1), seed=1)
    assert Request.objects.count() == Request.objects.values("reference").distinct().count()
    assert Person.objects.count() == Person.objects.values("uid").distinct().count()


def test_the_same_seed_tells_the_same_year(moment) -> None:
    def tell() -> tuple:
        with transaction.atomic():
            load_demo(until=moment, requests=60)
            seen = (
                list(Request.objects.order_by("pk").values_list("uid", "status", "received_at")),
                list(Case.objects.order_by("pk").values_list("code", "status", "ended_on")),
                Counter(Clock.objects.values_list("rule", flat=True)),
            )
            transaction.set_rollback(True)
        return seen

    assert tell() == tell()
