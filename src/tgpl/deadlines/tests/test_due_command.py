"""`tgpl due` for people and for other programs."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from tgpl.deadlines.management.commands import due as command
from tgpl.deadlines.models import CalendarDay

pytestmark = pytest.mark.django_db

CODES = {
    "reply_completeness",
    "notify_centre_detained",
    "notify_centre_accused",
    "call_centre_detained",
    "accept_on_notice",
    "assign_ordinary",
    "assign_detained",
    "assign_on_notice",
    "assign_representation",
    "written_advice",
    "missing_papers",
    "verification_help",
    "reply_recommendation",
    "reply_change",
    "reply_withdrawal",
    "replace_defender_refused",
    "replace_defender_cancelled",
    "replace_protector_refused",
    "register_defence",
    "register_protector",
    "notify_trial",
    "notify_trial_simplified",
    "hand_over_file",
    "complaint_first",
    "complaint_director",
    "close_register_month",
    "close_register_half_year",
    "close_register_year",
    "collaborator_card_centre",
    "collaborator_card_department",
    "collaborator_card_revoke",
    "collaborator_contract",
    "appoint_officer_department",
    "appoint_officer_chairman",
    "reissue_officer_card_department",
    "reissue_officer_card_chairman",
    "plan_task_due",
    "plan_explanation",
}


# What the office counts besides the law.
REMINDERS = {"await_papers", "meet_access_needs", "review_progress", "review_suspended"}


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("due", *arguments, stdout=out)
    return out.getvalue()


def test_the_json_names_rule_citation_mark_start_due_and_steps() -> None:
    answer = json.loads(run("assign_ordinary", "--from", "2026-02-12T16:30+07:00", "--json"))
    assert list(answer) == ["rule", "citation", "mark", "start", "due", "steps"]
    assert answer["rule"] == "assign_ordinary"
    assert answer["citation"] == "Điều 31 khoản 2 Luật Trợ giúp pháp lý 2017"
    assert answer["mark"] == "confirmed"
    assert answer["start"] == "2026-02-12T16:30:00+07:00"
    assert answer["due"] == "2026-02-24T23:59:59+07:00"
    counted = [step["date"] for step in answer["steps"] if step["counted"]]
    assert counted == ["2026-02-13", "2026-02-23", "2026-02-24"]
    assert {"date": "2026-02-17", "counted": False, "why": "Ngày nghỉ: Tết Nguyên Đán."} in answer["steps"]


def test_the_law_of_2027_is_marked_as_to_be_verified() -> None:
    assert json.loads(run("assign_ordinary", "--from", "2027-02-03T09:00", "--json"))["mark"] == "to_verify"


def test_an_exception_changes_the_limit() -> None:
    answer = run("missing_papers", "--from", "2026-02-10", "--on-exception", "extremely_difficult_area")
    assert "10 ngày làm việc: hạn là hết ngày 03/03/2026" in answer


def test_the_list_names_every_rule_of_the_table() -> None:
    rules = {rule["rule"]: rule for rule in json.loads(run("--list", "--json"))}
    assert set(rules) == CODES | REMINDERS
    assert [e["name"] for e in rules["missing_papers"]["exceptions"]] == ["extremely_difficult_area", "force_majeure"]
    assert "assign_detained: Cử người" in run("--list")
    assert all(rule["citation"] and rule["mark"] in ("confirmed", "to_verify") for rule in rules.values())


def test_the_calendar_that_an_officer_keeps_is_used() -> None:
    CalendarDay.objects.create(date="2026-02-13", kind=CalendarDay.Kind.HOLIDAY, name="Nghỉ thêm")
    counted = run("assign_ordinary", "--from", "2026-02-12T16:30", "--json")
    # The officer's year stands alone: without Tết in it, only the one day is off.
    assert json.loads(counted)["due"] == "2026-02-18T23:59:59+07:00"


def test_without_a_database_the_seed_is_used(monkeypatch) -> None:
    def fail(*moments):
        raise DatabaseError

    monkeypatch.setattr(command, "calendar_for", fail)
    assert "hết ngày 24/02/2026" in run("assign_ordinary", "--from", "2026-02-12T16:30")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["assign_ordinary"], "Hãy nêu mã thời hạn"),
        (["--from", "2026-02-12"], "Hãy nêu mã thời hạn"),
        (["gia_han", "--from", "2026-02-12"], "Không có thời hạn nào mang mã “gia_han”"),
        (["assign_ordinary", "--from", "12/02/2026"], "Không hiểu thời điểm “12/02/2026”"),
        (["assign_ordinary", "--from", "0001-01-01T00:00+14:00"], "Không hiểu thời điểm"),
        (["assign_ordinary", "--from", "2017-12-31"], "Chỉ tính được từ năm 2018"),
        (["assign_ordinary", "--from", "2026-02-12", "--on-exception", "complex"], "không có trường hợp “complex”"),
        (["written_advice", "--from", "2026-02-12", "--on-exception", "x"], "complex, needs_verification"),
    ],
)
def test_what_cannot_be_counted_is_said_in_vietnamese_with_code_2(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message) as fault:
        run(*arguments)
    assert fault.value.returncode == 2
