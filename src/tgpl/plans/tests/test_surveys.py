"""Rounds of survey and of review serve a task of a plan."""

import pytest
from django.urls import reverse

from tgpl.network.models import SurveyRound
from tgpl.plans.testing import plan_in_force
from tgpl.reviews.testing import a_round as a_review_round

pytestmark = pytest.mark.django_db


def texts(response) -> str:
    return response.content.decode()


def test_a_round_serves_a_task_and_both_pages_lead_to_each_other(cast, client_for, moment) -> None:
    by = cast.department_officer.actor
    task = plan_in_force(by).tasks.order_by("position").first()
    client = client_for("department_officer")
    page = texts(client.get(f"/khao-sat/moi/?nhiem-vu=plan_task:{task.undertaking_id}"))
    assert f'value="plan_task:{task.undertaking_id}" selected' in page
    days = {"opens_on_day": "02/03/2026", "closes_on_day": "20/03/2026", "law_on_day": "01/01/2027"}
    made = client.post("/khao-sat/moi/", {"title": "Rà soát", "purpose": f"plan_task:{task.undertaking_id}", **days})
    assert made.status_code == 302
    survey_round = SurveyRound.objects.get()
    assert {row.code for row in survey_round.survey.section("eligible").rows} >= {"near_poor_household", "disability"}
    page = texts(client.get(made.url))
    task_url = reverse("plans:open_task", args=[task.pk])
    assert task_url in page
    assert "Rà soát</a>: 0 trên 1 nơi đã gửi" in texts(client.get(task_url))


def test_a_round_of_review_stands_on_the_page_of_the_task_that_asked_for_it(cast, client_for, moment) -> None:
    task = plan_in_force(cast.department_officer.actor).tasks.order_by("position").first()
    opened = a_review_round(cast.department_officer.actor, task_key=str(task.undertaking_id), task="II.1")
    page = texts(client_for("department_officer").get(reverse("plans:open_task", args=[task.pk])))
    assert "Rà soát văn bản theo Luật mẫu</a> (đang rà soát): 0 trên 0 văn bản đã xác nhận kết quả" in page
    assert reverse("reviews:download_paper", args=[opened.pk, "bao-cao", "pdf"]) in page
    a_review_round(cast.department_officer.actor, title="Đợt khác")
    assert "Đợt khác" not in texts(client_for("department_officer").get(reverse("plans:open_task", args=[task.pk])))
