"""The three statuses of a task - shown by evidence, declared by the unit, accepted by the department. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from tgpl.plans.rules.stages import Declared


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that should reach so much. `lasting`: it must hold until the task's time is over ("100 % of them")."""

    value: int
    wanted: int
    lasting: bool = False

    @property
    def is_met(self) -> bool:
        return self.value >= self.wanted


def share_goal(value: int, out_of: int, percent: int) -> Goal:
    """At least `percent` of `out_of`, which must hold to the end; a part of a person counts as a whole one."""
    return Goal(value, -(-out_of * percent // 100), lasting=True)


def shown_status(goals: Sequence[Goal], is_over: bool) -> Declared | None:
    """What the evidence shows. None: it shows nothing by itself, so that people must say.

    A share that holds so far is under way until the task's time is over.
    """
    counted = [goal for goal in goals if goal.wanted > 0]
    if not counted:
        return None
    if all(goal.is_met and (is_over or not goal.lasting) for goal in counted):
        return Declared.DONE
    return Declared.UNDER_WAY if any(goal.value for goal in counted) else Declared.NOT_BEGUN


def differs(said: Declared, shown: Declared | None) -> bool:
    """Whether what is said is not what the evidence shows, and so needs a reason."""
    return shown is not None and said is not shown
