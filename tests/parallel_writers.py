"""What the parallel register test runs in processes of their own: `prepare` once, then several `accept` at once."""

from django.core.management import call_command
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case
from tgpl.cases.services import CaseError, accept_request
from tgpl.demo.province import SINCE, Province, build_province
from tgpl.demo.services import told
from tgpl.documents.models import Letter
from tgpl.documents.registry import Drawing, drawings, sources
from tgpl.documents.services import LetterError, add_signatory, draft_letter, issue_letter
from tgpl.intake.models import Request
from tgpl.intake.services import refuse_request
from tgpl.intake.testing import ask, find_eligible


def prepare(requests: int) -> None:
    """A province with `requests` eligible requests, by turns at the centre and at a branch."""
    call_command("migrate", verbosity=0)
    province: Province = build_province(told("province"))
    for number in range(requests):
        office = province.agencies["centre" if number % 2 else "CN1"]
        request = ask(office, timezone.now())
        find_eligible(request, timezone.now(), by=province.actor("giamdoc"))


def accept() -> None:
    """Accept every request, whoever else is doing the same."""
    by = Actor.system("Người thử")
    for request in Request.objects.order_by("pk"):
        try:
            accept_request(by=by, request=request, form="proceedings", field="land", at=timezone.now())
        except CaseError:
            continue  # somebody else was first


def register_numbers() -> list[tuple[str, int]]:
    """Which numbers each register gave."""
    return sorted(Case.objects.values_list("office__register_prefix", "number"))


def prepare_letters(letters: int) -> None:
    """A province whose centre and a branch have `letters` drafts by turns, and somebody who signs for each."""
    call_command("migrate", verbosity=0)
    province: Province = build_province(told("province"))
    by = province.actor("giamdoc")
    for office in (province.agencies["centre"], province.agencies["CN1"]):
        add_signatory(by=by, office=office, name="Lê Thị Mẫu", position="Giám đốc", valid_from=SINCE)
    for number in range(letters):
        request = ask(province.agencies["centre" if number % 2 else "CN1"], timezone.now())
        refuse_request(by=by, request=request, ground_code="a", reason="Chưa có vụ việc.", at=timezone.now())
        draft_letter(by=by, drawing=_notice(), source=sources["request"], thing=request, at=timezone.now())
    Letter.objects.update(text="loại: THÔNG BÁO\n----\nNội dung.")


def _notice() -> Drawing:
    notice = drawings.get("tt-12-2018-08", "request")
    assert notice
    return notice


def _address(code: str) -> str:
    return f"https://mau.example/{code}/"


def issue() -> None:
    """Issue every draft, whoever else is doing the same."""
    by = Actor.system("Người thử")
    for letter in Letter.objects.filter(issued_at=None).select_related("office__parent").order_by("pk"):
        who = letter.office.signatories.get()
        try:
            issue_letter(by=by, letter=letter, signatory=who, revision=1, at=timezone.now(), address=_address)
        except LetterError:
            continue  # somebody else was first


def letter_numbers() -> list[tuple[str, int]]:
    """Which numbers each book of letters gave."""
    return sorted(Letter.objects.issued().values_list("office__register_prefix", "number"))
