"""Who may open the pages of complaints."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tgpl.accounts.roles import Permission, Role
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.complaints.testing import complain, refused

NOT_THE_BRANCHS = {Role.BRANCH_HEAD: 404}


def a_complaint(cast: Cast) -> dict[str, Any]:
    return {"code": complain(cast, timezone.now() - timedelta(hours=1)).code}


def a_refused_request(cast: Cast) -> dict[str, Any]:
    return {"reference": refused(cast, timezone.now() - timedelta(hours=1)).reference}


TAKE, VIEW = holders(Permission.TAKE_COMPLAINTS), holders(Permission.VIEW_COMPLAINTS)
ANSWER = holders(Permission.ANSWER_COMPLAINTS)
OF_A_COMPLAINT = {"given": a_complaint, "elsewhere": 404}
# The hotline takes complaints down and reads none.
TAKEN = {**OF_A_COMPLAINT, "but": {**NOT_THE_BRANCHS, Role.HOTLINE_OPERATOR: 404}}
READ = {**OF_A_COMPLAINT, "but": NOT_THE_BRANCHS}
# Without the proof on the device, the codes are asked for.
FOLLOWED = Door.public(opens_with=302)

DOORS = {
    "complaints:list_own": FOLLOWED,
    "complaints:file_complaint": FOLLOWED,
    "complaints:go_on": Door.public(opens_with=302, given=a_complaint),
    "complaints:list_complaints": Door(open_to=VIEW),
    "complaints:open_complaint": Door(open_to=VIEW, **READ),
    "complaints:answer_complaint": Door(open_to=ANSWER, **READ),
    "complaints:note_told": Door(open_to=VIEW, **READ),
    "complaints:escalate_complaint": Door(open_to=TAKE, **TAKEN),
    "complaints:withdraw_complaint": Door(open_to=TAKE, **TAKEN),
    "complaints:note_court": Door(open_to=ANSWER, **READ),
    "complaints:take_complaint": Door(open_to=TAKE, given=a_refused_request, elsewhere=404, but=NOT_THE_BRANCHS),
}
