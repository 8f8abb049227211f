"""Who may open the pages of quality, opinions and targets."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tgpl.accounts.roles import Permission, Role
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.quality.models import Assessment, Opinion
from tgpl.quality.services import ask_opinion, make_plan, start_assessment
from tgpl.quality.testing import appraised, drawn_plan, ended, on_register, opinion_given

NOT_THE_BRANCHS = {Role.BRANCH_HEAD: 404}
NOT_THEIRS = {Role.CONTRACT_LAWYER: 404}  # the case is the officer's


def a_case(cast: Cast) -> dict[str, Any]:
    return {"code": ended(cast, timezone.now() - timedelta(hours=1)).code}


def _result(cast: Cast) -> Assessment:
    return appraised(cast, timezone.now() - timedelta(hours=1))


def a_result(cast: Cast) -> dict[str, Any]:
    return {"uid": _result(cast).uid}


def a_result_on_paper(cast: Cast) -> dict[str, Any]:
    return {"uid": _result(cast).uid, "kind": "docx"}


def a_draft(cast: Cast) -> dict[str, Any]:
    case, at = ended(cast, timezone.now() - timedelta(hours=1)), timezone.now()
    return {"uid": start_assessment(by=cast.assessor.actor, case=case, occasion="ended", at=at).uid}


def a_plan(cast: Cast) -> dict[str, Any]:
    ended(cast, timezone.now() - timedelta(hours=2))
    return {"pk": drawn_plan(cast, timezone.now() - timedelta(hours=1)).pk}


def a_new_plan(cast: Cast) -> dict[str, Any]:
    today = timezone.localdate()
    terms: dict[str, Any] = {"forms": ["proceedings"], "share": 10, "second_share": 0}
    plan = make_plan(by=cast.director.actor, name="Mẫu", ended_from=today, ended_to=today, **terms)
    return {"pk": plan.pk}


def _opinion(cast: Cast) -> Opinion:
    at = timezone.now() - timedelta(hours=1)
    return opinion_given(cast, ended(cast, at), at)


def an_opinion(cast: Cast) -> dict[str, Any]:
    return {"pk": _opinion(cast).pk}


def a_form(cast: Cast) -> dict[str, Any]:
    return {"pk": _opinion(cast).pk, "kind": "docx"}


def a_waiting_opinion(cast: Cast) -> dict[str, Any]:
    at = timezone.now() - timedelta(hours=1)
    return {"pk": ask_opinion(by=cast.reception.actor, case=ended(cast, at), way="paper", at=at).opinion.pk}


def a_link(cast: Cast) -> dict[str, Any]:
    at = timezone.now() - timedelta(hours=1)
    return {"secret": ask_opinion(by=cast.reception.actor, case=ended(cast, at), way="link", at=at).secret}


def a_linked_question(cast: Cast) -> dict[str, Any]:
    return {**a_link(cast), "number": 1}


def an_officer(cast: Cast) -> dict[str, Any]:
    return {"year": timezone.localdate().year, "uid": on_register(cast, cast.officer).uid}


ASSESS = holders(Permission.ASSESS_QUALITY)
DO_CASES = holders(Permission.WORK_CASES)
PLAN = holders(Permission.PLAN_SAMPLING)
ASK = holders(Permission.ASK_OPINIONS)
READ_OPINIONS = ASK | ASSESS | DO_CASES
ONLY_ITS_WRITER = {role: 404 for role in ASSESS if role != Role.QUALITY_ASSESSOR}

DOORS = {
    "quality:list_results": Door(open_to=ASSESS),
    "quality:list_waiting": Door(open_to=ASSESS),
    "quality:show_agreement": Door(open_to=ASSESS),
    "quality:open_result": Door(
        open_to=ASSESS | DO_CASES, given=a_result, elsewhere=404, but=NOT_THE_BRANCHS | NOT_THEIRS
    ),
    "quality:take_paper": Door(
        open_to=ASSESS | DO_CASES, given=a_result_on_paper, elsewhere=404, but=NOT_THE_BRANCHS | NOT_THEIRS
    ),
    "quality:score_case": Door(open_to=ASSESS, given=a_draft, elsewhere=404, but=ONLY_ITS_WRITER),
    "quality:correct_result": Door(open_to=ASSESS, given=a_result, elsewhere=404, but=ONLY_ITS_WRITER),
    "quality:answer_result": Door(open_to=DO_CASES, given=a_result, elsewhere=404, but=NOT_THEIRS),
    "quality:start_reading": Door(open_to=ASSESS, given=a_case, elsewhere=404, but=NOT_THE_BRANCHS),
    "quality:record_success": Door(open_to=ASSESS, given=a_case, elsewhere=404, but=NOT_THE_BRANCHS),
    "quality:list_plans": Door(open_to=ASSESS | DO_CASES),
    "quality:make_plan": Door(open_to=PLAN),
    "quality:open_plan": Door(open_to=ASSESS | DO_CASES, given=a_plan),
    "quality:take_frame": Door(open_to=ASSESS | DO_CASES, given=a_plan),
    "quality:freeze_frame": Door(open_to=PLAN, given=a_new_plan, elsewhere=404, but={Role.DEPARTMENT_OFFICER: 404}),
    "quality:draw_cases": Door(open_to=PLAN, given=a_new_plan, elsewhere=404, but={Role.DEPARTMENT_OFFICER: 404}),
    "quality:list_opinions": Door(open_to=READ_OPINIONS),
    "quality:list_to_ask": Door(open_to=ASK),
    "quality:open_opinion": Door(
        open_to=READ_OPINIONS, given=an_opinion, elsewhere=404, but=NOT_THE_BRANCHS | NOT_THEIRS
    ),
    "quality:take_form": Door(open_to=READ_OPINIONS, given=a_form, elsewhere=404, but=NOT_THE_BRANCHS | NOT_THEIRS),
    "quality:take_opinion": Door(open_to=ASK, given=a_waiting_opinion, elsewhere=404, but=NOT_THE_BRANCHS),
    "quality:ask_opinion": Door(open_to=ASK, given=a_case, elsewhere=404, but=NOT_THE_BRANCHS),
    "quality:begin": Door.public(given=a_link),
    "quality:answer_question": Door.public(given=a_linked_question),
    "quality:send": Door.public(given=a_link),
    "quality:thank": Door.public(),
    "quality:link_is_over": Door.public(),
    "quality:show_targets": Door(open_to=holders(Permission.VIEW_TARGETS)),
    "quality:list_counted": Door(
        open_to=holders(Permission.VIEW_TARGETS), given=an_officer, elsewhere=404, but=NOT_THE_BRANCHS
    ),
    "quality:note_circumstance": Door(
        open_to=holders(Permission.ASSIGN_CASES), given=an_officer, elsewhere=404, but=NOT_THE_BRANCHS
    ),
    "quality:enter_bands": Door(open_to=holders(Permission.MANAGE_LAW), given=lambda cast: {"year": 2026}),
}
