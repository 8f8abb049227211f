"""Why something cannot be done with a plan, worded for the officer."""

from tgpl.plans.models import Plan


class PlanError(Exception):
    """What cannot be done, and what to do instead."""


class ReasonWanted(PlanError):
    """What is said is not what the evidence shows, and nobody said why."""


class NotAPlan(PlanError):
    """The text describes a plan but holds no tasks with slots."""


class AlreadyImported(PlanError):
    """The same file was read before."""

    def __init__(self, message: str, plan: Plan) -> None:
        super().__init__(message)
        self.plan = plan
