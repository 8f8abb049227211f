"""What may be done next with a request. Rooms above hand in their own steps, as they do for menus:

from tgpl.intake.steps import Step, request_steps
request_steps.register(Step(_("Thụ lý"), "cases:accept_request", Permission.DECIDE_REQUESTS, OPEN, order=20))
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.intake.models import Request


@dataclass(frozen=True, slots=True)
class Step:
    """A page that takes a request on. `at`: the statuses in which it may be opened; `main`: what most requests need."""

    label: str | Promise
    url_name: str
    permission: Permission
    at: Collection[str]
    order: int
    main: bool = False

    def url(self, asked: Request) -> str:
        return reverse(self.url_name, args=[asked.reference])


class Steps:
    """The steps of requests, in order."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def register(self, step: Step) -> None:
        self._steps = sorted([*self._steps, step], key=lambda known: known.order)

    def open_to(self, actor: Actor, asked: Request) -> list[Step]:
        """What `actor` may do with `asked` as it stands."""
        return [step for step in self._steps if asked.status in step.at and actor.may(step.permission)]


request_steps = Steps()
