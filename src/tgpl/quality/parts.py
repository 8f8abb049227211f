"""What this room shows on the page of a case."""

from collections.abc import Mapping
from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case
from tgpl.cases.rules.moves import CaseStatus
from tgpl.intake.models import FormOfAid
from tgpl.quality.models import Kind
from tgpl.quality.presenters.results import result_lines
from tgpl.quality.queries.assessment import assessments_of, kind_for
from tgpl.quality.queries.opinion import opinions_of
from tgpl.quality.queries.success import success_of


def quality_of(actor: Actor, case: Case) -> Mapping[str, Any] | None:
    """Results, opinions and success of a case that has ended: three queries, and nothing while it runs."""
    if case.status != CaseStatus.ENDED:
        return None
    results = assessments_of(actor, case)
    told = {
        "case": case,
        "results": result_lines(results),
        "opinions": opinions_of(actor, case),
        "success": success_of(actor, case),
        "may_start": actor.may(Permission.ASSESS_QUALITY) and not any(one.kind == kind_for(actor) for one in results),
        "may_ask": actor.may(Permission.ASK_OPINIONS) and case.form != FormOfAid.ADVICE,
        "may_judge": actor.may(Permission.ASSESS_QUALITY) and case.form == FormOfAid.PROCEEDINGS,
        "evaluates": kind_for(actor) == Kind.EVALUATION,
    }
    shown = ("results", "opinions", "success", "may_start", "may_ask", "may_judge")
    return told if any(told[name] for name in shown) else None
