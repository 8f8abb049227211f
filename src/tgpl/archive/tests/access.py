"""Who may open the pages of the archive."""

from django.utils import timezone

from tgpl.accounts.roles import PERMISSIONS, Permission, Role
from tgpl.accounts.testing import Cast, Door
from tgpl.archive.services import deposit_file
from tgpl.archive.testing import a_paper, an_ended_case, read_everything, scan
from tgpl.cases.models import Case


def holding(permission: Permission) -> set[Role]:
    return {role for role, held in PERMISSIONS.items() if permission in held}


def _case(cast: Cast) -> Case:
    return an_ended_case(cast, timezone.now())


def _read_paper(cast: Cast) -> dict[str, object]:
    paper = a_paper(cast, _case(cast), b"%PDF-1.4 nothing inside", timezone.now())
    read_everything()
    return {"uid": paper.uid}


def _read_page(cast: Cast) -> dict[str, object]:
    paper = a_paper(cast, _case(cast), scan("Bản án số 12"), timezone.now())
    read_everything()
    return {"uid": paper.uid, "number": 1}


def _code(cast: Cast) -> dict[str, object]:
    return {"code": _case(cast).code}


def _deposited(cast: Cast) -> dict[str, object]:
    case = _case(cast)
    a_paper(cast, case, b"%PDF-1.4 nothing inside", timezone.now())
    return {"code": deposit_file(by=cast.director.actor, case=case, at=timezone.now()).file_code}


# A lawyer sees their own cases only, and this one is the officer's, at the centre.
NOT_THEIRS = {Role.CONTRACT_LAWYER: 404, Role.BRANCH_HEAD: 404}
NOT_THE_BRANCHS = {Role.BRANCH_HEAD: 404}
SEE, KEEP = holding(Permission.VIEW_CASES), holding(Permission.KEEP_ARCHIVE)
DOORS = {
    "archive:search_papers": Door(open_to=SEE),
    "archive:read_words": Door(open_to=SEE, given=_read_paper, elsewhere=404, but=NOT_THEIRS),
    "archive:confirm_page": Door(open_to=SEE, given=_read_page, elsewhere=404, but=NOT_THEIRS),
    "archive:list_deposits": Door(open_to=KEEP),
    "archive:list_waiting": Door(open_to=KEEP),
    "archive:deposit": Door(
        open_to=KEEP, given=_code, method="post", opens_with=302, elsewhere=404, but=NOT_THE_BRANCHS
    ),
    "archive:take_package": Door(open_to=KEEP, given=_deposited, elsewhere=404, but=NOT_THE_BRANCHS),
}
