"""Test helpers: a plan at each step of its life."""

from pathlib import Path

from tgpl.accounts.actor import Actor
from tgpl.plans.models import Doubt, Plan
from tgpl.plans.services import answer_doubt, confirm_import, import_plan

SAMPLES = Path(__file__).parent / "tests" / "samples"


def read_sample(by: Actor, name: str = "prose.txt") -> Plan:
    """A sample document as it was read, not yet confirmed."""
    return import_plan(by=by, content=(SAMPLES / name).read_bytes(), file_name=name)


def plan_in_force(by: Actor, name: str = "prose.txt") -> Plan:
    """A sample document read, every doubt answered, confirmed."""
    plan = read_sample(by, name)
    for doubt in plan.doubts.all():
        answer_doubt(by=by, doubt=doubt, answer=Doubt.Answer.AS_READ)
    confirm_import(by=by, plan=plan)
    return plan
