"""The table of yearly targets: whose figures, which cases behind them, whose bands."""

from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.cases.models import Assignment, Case
from tgpl.cases.services import add_practitioner as put_beside
from tgpl.cases.services import assign_practitioner, check_conflicts, close_case
from tgpl.cases.testing import accept
from tgpl.core.law.rule_files import Mark
from tgpl.directory.models import Practitioner
from tgpl.directory.services import add_practitioner
from tgpl.quality.models import TargetBand
from tgpl.quality.queries.targets import cases_counted_for, year_of
from tgpl.quality.rules.targets import Band, Standing
from tgpl.quality.services import enter_bands, note_circumstance
from tgpl.quality.testing import ended, on_register

pytestmark = pytest.mark.django_db
BANDS = [Band(0, Decimal(1), Decimal(2), Decimal(3)), Band(3, Decimal(2), Decimal(3), Decimal(4))]


def row(cast: Cast, moment, who: str = "director"):
    return year_of(cast.people[who].actor, 2026, moment.date()).rows[0]


def test_ended_proceedings_count_and_advice_does_not(cast, moment) -> None:
    for form in ("proceedings", "proceedings", "advice", "representation"):
        ended(cast, moment, form=form)
    assert (row(cast, moment).alone, row(cast, moment).done) == (2, Decimal(2))


def test_a_case_of_two_is_half_for_each(cast, moment) -> None:
    case = ended(cast, moment)
    other = on_register(cast, cast.branch_officer)
    first = case.assignments.get()
    Assignment.objects.create(
        case=case, practitioner=other, conflict_check=first.conflict_check, assigned_at=moment, by_name="x",
        after_others=True,
    )  # fmt: skip
    rows = year_of(cast.director.actor, 2026, moment.date()).rows
    assert [one.done for one in rows] == [Decimal("0.5"), Decimal("0.5")]


@pytest.mark.parametrize(
    "put_on",
    [
        ["officer"],
        ["officer", "then reception"],
        ["officer", "with reception"],
        ["officer", "then reception", "then officer"],
        ["officer", "with reception", "then reception"],
        ["officer", "with reception", "with director", "then operator"],
    ],
)
def test_cases_of_several_are_counted_as_if_looked_at_one_by_one(cast, moment, put_on: list[str]) -> None:
    ended(cast, moment)
    case = accept(cast, moment - timedelta(days=9))
    for step in put_on:
        how, _, nick = step.rpartition(" ")
        who = on_register(cast, cast.people[nick])
        check = check_conflicts(by=cast.director.actor, case=case, practitioner=who, at=moment)
        put = put_beside if how == "with" else assign_practitioner
        put(by=cast.director.actor, case=case, check=check, at=moment, reason="Đổi người")
    close_case(by=cast.director.actor, case=case, ending="completed", result="Xong.", at=moment)
    figures = {
        one.officer.pk: (one.alone, one.shared) for one in year_of(cast.director.actor, 2026, moment.date()).rows
    }
    assert figures == {officer.pk: one_by_one(officer) for officer in Practitioner.objects.all()}
    known = set(Assignment.objects.filter(after_others=True))
    Assignment.objects.update(after_others=False)
    with connection.cursor() as cursor:
        cursor.execute(import_module("tgpl.cases.migrations.0005_shared_cases").MARK)
    assert set(Assignment.objects.filter(after_others=True)) == known


def one_by_one(officer: Practitioner) -> tuple[int, int]:
    """How many cases were theirs alone, and with others."""
    cases = Case.objects.filter(status="ended", assignments__practitioner=officer).distinct()
    people = [case.assignments.values("practitioner").distinct().count() for case in cases]
    return people.count(1), len(people) - people.count(1)


def test_another_year_is_another_figure(cast, moment) -> None:
    ended(cast, moment - timedelta(days=200))
    ended(cast, moment)
    assert row(cast, moment).done == 1
    assert year_of(cast.director.actor, 2025, moment.date()).rows[0].done == 1


def test_the_figure_opens_its_cases(cast, client_for, moment) -> None:
    case = ended(cast, moment)
    officer = on_register(cast, cast.officer)
    page = client_for("officer").get(reverse("quality:list_counted", args=[2026, officer.uid])).content.decode()
    assert case.code in page
    assert cases_counted_for(officer, 2026).count() == row(cast, moment).alone


