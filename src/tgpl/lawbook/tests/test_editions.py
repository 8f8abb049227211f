"""An edition from its writing to its day: checked, decided by a second person, withdrawn; the past keeps its rules."""

from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tgpl.audit.models import Entry
from tgpl.core.law.editions import Span, check_edition, law_kinds
from tgpl.core.law.rule_files import RuleFault
from tgpl.lawbook.models import Edition, Standing
from tgpl.lawbook.services import (
    LawbookError,
    ask_trial,
    carry_out,
    lay_out,
    put_in_force,
    withdraw_edition,
    write_edition,
)
from tgpl.lawbook.testing import an_edition

pytestmark = pytest.mark.django_db
NEW_NAME = "Trả lời đơn rút yêu cầu bằng văn bản, ngay trong ngày"


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path, moment) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def day(moment) -> date:
    return moment.date() + timedelta(days=30)


@pytest.fixture
def tried(cast, moment, day) -> Edition:
    edition = an_edition(cast)
    try_out(edition, cast, moment, day)
    return edition


def try_out(edition: Edition, cast, moment, day: date) -> None:
    trial = ask_trial(by=cast.administrator.actor, edition=edition, span=Span(day, day, day), at=moment)
    carry_out(trial, moment)


def decide(edition: Edition, cast, moment, day: date) -> None:
    put_in_force(by=cast.department_officer.actor, edition=edition, since=day, at=moment)
    lay_out()  # what the commit does
    edition.refresh_from_db()


def name_on(day: date) -> str:
    return law_kinds["deadlines"].book_on(day)["reply_withdrawal"][0].name


def test_an_edition_speaks_from_its_day_on_and_for_no_day_before(cast, moment, day, tried) -> None:
    before = name_on(day)
    decide(tried, cast, moment, day)
    assert name_on(day) == name_on(day + timedelta(days=400)) == NEW_NAME
    assert name_on(day - timedelta(days=1)) == before
    assert (tried.standing(day - timedelta(days=1)), tried.standing(day)) == (Standing.TO_COME, Standing.IN_FORCE)
    assert {line.action for line in Entry.objects.filter(kind="rules")} == {
        "rules.written",
        "rules.tried",
        "rules.put_in_force",
    }


def test_it_is_withdrawn_before_its_day_and_not_after(cast, moment, day, tried) -> None:
    before = name_on(day)
    decide(tried, cast, moment, day)
    late = moment + timedelta(days=31)
    with pytest.raises(LawbookError, match="đã áp dụng"):
        withdraw_edition(by=cast.administrator.actor, edition=tried, reason="Sai", at=late)
    withdraw_edition(by=cast.administrator.actor, edition=tried, reason="Văn bản bị hoãn", at=moment)
    lay_out()
    assert name_on(day) == before
    tried.refresh_from_db()
    assert tried.standing(day) == Standing.WITHDRAWN


def test_nobody_puts_their_own_edition_in_force(cast, moment, day, tried) -> None:
    with pytest.raises(LawbookError, match="Người soạn không tự"):
        put_in_force(by=cast.administrator.actor, edition=tried, since=day, at=moment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=tried.pk).update(
            since=day, decided_at=moment, decided_by_id=tried.written_by_id, decided_by_name="X"
        )


def test_only_from_a_day_to_come_and_only_after_a_trial(cast, moment, day) -> None:
    edition = an_edition(cast)
    with pytest.raises(LawbookError, match="chạy thử"):
        decide(edition, cast, moment, day)
    try_out(edition, cast, moment, day)
    with pytest.raises(LawbookError, match="một ngày sắp tới"):
        decide(edition, cast, moment, moment.date())


def test_an_edition_written_from_rules_that_changed_since_is_refused(cast, moment, day, tried) -> None:
    other = an_edition(cast, new="Trả lời ngay đơn rút yêu cầu")
    try_out(other, cast, moment, day)
    decide(tried, cast, moment, day)
    with pytest.raises(LawbookError, match="từ ngày ấy hoặc sau đó"):
        decide(other, cast, moment, day)
    with pytest.raises(LawbookError, match=r"tt-12-2018.yaml đã thay đổi"):
        decide(other, cast, moment, day + timedelta(days=1))
    with pytest.raises(LawbookError, match="đã được quyết định"):
        decide(tried, cast, moment, day + timedelta(days=2))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("valid_from: 2027-01-01", "valid_from: 2027-01-02", r"tt-12-2018.yaml, dòng \d+: để trống thời gian"),
        ("valid_from: 2027-01-01", "valid_from: 2026-12-31", r"tt-12-2018.yaml, dòng \d+: chồng lên"),
        ("amount: 5", "amuont: 5", r"tt-12-2018.yaml, dòng \d+: không có mục nào tên là “amuont”"),
        ("code: reply_change", "code: reply_change2", "bỏ mất điều đang dùng vào ngày 02/03/2026: reply_change"),
        ("name: force_majeure", "name: bat_kha_khang", r"bỏ mất điều đang dùng .*missing_papers \(force_majeure\)"),
        ("source: Thông tư", "nguon: Thông tư", "không có mục nào tên là “nguon”"),
    ],
)
def test_a_fault_is_refused_with_its_file_and_line(cast, old, new, said) -> None:
    with pytest.raises(LawbookError, match=said):
        an_edition(cast, old=old, new=new)
    assert not Edition.objects.exists()


@pytest.mark.parametrize("name", ["../tt.yaml", "TT.yaml", "tt.yml", ".yaml", "a/b.yaml"])
def test_a_file_lies_nowhere_else(cast, moment, name) -> None:
    with pytest.raises(LawbookError, match="Tên tệp"):
        write_edition(
            by=cast.administrator.actor, kind=law_kinds["deadlines"], files={name: "a: 1"}, note="x", at=moment
        )


def test_a_kind_of_known_files_takes_no_other(cast, moment) -> None:
    with pytest.raises(LawbookError, match="không có tệp nào tên là “luong"):
        write_edition(
            by=cast.administrator.actor, kind=law_kinds["fees"], files={"luong.yaml": "a: 1"}, note="x", at=moment
        )


SHIPPED = [path for kind in law_kinds for path in kind.files_on(date(2026, 3, 2))]


@given(path=st.sampled_from(SHIPPED), draw=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_officer_does_to_a_file_is_answered_in_words(tmp_path_factory, path: Path, draw) -> None:
    lines = path.read_text().splitlines()
    at = draw.draw(st.integers(0, len(lines) - 1))
    lines[at : at + 1] = draw.draw(
        st.sampled_from([[], ["- 5"], [lines[at], lines[at]], ["  " + lines[at]], ["x: \x07"], [lines[at][:-2]]])
    )
    kind = next(kind for kind in law_kinds if path in kind.files_on(date(2026, 3, 2)))
    written = tmp_path_factory.mktemp("edition") / path.name
    written.write_text("\n".join(lines))
    with suppress(RuleFault):  # any other exception would be a page that breaks
        check_edition(kind, (written,), date(2026, 3, 2))
