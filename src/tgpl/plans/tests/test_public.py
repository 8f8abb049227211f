"""What citizens read of a plan: plain words, without signing in, and nobody to be told from a small number."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.intake.testing import ask
from tgpl.plans.rules import Declared
from tgpl.plans.rules.publishing import Kept, Told, told
from tgpl.plans.services import accept_progress, choose_evidence
from tgpl.plans.testing import plan_in_force, read_sample


@pytest.mark.parametrize(
    ("value", "out_of", "about_people", "found"),
    [
        (0, None, True, Told(number=0)),
        (4, None, True, Told(kept=Kept.FEW)),
        (5, None, True, Told(number=5)),
        (4, None, False, Told(number=4)),  # conferences are nobody
        (3, 4, True, Told(kept=Kept.FEW_IN_ALL)),
        (10, 10, True, Told(kept=Kept.FEW_IN_ALL)),
        (4, 90, True, Told(percent=0, below=10)),
        (88, 90, True, Told(percent=90, below=100)),
        (90, 90, True, Told(percent=100)),
        (50, 69, True, Told(percent=70, below=80)),
        (500, 690, True, Told(percent=72)),
        (0, 0, True, Told(kept=Kept.NOBODY)),
        (1, 3, False, Told(percent=33)),
    ],
)
def test_how_a_figure_is_told(value: int, out_of: int | None, about_people: bool, found: Told) -> None:
    assert told(value, out_of, about_people=about_people) == found


@given(st.integers(5, 1500), st.data())
def test_what_is_told_holds_for_five_counts_and_more(out_of: int, data: st.DataObject) -> None:
    """The attack: whoever knows `out_of` tries to learn how many were served, or were not."""
    value = data.draw(st.integers(1, out_of - 1))
    found = told(value, out_of, about_people=True)
    same = {n for n in range(out_of + 1) if told(n, out_of, about_people=True) == found}
    assert len(same) >= 5
    assert value > 4 or {1, 5} <= same
    assert out_of - value > 4 or {out_of - 1, out_of - 5} <= same


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()
    with time_machine.travel("2026-05-04 09:00 +0700", tick=False):
        yield


def test_anyone_reads_how_far_the_plan_is(cast: Cast, client: Client, moment) -> None:
    plan = plan_in_force(cast.department_officer.actor)
    task = plan.tasks.select_related("plan", "undertaking").get(number="II.1")
    choose_evidence(by=cast.department_officer.actor, task=task, codes=["requests.disability.served"])
    ask(cast.centre, moment)
    assert plan.title in client.get("/ke-hoach/cong-khai/").content.decode()
    page = client.get(f"/ke-hoach/cong-khai/{plan.pk}/").content.decode()
    assert "đã xong 0 trong 3 nhiệm vụ" in page
    assert "còn ít người, chưa nêu tỷ lệ" in page
    assert "0/1" not in page


def test_what_the_department_accepts_counts(cast: Cast, client: Client) -> None:
    by = cast.department_officer.actor
    plan = plan_in_force(by)
    task = plan.tasks.select_related("plan", "undertaking").get(number="II.1")
    accept_progress(by=by, task=task, accepted=Declared.DONE)
    page = client.get(f"/ke-hoach/cong-khai/{plan.pk}/").content.decode()
    assert "đã xong 1 trong 3 nhiệm vụ" in page


def test_what_is_not_in_force_is_not_shown(cast: Cast, client: Client) -> None:
    plan = read_sample(cast.department_officer.actor)
    assert client.get(f"/ke-hoach/cong-khai/{plan.pk}/").status_code == 404
    assert "Chưa có kế hoạch nào đang thực hiện." in client.get("/ke-hoach/cong-khai/").content.decode()


def test_many_readers_are_one_count(cast: Cast, client: Client, django_assert_num_queries) -> None:
    plan = plan_in_force(cast.department_officer.actor)
    client.get(f"/ke-hoach/cong-khai/{plan.pk}/")
    with django_assert_num_queries(1):
        client.get(f"/ke-hoach/cong-khai/{plan.pk}/")
