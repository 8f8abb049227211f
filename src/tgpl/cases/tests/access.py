"""Who may open the pages of matters."""

from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from tgpl.accounts.roles import PERMISSIONS, Permission, Role
from tgpl.accounts.testing import Cast, Door
from tgpl.cases.models import Case
from tgpl.cases.services import add_paper, close_register, send_registration, set_hearing
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.core.testing.files import speech
from tgpl.intake.services import add_request_paper
from tgpl.intake.testing import ask, find_eligible


def holding(*permissions: Permission) -> set[Role]:
    return {role for role, held in PERMISSIONS.items() if held & set(permissions)}


def _earlier() -> datetime:
    return timezone.now() - timedelta(hours=1)


def _case(cast: Cast) -> Case:
    case = accept(cast, _earlier())
    assign(case, practitioner(cast, cast.officer), _earlier(), by=cast.director.actor)
    return case


def a_case(cast: Cast) -> dict[str, Any]:
    return {"code": _case(cast).code}


def an_unassigned_case(cast: Cast) -> dict[str, Any]:
    return {"code": accept(cast, _earlier()).code}


def a_choice(cast: Cast) -> dict[str, Any]:
    return {"code": accept(cast, _earlier()).code, "practitioner": practitioner(cast, cast.officer).pk}


def a_paper(cast: Cast) -> dict[str, Any]:
    case = _case(cast)
    file = ContentFile(b"%PDF-1.7", name="don.pdf")
    paper = add_paper(by=cast.director.actor, case=case, kind="other", title="Đơn", at=timezone.now(), file=file)
    return {"code": case.code, "uid": paper.uid}


def a_recording(cast: Cast) -> dict[str, Any]:
    case = _case(cast)
    given = {"by": cast.reception.actor, "request": case.request, "title": "Lời kể", "at": timezone.now()}
    return {"code": case.code, "uid": add_request_paper(kind="speech", file=speech(), **given).uid}


def a_practitioner(cast: Cast) -> dict[str, Any]:
    return {"practitioner": practitioner(cast, cast.officer).pk}


def a_registration(cast: Cast) -> dict[str, Any]:
    case = _case(cast)
    sent = send_registration(by=cast.director.actor, case=case, body="Tòa án nhân dân khu vực 1", at=timezone.now())
    return {"code": case.code, "number": sent.pk}


def a_hearing(cast: Cast) -> dict[str, Any]:
    case, now = _case(cast), timezone.now()
    about = {"kind": "trial", "starts_at": now + timedelta(days=20), "place": "Phòng xử án số 1"}
    return {"code": case.code, "uid": set_hearing(by=cast.director.actor, case=case, at=now, **about).uid}


def an_eligible_request(cast: Cast) -> dict[str, Any]:
    request = ask(cast.centre, _earlier())
    find_eligible(request, _earlier(), by=cast.director.actor)
    return {"reference": request.reference}


# A lawyer sees their own cases only, and this one is the officer's.
NOT_THEIRS = {Role.CONTRACT_LAWYER: 404}
NOT_THE_BRANCHS = {Role.BRANCH_HEAD: 404}
SEE = holding(Permission.VIEW_CASES)
WORK = holding(Permission.WORK_CASES, Permission.ASSIGN_CASES)
ASSIGN = holding(Permission.ASSIGN_CASES)
MEET = holding(Permission.WORK_CASES, Permission.ASSIGN_CASES, Permission.RECEIVE_REQUESTS)
THEIRS_ALONE = {**NOT_THEIRS, **NOT_THE_BRANCHS}
NOT_BY_PHONE = {**THEIRS_ALONE, Role.HOTLINE_OPERATOR: 404}  # takes requests down, sees no cases
OF_A_CASE = {"given": a_case, "elsewhere": 404, "but": {**NOT_THEIRS, **NOT_THE_BRANCHS}}