def test_an_officer_sees_oneself_and_a_head_everybody(cast, moment) -> None:
    for nick in ("officer", "branch_officer"):
        on_register(cast, cast.people[nick])
    names = {nick: [one.officer.full_name for one in year_of(cast.people[nick].actor, 2026, moment.date()).rows]
             for nick in ("officer", "branch_head", "director", "department_officer", "other_director")}  # fmt: skip
    mine, branch = cast.officer.user.full_name, cast.branch_officer.user.full_name
    assert names["officer"] == [mine]
    assert names["branch_head"] == [branch]
    assert names["director"] == names["department_officer"] == sorted([mine, branch])
    assert names["other_director"] == []


def test_lawyers_have_no_target(cast, moment) -> None:
    add_practitioner(
        by=cast.director.actor, full_name="Luật sư Mẫu", gender="male", agency=cast.centre, kind="contract_lawyer",
        valid_from=date(2020, 1, 1), fields=["criminal"],
    )  # fmt: skip
    assert year_of(cast.director.actor, 2026, moment.date()).rows == []


def test_a_year_without_bands_says_whose_it_borrows(cast, client_for, moment) -> None:
    on_register(cast, cast.officer)
    page = client_for("director").get(reverse("quality:show_targets")).content.decode()
    assert "tạm dùng chỉ tiêu của năm 2023, chưa được xác nhận cho năm 2026" in page


def test_an_officer_enters_the_bands_of_a_year(cast, client_for, moment) -> None:
    on_register(cast, cast.officer)
    address = reverse("quality:enter_bands", args=[2026])
    sent = {f"{level}_{years}": str(number) for years, base in ((0, 7), (3, 11), (5, 14))
            for level, number in (("reached", base), ("fair", base + 6), ("good", base + 10))}  # fmt: skip
    wrong = client_for("department_officer").post(address, sent | {"citation": "CV 1", "good_5": "1"})
    assert "phải tăng dần" in wrong.content.decode()
    client_for("department_officer").post(address, sent | {"citation": "CV 1"})
    assert TargetBand.objects.filter(year=2026, mark=Mark.TO_VERIFY).count() == 3
    page = client_for("director").get(reverse("quality:show_targets")).content.decode()
    assert "tạm dùng" not in page
    assert "CV 1" in page


def test_entered_bands_come_before_those_of_the_file(cast, moment) -> None:
    on_register(cast, cast.officer)
    enter_bands(by=cast.department_officer.actor, year=2023, bands=BANDS, citation="CV", mark=Mark.CONFIRMED, at=moment)
    assert year_of(cast.director.actor, 2023, moment.date()).bands.citation == "CV"


def test_circumstances_change_what_is_asked(cast, client_for, moment) -> None:
    officer = on_register(cast, cast.officer)
    ended(cast, moment)
    enter_bands(by=cast.director.actor, year=2026, bands=BANDS, citation="CV", mark=Mark.TO_VERIFY, at=moment)
    assert row(cast, moment).standing == Standing.BELOW
    address = reverse("quality:note_circumstance", args=[2026, officer.uid])
    client_for("director").post(address, {"absent_months": "0", "share": "50", "reason": "Phó Giám đốc"})
    assert row(cast, moment).standing == Standing.REACHED
    note_circumstance(
        by=cast.director.actor, practitioner=officer, year=2026, absent_months=9, share=Decimal(100), reason="Ốm",
        at=moment,
    )  # fmt: skip
    assert row(cast, moment).standing == Standing.EXEMPT_ABSENT


@pytest.mark.parametrize("officers", [1, 4])
def test_the_table_costs_the_same_for_any_number(cast, moment, django_assert_num_queries, officers: int) -> None:
    for nick in ("officer", "branch_officer", "reception", "operator")[:officers]:
        on_register(cast, cast.people[nick])
    actor = cast.director.actor
    with django_assert_num_queries(5):
        assert len(year_of(actor, 2026, moment.date()).rows) == officers


def test_nonsense_in_the_address_is_this_year(cast, client_for, moment) -> None:
    page = client_for("director").get(reverse("quality:show_targets"), {"nam": "hai nghìn"}).content.decode()
    assert "Chỉ tiêu vụ việc năm 2026" in page
