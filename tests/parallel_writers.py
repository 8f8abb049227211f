"""What the parallel register test runs in processes of their own: `prepare` once, then several `accept` at once."""

from django.core.management import call_command
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case
from tgpl.cases.services import CaseError, accept_request
from tgpl.demo.province import Province, build_province
from tgpl.demo.services import told
from tgpl.intake.models import Request
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
