"""Test helpers: cases of any ground, field, form and sex, at any step of their life."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from tgpl.accounts.models import Agency
from tgpl.accounts.testing import Cast
from tgpl.cases.models import Case
from tgpl.cases.services import accept_request, close_case, record_work
from tgpl.cases.testing import assign
from tgpl.directory.models import Practitioner
from tgpl.intake.testing import ask, find_eligible

POOR = {"household": "poor"}
MINORITY = {"ethnic_minority": True, "extremely_difficult_area": True}
MERIT = {"person_of_merit": True}
CHILD = {"date_of_birth": "2015-03-01"}


def accepted(
    cast: Cast,
    at: datetime,
    *,
    facts: dict[str, Any] = POOR,
    form: str = "proceedings",
    field: str = "criminal",
    sex: str = "female",
    office: Agency | None = None,
    **given: Any,
) -> Case:
    """A case accepted at `at`."""
    person = {"sex": sex, **given.pop("person", {})}
    request = ask(office or cast.centre, at, facts=facts, person=person, **given)
    by = cast.director.actor
    find_eligible(request, at, by=by, facts=facts)
    return accept_request(by=by, request=request, form=form, field=field, at=at)


def ended(case: Case, cast: Cast, who: Practitioner, at: datetime, *, ending: str = "completed") -> Case:
    """The case worked on by `who` and ended at `at`."""
    by = cast.director.actor
    if not case.assignments.filter(practitioner=who, ended_at=None).exists():
        assign(case, who, max(case.status_at, at - timedelta(hours=2)), by=by)
    worked_on(case, cast, at)
    close_case(by=by, case=case, ending=ending, result="Xong.", at=at)
    case.refresh_from_db()
    return case


def worked_on(case: Case, cast: Cast, at: datetime) -> None:
    """Whoever is on the case wrote down some work."""
    record_work(
        by=cast.director.actor,
        case=case,
        kind="meeting",
        done_on=localdate(at),
        minutes=60,
        description="Gặp người được trợ giúp.",
        at=at,
    )
