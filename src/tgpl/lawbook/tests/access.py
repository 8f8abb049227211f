"""Who may open the pages of rules and their editions."""

from typing import Any

from django.utils import timezone

from tgpl.accounts.roles import Permission
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.core.law.editions import Span
from tgpl.lawbook.services import ask_trial
from tgpl.lawbook.testing import an_edition

LAW = holders(Permission.MANAGE_LAW)


def _edition(cast: Cast) -> dict[str, Any]:
    return {"uid": an_edition(cast).uid}


def _trial(cast: Cast) -> dict[str, Any]:
    today = timezone.localdate()
    edition = an_edition(cast)
    trial = ask_trial(by=cast.administrator.actor, edition=edition, span=Span(today, today, today), at=timezone.now())
    return {"uid": edition.uid, "number": trial.pk}


DOORS = {
    "lawbook:list_rules": Door(open_to=LAW),
    "lawbook:show_file": Door(open_to=LAW, given=lambda cast: {"kind": "deadlines", "name": "tt-12-2018.yaml"}),
    "lawbook:write_edition": Door(open_to=LAW, given=lambda cast: {"kind": "fees"}),
    "lawbook:open_edition": Door(open_to=LAW, given=_edition),
    "lawbook:try_edition": Door(open_to=LAW, given=_edition),
    "lawbook:list_differences": Door(open_to=LAW, given=_trial),
    "lawbook:put_in_force": Door(open_to=LAW, given=_edition),
    "lawbook:withdraw_edition": Door(open_to=LAW, given=_edition),
}
