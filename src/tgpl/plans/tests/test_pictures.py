"""A page of the source beside each doubt."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from tgpl.accounts.testing import Cast
from tgpl.plans.models import Plan
from tgpl.plans.queries import pages_of, pages_of_task
from tgpl.plans.services import import_plan
from tgpl.plans.testing import read_sample
from tgpl.plans.tests.papers import paper
from tgpl.plans.tests.papers.pdf import as_pdf


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan that came as PDF, with a doubt on its second page and one about its title."""
    plan = import_plan(by=cast.department_officer.actor, content=as_pdf(paper("three_levels")), file_name="kh.pdf")
    last = plan.tasks.last()
    plan.doubts.create(task=last, field="title", text=last.title, why="Mờ")
    plan.doubts.create(field="title", text=plan.title, why="Mờ")
    return plan


def test_each_line_knows_its_page(plan: Plan) -> None:
    last = plan.tasks.last()
    assert plan.source.pages_of(1, 1) == [1]
    assert max(plan.source.pages_of(last.first_line, last.last_line)) > 1


def test_the_page_stands_beside_the_doubt(plan: Plan, client_for: Callable[[str], Client]) -> None:
    officer = client_for("department_officer")
    page = officer.get(f"/ke-hoach/{plan.pk}/diem-chua-ro/").content.decode()
    of_task = pages_of(plan.doubts.filter(task__isnull=False).last())
    assert f"/ke-hoach/{plan.pk}/trang/{of_task[0]}/" in page
    picture = officer.get(f"/ke-hoach/{plan.pk}/trang/{of_task[0]}/")
    assert picture.headers["Content-Type"] == "image/png"
    assert Image.open(BytesIO(picture.content)).height > 1000
    assert officer.get(f"/ke-hoach/{plan.pk}/trang/99/").status_code == 404


def test_the_page_stands_beside_a_doubtful_task_where_it_is_looked_through_and_corrected(
    plan: Plan, client_for: Callable[[str], Client]
) -> None:
    officer, doubtful = client_for("department_officer"), plan.tasks.last()
    review = officer.get(f"/ke-hoach/{plan.pk}/xem-lai/").content.decode()
    assert review.count('class="mo-page"') == len(pages_of_task(doubtful))
    assert '<details class="govuk-details" open>' not in review  # not loaded before somebody asks for it
    correcting = officer.get(f"/ke-hoach/nhiem-vu/{doubtful.pk}/sua/").content.decode()
    assert f"/ke-hoach/{plan.pk}/trang/{pages_of_task(doubtful)[0]}/" in correcting


def test_a_doubt_about_the_head_shows_the_first_page(plan: Plan) -> None:
    assert pages_of(plan.doubts.filter(task=None).last()) == [1]


def test_text_has_no_pictures(cast: Cast, client_for: Callable[[str], Client]) -> None:
    plan = read_sample(cast.department_officer.actor, "open_questions.txt")
    assert pages_of(plan.doubts.first()) == []
    officer = client_for("department_officer")
    assert "trang/" not in officer.get(f"/ke-hoach/{plan.pk}/diem-chua-ro/").content.decode()
    assert officer.get(f"/ke-hoach/{plan.pk}/trang/1/").status_code == 404
