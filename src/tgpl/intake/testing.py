"""Test helpers: a request as people bring them, in every channel."""

from datetime import datetime, timedelta
from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.eligibility.rules import Facts
from tgpl.intake.models import EligibilityCheck, Request
from tgpl.intake.services import NewRequest, decide_eligibility, propose_eligibility, receive_request
from tgpl.intake.services.attempts import note_attempt, owed_to
from tgpl.people.services import PersonDetails

DETAINED_MINOR = {"date_of_birth": "2009-05-01", "proceedings_role": "accused", "matter_field": "criminal"}
POOR = {"household": "poor"}


def ask(
    office: Agency, at: datetime, *, by: Actor | None = None, person: dict[str, Any] | None = None, **given: Any
) -> Request:
    """A request received at `at`; `person` and the rest override an ordinary one."""
    details = {"full_name": "Trần Thị Mẫu", "has_disability": True, "disability_kinds": ["vision"], **(person or {})}
    new = NewRequest(
        **{
            "person": PersonDetails(**details),
            "channel": "web",
            "received_at": at,
            "story": "Tranh chấp ranh giới đất với nhà bên.",
            "matter_field": "land",
            "wanted_form": "proceedings",
            "facts": POOR,
            "consents": ["handle_request"],
            **given,
        }
    )
    return receive_request(by=by or Actor.citizen(), office=office, new=new).request


def try_in_vain(request: Request, at: datetime, *, by: Actor) -> datetime:
    """The person is tried as often as the rule says, a day apart, and never reached; when that is over."""
    while owed_to(request, at):
        at += timedelta(days=1)
        note_attempt(by=by, request=request, way="meeting", reached=False, note="", at=at)
    return at


def check(request: Request, *, by: Actor, facts: dict[str, Any] = POOR) -> EligibilityCheck:
    """What the engine proposes; nobody has decided yet."""
    return propose_eligibility(by=by, request=request, facts=Facts.from_json(facts), on=request.received_on)


def find_eligible(request: Request, at: datetime, *, by: Actor, facts: dict[str, Any] = POOR) -> None:
    """Check and decide that the person qualifies, on the first ground that the engine proposes."""
    proposed = check(request, by=by, facts=facts)
    ground = next(g["code"] for g in proposed.proposal["grounds"] if g["answer"] == "yes")
    decide_eligibility(by=by, check=proposed, answer="yes", ground=ground, at=at)
