"""New rules that no shipped file knows: tried on past cases, then in force from their day, without a line of code."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from tgpl.accounts.testing import Cast
from tgpl.cases.queries import required_papers
from tgpl.cases.testing import accept
from tgpl.core.law.editions import Span, law_kinds
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.deadlines.models import Clock
from tgpl.deadlines.services import start_clock
from tgpl.documents.catalogue import form_of
from tgpl.documents.models import Letter
from tgpl.eligibility.queries import assess
from tgpl.eligibility.rules import Facts
from tgpl.fees.rulebook import law_on
from tgpl.fees.rules.moves import StatementStatus
from tgpl.fees.testing import statement_at
from tgpl.intake.testing import ask, check
from tgpl.lawbook.models import Edition, Trial
from tgpl.lawbook.queries import text_in_force
from tgpl.lawbook.services import ask_trial, lay_out, put_in_force, write_edition
from tgpl.lawbook.tasks import try_what_was_asked

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 15)
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31), DAY)
# The rule of answering a change takes five working days from 15/07/2026 on; the others of its circular stay.
FIVE_DAYS = """    citation: Điều 9 khoản 1 Thông tư 12/2018/TT-BTP
    versions:
      - {valid_from: 2018-01-01, valid_to: 2026-07-14, mark: confirmed}
      - {valid_from: 2026-07-15, mark: to_verify, amount: 5, citation: Thông tư thử}
"""
NEAR_POOR = """version: 2026-07
valid_from: 2026-07-15
valid_to: 2026-12-31
amends: 2026-01
sources: [Luật thử]
grounds:
  - code: near_poor_tried
    after: poor_household
    citation: Điều 1 Luật thử
    text: Người thuộc hộ cận nghèo
    plain: Nhà bạn là hộ cận nghèo.
    mark: to_verify
    when: {household: near_poor}
    papers:
      - - Giấy chứng nhận hộ cận nghèo
