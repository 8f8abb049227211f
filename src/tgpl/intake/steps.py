"""What may be done next with a request. Rooms above hand in their own steps, as they do for menus:

from tgpl.intake.steps import Step, request_steps
request_steps.register(Step(_("Thụ lý"), "cases:accept_request", Permission.DECIDE_REQUESTS, OPEN, order=20))
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import address_of
from tgpl.intake.models import Request, RequestMove
from tgpl.intake.paths import request_path


@dataclass(frozen=True, slots=True)
class Step:
    """A page that takes a request on. `at`: the statuses in which it may be opened; `main`: what most requests need."""

    label: str | Promise
    url_name: str
    permission: Permission
    at: Collection[str]
    order: int
    main: bool = False
    channels: Collection[str] = ()  # the ways of coming that know it; empty: all

    def url(self, asked: Request) -> str:
        return address_of(self.url_name, asked.reference)

    def known_to(self, asked: Request) -> bool:
        """Whether the request may take it where it stands."""
        return asked.status in self.at and (not self.channels or asked.channel in self.channels)


def move_step(kind: RequestMove.Kind, *, order: int) -> Step:
    """The page of a declared move, open where the path says."""
    move = request_path(timezone.localdate()).moves[kind]
    permission = Permission(move.permissions[0])
    return Step(kind.label, move.page, permission, move.sources, order, main=move.main, channels=move.only)


class Steps:
    """The steps of requests, in order."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def register(self, step: Step) -> None:
        self._steps = sorted([*self._steps, step], key=lambda known: known.order)

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps)

    def open_to(self, actor: Actor, asked: Request) -> list[Step]:
        """What `actor` may do with `asked` as it stands."""
        return [step for step in self._steps if step.known_to(asked) and actor.may(step.permission)]


request_steps = Steps()
