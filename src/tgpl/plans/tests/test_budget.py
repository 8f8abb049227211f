"""What a plan costs: sums to the đồng, lines that a person writes, the table for the finance department."""

from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.plans.models import BudgetLine, Plan, PlanTask
from tgpl.plans.queries.budget import budget_of
from tgpl.plans.rules.budget import Sums, total
from tgpl.plans.services import LineFields, PlanError, add_budget_line, change_budget_line, remove_budget_line
from tgpl.plans.testing import plan_in_force


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**13)), max_size=20))
def test_sums_are_exact_whatever_their_order(parts: list[tuple[int, int]]) -> None:
    sums = [Sums(quantity * price, price, 0) for quantity, price in parts]
    assert total(sums) == total(reversed(sums))
    assert total(sums).estimate == sum(quantity * price for quantity, price in parts)


def test_what_is_left_may_be_below_zero() -> None:
    assert Sums(0, 3, 5).left == -2


@pytest.fixture
def task(cast: Cast) -> PlanTask:
    return plan_in_force(cast.department_officer.actor).tasks.select_related("plan").get(number="II.2.a")


HALL = LineFields(2026, "Thuê hội trường", "cuộc", 3, 5_000_001, "state", 15_000_000, 4_999_999)
PAPER = LineFields(2026, "In tài liệu", "bộ", 1_000, 12_345, "other")


def test_every_line_and_every_sum_is_exact(cast: Cast, task: PlanTask) -> None:
    by = cast.department_officer.actor
    for fields in (HALL, PAPER):
        add_budget_line(by=by, task=task, fields=fields)
    budget = budget_of(task.plan, 2026)
    assert budget.sums == Sums(15_000_003 + 12_345_000, 15_000_000, 4_999_999)
    assert [(label, sums.estimate) for label, sums in budget.by_source] == [
        ("Ngân sách nhà nước", 15_000_003),
        ("Nguồn hợp pháp khác", 12_345_000),
    ]
    assert budget_of(task.plan, 2027).sums == Sums()


def test_a_line_is_changed_and_taken_out_unless_money_was_spent(cast: Cast, task: PlanTask) -> None:
    by = cast.department_officer.actor
    line = add_budget_line(by=by, task=task, fields=HALL)
    with pytest.raises(PlanError, match="đã có chi"):
        remove_budget_line(by=by, task=task, line=line)
    change_budget_line(by=by, task=task, line=line, fields=PAPER)
    line.refresh_from_db()
    assert (line.estimate, line.spent) == (12_345_000, 0)
    remove_budget_line(by=by, task=task, line=line)
    assert not BudgetLine.objects.exists()


def test_the_database_refuses_a_line_of_nothing(cast: Cast, task: PlanTask) -> None:
    line = add_budget_line(by=cast.department_officer.actor, task=task, fields=HALL)
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetLine.objects.filter(pk=line.pk).update(quantity=0)


@pytest.fixture
def officer(client_for: Callable[[str], Client]) -> Client:
    return client_for("department_officer")


TYPED = {
    "year": "2026", "content": "Thuê hội trường", "unit": "cuộc", "quantity": "3", "price": "5.000.001",
    "source": "state", "allocated": "", "spent": "",
}  # fmt: skip


def test_a_line_is_typed_with_dots(officer: Client, task: PlanTask) -> None:
    page = officer.post(f"/ke-hoach/nhiem-vu/{task.pk}/kinh-phi/", TYPED, follow=True).content.decode()
    assert "15.000.003\N{NO-BREAK SPACE}đồng" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"price": "năm triệu"}, "Hãy viết số tiền bằng số"),
        ({"quantity": "0"}, "Số lượng"),
        ({"price": "99999999999999"}, "quá lớn"),
        ({"content": ""}, "Nội dung chi"),
    ],
)
def test_what_was_typed_stays_when_a_line_is_wrong(officer: Client, task: PlanTask, wrong: dict, says: str) -> None:
    page = officer.post(f"/ke-hoach/nhiem-vu/{task.pk}/kinh-phi/", TYPED | wrong).content.decode()
    assert "govuk-error-summary" in page
    assert says in page
    assert 'value="cuộc"' in page
    assert not BudgetLine.objects.exists()


def test_the_table_comes_as_excel_word_and_pdf(officer: Client, cast: Cast, task: PlanTask) -> None:
    add_budget_line(by=cast.department_officer.actor, task=task, fields=HALL)
    formula = LineFields(2026, "=1+1", "bộ", 1, 7, "other")
    add_budget_line(by=cast.department_officer.actor, task=task, fields=formula)
    url = f"/ke-hoach/{task.plan_id}/kinh-phi/du-toan"
    xlsx = officer.get(f"{url}.xlsx").content
    sheet = ElementTree.fromstring(ZipFile(BytesIO(xlsx)).read("xl/worksheets/sheet1.xml"))
    tags = [cell.tag.split("}")[1] for cell in sheet.iter()]
    assert "f" not in tags  # no formula
    assert "15000010" in [cell.text for cell in sheet.iter() if cell.tag.endswith("}v")]
    assert officer.get(f"{url}.xlsx").content == xlsx
    assert officer.get(f"{url}.docx").content.startswith(b"PK")
    assert officer.get(f"{url}.pdf").content.startswith(b"%PDF")
    assert officer.get(f"{url}.exe").status_code == 404


def test_the_page_asks_as_often_for_many_lines(
    officer: Client, cast: Cast, task: PlanTask, django_assert_max_num_queries
) -> None:
    for _line in range(30):
        add_budget_line(by=cast.department_officer.actor, task=task, fields=HALL)
    with django_assert_max_num_queries(8):
        officer.get(f"/ke-hoach/{task.plan_id}/kinh-phi/")


def test_an_amended_plan_keeps_the_estimate(cast: Cast, task: PlanTask) -> None:
    add_budget_line(by=cast.department_officer.actor, task=task, fields=HALL)
    other = Plan.objects.create(agency=cast.department, title="Bản sửa đổi", status="read", read_at=task.plan.read_at)
    other.tasks.create(position=0, number="II.9", title=task.title, undertaking=task.undertaking)
    assert budget_of(other).sums.estimate == 15_000_003
