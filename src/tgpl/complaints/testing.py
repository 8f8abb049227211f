"""Test helpers: requests that were refused, and complaints at each step."""

from datetime import datetime, timedelta
from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.complaints.models import Complaint
from tgpl.complaints.services import take_complaint
from tgpl.intake.models import Request
from tgpl.intake.services import refuse_request
from tgpl.intake.testing import ask


def refused(cast: Cast, at: datetime, *, by: Actor | None = None, **given: Any) -> Request:
    """A request that was refused at `at`: by the branch head standing in, unless somebody else is named."""
    request = ask(given.pop("office", cast.centre), at - timedelta(days=1), **given)
    by = by or cast.branch_head.actor
    refuse_request(by=by, request=request, ground_code="a", reason="Không thuộc diện.", at=at)
    return request


def complain(cast: Cast, at: datetime, *, request: Request | None = None, **told: Any) -> Complaint:
    """A complaint that reception took down."""
    terms = {"act": "refusal", "way": "telephone", "story": "Tôi có giấy hộ nghèo.", **told}
    asked = request or refused(cast, at - timedelta(hours=1))
    return take_complaint(by=cast.reception.actor, request=asked, at=at, **terms)
