"""Who may open the pages of this room."""

import datetime as dt
from typing import Any

from django.utils import timezone

from tgpl.accounts.roles import Permission, Role
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.intake.testing import ask
from tgpl.people.services import merge_people
from tgpl.territory.models import Commune, Province


def _commune(cast: Cast) -> dict[str, str]:
    day = dt.date(2025, 7, 1)
    province = Province.objects.create(code="99", name="Mẫu", kind="tỉnh", valid_from=day)
    Commune.objects.create(code="99001", name="Mẫu", folded="mau", kind="xã", province=province, valid_from=day)
    return {"code": "99001"}


BRANCH = {Role.BRANCH_HEAD: 404}  # a branch does not see the people of its centre


def a_person(cast: Cast) -> dict[str, Any]:
    return {"uid": ask(cast.centre, timezone.now()).person.uid}


def two_people(cast: Cast) -> dict[str, Any]:
    return {**a_person(cast), "other": a_person(cast)["uid"]}


def a_merge(cast: Cast) -> dict[str, Any]:
    one, other = (ask(cast.centre, timezone.now()).person for _ in range(2))
    merge = merge_people(by=cast.director.actor, survivor=one, other=other, reason="Một người", at=timezone.now())
    return {"uid": one.uid, "number": merge.pk}


SEE, MERGE = holders(Permission.VIEW_PEOPLE), holders(Permission.MERGE_PEOPLE)
DOORS = {
    "desk:home": Door(but={Role.PARTNER: 302}),
    "desk:find": Door(),
    "desk:find_commune": Door(),
    "desk:show_commune": Door(given=_commune),
    "desk:open_person": Door(open_to=SEE, given=a_person, elsewhere=404, but=BRANCH),
    "desk:find_record": Door(open_to=MERGE, given=a_person, elsewhere=404, but=BRANCH, opens_with=302),
    "desk:compare_people": Door(open_to=MERGE, given=two_people, elsewhere=404, but=BRANCH),
    "desk:undo_merge": Door(open_to=MERGE, given=a_merge, elsewhere=404, but=BRANCH),
}