DOORS = {
    "cases:show_day": Door(open_to=holding(Permission.WORK_CASES)),
    "cases:download_calendar": Door(open_to=holding(Permission.WORK_CASES)),
    "cases:hand_over_matters": Door(open_to=ASSIGN, given=a_practitioner, elsewhere=404, but=NOT_THE_BRANCHS),
    "cases:list_left": Door(open_to=ASSIGN),
    "cases:list_cases": Door(open_to=SEE),
    "cases:open_case": Door(open_to=SEE, **OF_A_CASE),
    "cases:open_course": Door(open_to=SEE, **OF_A_CASE),
    "cases:open_parts": Door(open_to=SEE, **OF_A_CASE),
    "cases:list_work": Door(open_to=SEE, **OF_A_CASE),
    "cases:take_paper": Door(open_to=SEE, given=a_paper, elsewhere=404, but={**NOT_THEIRS, **NOT_THE_BRANCHS}),
    "cases:hear_recording": Door(open_to=SEE, given=a_recording, elsewhere=404, but=THEIRS_ALONE),
    "cases:play_recording": Door(open_to=SEE, given=a_recording, elsewhere=404, but=THEIRS_ALONE),
    "cases:keep_transcript": Door(open_to=MEET, given=a_recording, elsewhere=404, but=NOT_BY_PHONE),
    "cases:open_register": Door(
        open_to=holding(Permission.VIEW_REQUESTS),
        given=lambda cast: {"office": cast.centre.pk, "year": 2026},
        elsewhere=404,
        but=NOT_THE_BRANCHS,
    ),
    "cases:accept_request": Door(
        open_to=holding(Permission.DECIDE_REQUESTS), given=an_eligible_request, elsewhere=404, but=NOT_THE_BRANCHS
    ),
    "cases:give_brief_advice": Door(
        open_to=holding(Permission.GIVE_BRIEF_ADVICE),
        given=an_eligible_request,
        elsewhere=404,
        but={**NOT_THE_BRANCHS, Role.LEGAL_AID_OFFICER: 404},
    ),
    "cases:choose_practitioner": Door(open_to=ASSIGN, given=an_unassigned_case, elsewhere=404, but=NOT_THE_BRANCHS),
    "cases:assign_practitioner": Door(open_to=ASSIGN, given=a_choice, elsewhere=404, but=NOT_THE_BRANCHS),
    "cases:choose_colleague": Door(open_to=ASSIGN, given=a_case, elsewhere=404, but=NOT_THE_BRANCHS),
    "cases:add_practitioner": Door(open_to=ASSIGN, given=a_choice, elsewhere=404, but=NOT_THE_BRANCHS),
    "cases:answer_registration": Door(open_to=WORK, given=a_registration, elsewhere=404, but=THEIRS_ALONE),
    "cases:call_off_hearing": Door(open_to=WORK, given=a_hearing, elsewhere=404, but=THEIRS_ALONE),
    **{
        f"cases:{step}": Door(open_to=ASSIGN, given=a_case, elsewhere=404, but=NOT_THE_BRANCHS)
        for step in ["refuse_change", "stop_case", "change_form", "reopen_case"]
    },
    **{
        f"cases:{step}": Door(open_to=MEET, given=a_case, elsewhere=404, but=NOT_BY_PHONE)
        for step in ["take_petition", "note_lost_eligibility", "tell_client"]
    },
    **{
        f"cases:{step}": Door(open_to=WORK, given=a_case, elsewhere=404, but={**NOT_THEIRS, **NOT_THE_BRANCHS})
        for step in [
            "record_work", "add_paper", "add_party", "close_case", "suspend_case", "resume_case",
            "record_national_entry",
            "answer_access_needs", "hand_over_file", "join_matter", "enter_stage", "note_number", "add_charge",
            "send_registration", "set_hearing",
        ]
    },
}  # fmt: skip


def a_closing(cast: Cast) -> dict[str, Any]:
    told = {"office": cast.centre, "register": "cases", "span": "month", "at": timezone.now()}
    closing = close_register(
        by=cast.director.actor, day=timezone.localdate().replace(day=1) - timedelta(days=1), **told
    )
    return {"number": closing.pk}


OF_AN_OFFICE = {"given": lambda cast: {"office": cast.centre.pk}, "elsewhere": 404, "but": NOT_THE_BRANCHS}
DOORS |= {
    "cases:list_closings": Door(open_to=holding(Permission.VIEW_REQUESTS), **OF_AN_OFFICE),
    "cases:close_register": Door(open_to=holding(Permission.DECIDE_REQUESTS), **OF_AN_OFFICE),
    "cases:show_closing": Door(
        open_to=holding(Permission.VIEW_REQUESTS), given=a_closing, elsewhere=404, but=NOT_THE_BRANCHS
    ),
}
