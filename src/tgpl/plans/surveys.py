"""Rounds of survey that serve a task: which tasks a round may be for, and the rounds of one."""

from django.db.models import QuerySet
from django.urls import reverse

from tgpl.accounts.actor import Actor
from tgpl.network.models import SurveyRound
from tgpl.network.queries import rounds_for
from tgpl.plans.models import PlanTask
from tgpl.plans.rules import PlanStatus

KIND = "plan_task"
_LONGEST = 120  # letters of a task's title in a list


def tasks_to_serve(actor: Actor) -> list[tuple[str, str]]:
    """The tasks of plans in force that the actor sees, by the key of what lasts through all versions of the plan."""
    tasks = PlanTask.objects.visible_to(actor).filter(plan__status=PlanStatus.IN_FORCE).order_by("plan", "position")
    return [(str(one.undertaking_id), f"{one.number}. {one.title}"[:_LONGEST]) for one in tasks]


def page_of_task(actor: Actor, key: str) -> str:
    """The page of the task in its latest version that the actor sees."""
    tasks = PlanTask.objects.visible_to(actor).filter(undertaking=key)
    latest = tasks.order_by("-plan").values_list("pk", flat=True).first()
    return reverse("plans:open_task", args=[latest]) if latest else ""


def rounds_of(task: PlanTask) -> QuerySet[SurveyRound]:
    """The rounds of survey that serve this task."""
    return rounds_for(KIND, str(task.undertaking_id))