"""


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path, moment) -> None:
    settings.DATA_DIR = tmp_path


def rewritten(kind: str, name: str, old: str, new: str) -> dict[str, str]:
    text = text_in_force(law_kinds[kind], name, date(2026, 3, 2))
    assert old in text
    return {name: text.replace(old, new, 1)}


def tried(cast: Cast, kind: str, files: dict[str, str]) -> tuple[Edition, Trial]:
    """Written by the administrator, and tried on the cases of the year."""
    by, at = cast.administrator.actor, timezone.now()
    edition = write_edition(by=by, kind=law_kinds[kind], files=files, note="Văn bản thử", at=at)
    trial = ask_trial(by=by, edition=edition, span=YEAR, at=at)
    try_what_was_asked.call()
    trial.refresh_from_db()
    return edition, trial


def decided(cast: Cast, edition: Edition) -> None:
    put_in_force(by=cast.department_officer.actor, edition=edition, since=DAY, at=timezone.now())
    lay_out()  # what the commit does


def outcomes(trial: Trial) -> list[tuple[str, str, str]]:
    return [(one.key, one.before, one.now) for one in trial.differences.all()]


def a_clock(cast: Cast, at: datetime, rule: str = "reply_change", key: str = "TT.TGTT.01.2026") -> Clock:
    return start_clock(
        by=cast.director.actor, rule=rule, subject_kind="case", subject_key=key, office=cast.centre,
        who="centre_director", started_at=at,
    )  # fmt: skip


def test_limits(cast, moment) -> None:
    past = a_clock(cast, moment)
    a_clock(cast, moment, rule="complaint_first")
    old = "    citation: Điều 9 khoản 1 Thông tư 12/2018/TT-BTP\n    versions: *circular\n"
    edition, trial = tried(cast, "deadlines", rewritten("deadlines", "tt-12-2018.yaml", old, FIVE_DAYS))
    assert (trial.tried, trial.differing) == (2, 1)
    before = "hết ngày 05/03/2026 (03 ngày làm việc)"
    assert outcomes(trial) == [(past.subject_key, before, "hết ngày 09/03/2026 (05 ngày làm việc)")]

    decided(cast, edition)
    with time_machine.travel(datetime(2026, 7, 15, 9, tzinfo=moment.tzinfo), tick=False):
        coming = a_clock(cast, timezone.now(), key="TT.TGTT.02.2026")
    assert f"{timezone.localtime(coming.due_at):%d/%m}" == "22/07"
    past.refresh_from_db()
    assert f"{timezone.localtime(past.due_at):%d/%m}" == "05/03"


def test_fees(cast, moment) -> None:
    statement = statement_at(StatementStatus.APPROVED, cast, moment)
    edition, trial = tried(cast, "fees", rewritten("fees", "figures.yaml", "value: 2530000", "value: 2600000"))
    # One session of a trợ giúp viên: 0,38 of the base salary, and 40 % of that.
    assert outcomes(trial) == [(statement.case.code, "384.560\xa0đồng", "395.200\xa0đồng")]
    decided(cast, edition)
    salaries = [law_on(day).figure("base_salary").value for day in (DAY - timedelta(days=1), DAY)]
    assert salaries == [2530000, 2600000]


def test_who_would_qualify(cast, moment) -> None:
    facts = {"household": "near_poor"}
    asked = ask(cast.centre, moment, facts=facts)
    check(asked, by=cast.reception.actor, facts=facts)
    check(ask(cast.centre, moment), by=cast.reception.actor)
    files = rewritten("eligibility", "2026-01.yaml", "valid_to: 2026-12-31", "valid_to: 2026-07-14")
    edition, trial = tried(cast, "eligibility", {**files, "2026-07.yaml": NEAR_POOR})
    assert trial.tried == 2
    assert [(key, now) for key, _before, now in outcomes(trial)] == [(asked.reference, "Thuộc diện: Điều 1 Luật thử")]
    decided(cast, edition)
    known = Facts.from_json(facts)
    assert [str(assess(known, day).answer) for day in (DAY - timedelta(days=1), DAY)] == ["unknown", "yes"]


def test_papers_of_a_file(cast, moment) -> None:
    case = accept(cast, moment)
    more = """      - {kind: work_report, title: Báo cáo công việc, clause: khoản thử}
    advice:"""
    edition, trial = tried(cast, "cases", rewritten("cases", "file_papers.yaml", "    advice:", more))
    ((code, before, now),) = outcomes(trial)
    assert (code, now) == (case.code, f"{before}; Báo cáo công việc")
    decided(cast, edition)
    asked = [{paper.kind for paper in required_papers("proceedings", day)} for day in (case.accepted_on, DAY)]
    assert asked[1] - asked[0] == {"work_report"}


def test_forms(cast, moment) -> None:
    old, new = "name: Thông báo từ chối thụ lý yêu cầu", "name: Thông báo không thụ lý yêu cầu"
    edition, _trial = tried(cast, "forms", rewritten("forms", "tt-12-2018.yaml", old, new))
    decided(cast, edition)
    assert form_of("tt-12-2018-08", DAY).name.startswith("Thông báo không thụ lý")
    issued = Letter(form="tt-12-2018-08", issued_on=date(2026, 3, 2))
    assert issued.title.startswith("Thông báo từ chối thụ lý")


def test_the_command_checks_and_tries_a_file(cast, moment, tmp_path, capsys) -> None:
    a_clock(cast, moment)
    old = "    citation: Điều 9 khoản 1 Thông tư 12/2018/TT-BTP\n    versions: *circular\n"
    file = tmp_path / "tt-12-2018.yaml"
    file.write_text(rewritten("deadlines", file.name, old, FIVE_DAYS)[file.name])
    days = {"first": YEAR.first, "last": YEAR.last, "on": DAY}
    call_command("rules", "check", "deadlines", file, on=DAY)
    call_command("rules", "try", "deadlines", file, **days)
    told = capsys.readouterr().out
    assert "Đã tính lại 1 việc; 1 việc cho kết quả khác." in told
    call_command("rules", "write", "deadlines", file, by=cast.administrator.user.username, note="Thông tư thử")
    assert Edition.objects.get().written_by_name == cast.administrator.user.full_name
    file.write_text(file.read_text().replace("2026-07-15", "2026-07-16"))
    with pytest.raises(CommandError, match=r"tt-12-2018.yaml:\d+: để trống thời gian"):
        call_command("rules", "check", "deadlines", file, on=DAY)


def test_two_officers_on_the_pages(client_for, cast, moment, django_capture_on_commit_callbacks) -> None:
    a_clock(cast, moment)
    writer, second = client_for("administrator"), client_for("department_officer")
    old = "    citation: Điều 9 khoản 1 Thông tư 12/2018/TT-BTP\n    versions: *circular\n"
    text = rewritten("deadlines", "tt-12-2018.yaml", old, FIVE_DAYS)["tt-12-2018.yaml"]
    wrong = text.replace("2026-07-15", "2026-07-16")
    page = writer.post("/quy-dinh/deadlines/soan/", {"text": f"=== tt-12-2018.yaml\n{wrong}", "note": "Thử"})
    told = page.content.decode()
    assert "tt-12-2018.yaml, dòng" in told
    assert "2026-07-16" in told  # what was typed stays
    page = writer.post(
        "/quy-dinh/deadlines/soan/", {"text": f"=== tt-12-2018.yaml\n{text}", "note": "Thử"}, follow=True
    )
    edition = Edition.objects.get()
    here = f"/quy-dinh/ban/{edition.uid}/"
    days = {f"{name}_{part}": getattr(day, part) for name, day in
            (("first", YEAR.first), ("last", YEAR.last), ("on", DAY)) for part in ("day", "month", "year")}  # fmt: skip
    writer.post(f"{here}chay-thu/", days)
    try_what_was_asked.call()
    assert "1 việc cho kết quả khác" in writer.get(here).content.decode()
    listed = writer.get(f"{here}chay-thu/{Trial.objects.get().pk}/").content.decode()
    assert "05 ngày làm việc" in listed
    since = {"since_day": 15, "since_month": 7, "since_year": 2026}
    assert "Người soạn không tự" in writer.post(f"{here}ap-dung/", since).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        second.post(f"{here}ap-dung/", since)
    assert law_kinds["deadlines"].book_on(DAY)["reply_change"][-1].limit.amount == 5
    with django_capture_on_commit_callbacks(execute=True):
        second.post(f"{here}rut/", {"reason": "Hoãn"})
    assert law_kinds["deadlines"].book_on(DAY)["reply_change"][-1].limit.amount == 3


@pytest.mark.browser
def test_the_pages_are_accessible(site: Site, cast, moment) -> None:
    a_clock(cast, moment)
    old = "    citation: Điều 9 khoản 1 Thông tư 12/2018/TT-BTP\n    versions: *circular\n"
    edition, trial = tried(cast, "deadlines", rewritten("deadlines", "tt-12-2018.yaml", old, FIVE_DAYS))
    site.sign_in(cast.department_officer.user)
    here = f"/quy-dinh/ban/{edition.uid}/"
    for address in ("/quy-dinh/", "/quy-dinh/deadlines/tep/tt-12-2018.yaml/", "/quy-dinh/deadlines/soan/", here,
                    f"{here}chay-thu/{trial.pk}/", f"{here}ap-dung/"):  # fmt: skip
        assert_accessible(site.open(address, width=PHONE))
    page = site.open("/quy-dinh/fees/soan/?tep=figures.yaml")
    page.get_by_role("button", name="Kiểm tra và lưu").click()
    assert_accessible(page)
