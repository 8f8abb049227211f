"""Test helpers: a case at each step of its life."""

from datetime import date, datetime
from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.testing import Cast, Member
from tgpl.cases.models import Assignment, Case
from tgpl.cases.services import accept_request, assign_practitioner, check_conflicts
from tgpl.directory.models import Practitioner
from tgpl.directory.services import add_practitioner
from tgpl.intake.testing import ask, find_eligible


def accept(cast: Cast, at: datetime, *, office: Agency | None = None, form: str = "proceedings", **given: Any) -> Case:
    """A request received, found eligible and accepted at `at`."""
    request = ask(office or cast.centre, at, **given)
    director = cast.director.actor
    find_eligible(request, at, by=director)
    return accept_request(by=director, request=request, form=form, field="land", at=at)


def practitioner(cast: Cast, member: Member, *, kind: str = "legal_aid_officer") -> Practitioner:
    """`member` put on the register as a practitioner of their agency."""
    return add_practitioner(
        by=cast.director.actor,
        full_name=member.user.full_name,
        gender="female",
        agency=member.agency,
        kind=kind,
        valid_from=date(2020, 1, 1),
        fields=["criminal", "land"],
        user=member.user,
    )


def assign(case: Case, who: Practitioner, at: datetime, *, by: Actor, reason: str = "") -> Assignment:
    """`who` put on the case after a conflict check."""
    check = check_conflicts(by=by, case=case, practitioner=who, at=at)
    return assign_practitioner(by=by, case=case, check=check, at=at, reason=reason)
