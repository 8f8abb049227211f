"""Test helpers: cases that have ended, results at each step, opinions, a plan that was drawn."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast, Member
from tgpl.cases.models import Case
from tgpl.cases.services import close_case
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.directory.models import Practitioner
from tgpl.quality.models import Assessment, Opinion, SamplingPlan
from tgpl.quality.rulebook import sheet_on
from tgpl.quality.services import (
    ask_opinion,
    draw_cases,
    freeze_frame,
    make_plan,
    sign_assessment,
    start_assessment,
    take_opinion,
)

AGREED = {"consents": ["handle_request", "ask_opinion"]}


def on_register(cast: Cast, member: Member) -> Practitioner:
    """`member` as a practitioner, put on the register once."""
    return Practitioner.objects.filter(user=member.user).first() or practitioner(cast, member)


def ended(cast: Cast, at: datetime, *, by: str = "officer", form: str = "proceedings", **given: Any) -> Case:
    """A case that `by` did and that ended at `at`; its client agreed to be asked for an opinion."""
    began = at - timedelta(days=30)
    case = accept(cast, began, form=form, **{**AGREED, **given})
    assign(case, on_register(cast, cast.people[by]), began + timedelta(hours=1), by=cast.director.actor)
    close_case(by=cast.director.actor, case=case, ending="completed", result="Xong.", at=at)
    return case


def sheet_typed(**changes: str | list[str]) -> dict[str, Any]:
    """A full sheet as it is typed: all points, a note on satisfaction, a conclusion."""
    sheet = sheet_on(timezone.localdate())
    points = {f"points_{n}": str(c.points) for n, c in enumerate(sheet.criteria)}
    notes = {f"note_{n}": "Thấy trong hồ sơ." for n, _c in enumerate(sheet.criteria)}
    return {**points, **notes, "acts": [], "facts": "", "conclusion": "Làm tốt.", **changes}


def sign(assessment: Assessment, at: datetime, *, by: Actor, lose: str = "0", **typed: str | list[str]) -> None:
    """Sign with all points but `lose` of the weightiest criterion."""
    sheet = sheet_on(assessment.sheet_day)
    points = {c.code: c.points for c in sheet.criteria}
    left = Decimal(lose)
    for code, most in points.items():
        taken = min(left, most)
        points[code], left = most - taken, left - taken
    sign_assessment(by=by, assessment=assessment, typed=sheet_typed(**typed), points=points, at=at)


def appraised(cast: Cast, at: datetime, *, lose: str = "0", case: Case | None = None) -> Assessment:
    """A signed appraisal by the centre's assessor."""
    by = cast.assessor.actor
    assessment = start_assessment(by=by, case=case or ended(cast, at), occasion="ended", at=at)
    sign(assessment, at, by=by, lose=lose)
    return assessment


def opinion_given(cast: Cast, case: Case, at: datetime, **answers: str) -> Opinion:
    """An opinion that reception wrote down from a paper."""
    by = cast.reception.actor
    asked = ask_opinion(by=by, case=case, way="paper", at=at)
    told = {"explained": "yes", "in_time": "yes", "respected": "yes", "satisfied": "yes", **answers}
    take_opinion(by=by, opinion=asked.opinion, answers=told, speaker="client", words="Cảm ơn.", at=at)
    return asked.opinion


def drawn_plan(cast: Cast, at: datetime, *, share: str = "100", second: str = "100") -> SamplingPlan:
    """A plan of the department over what ended before `at`, frozen and drawn."""
    by = cast.department_officer.actor
    plan = make_plan(
        by=by,
        name="Đánh giá năm 2026",
        ended_from=(at - timedelta(days=60)).date(),
        ended_to=at.date(),
        forms=["proceedings", "representation"],
        share=Decimal(share),
        second_share=Decimal(second),
    )
    freeze_frame(by=by, plan=plan, at=at)
    draw_cases(by=by, plan=plan, seed="38291", seed_source="Xổ số", at=at + timedelta(minutes=1))
    return plan
