"""What a round of survey may be for. A room above hands in its things; a round keeps their kind, key and name as text.

from tgpl.network.purposes import Purpose, purposes
purposes.register(Purpose("plan_task", choices=tasks_in_force, address=page_of_task))
"""

from collections.abc import Callable
from dataclasses import dataclass

from tgpl.accounts.actor import Actor

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Purpose:
    """A kind of thing. `choices`: (key, name) of those open to an actor; `address`: the page of one, "" for none."""

    kind: str
    choices: Callable[[Actor], list[Choice]]
    address: Callable[[Actor, str], str]


class Purposes:
    """The kinds that rooms above handed in."""

    def __init__(self) -> None:
        self._kinds: dict[str, Purpose] = {}

    def register(self, purpose: Purpose) -> None:
        self._kinds[purpose.kind] = purpose

    def choices(self, actor: Actor) -> list[Choice]:
        """Everything that a round may be for, as ("kind:key", name)."""
        return [(f"{kind}:{key}", name) for kind, one in self._kinds.items() for key, name in one.choices(actor)]

    def address(self, actor: Actor, kind: str, key: str) -> str:
        return self._kinds[kind].address(actor, key) if kind in self._kinds else ""


purposes = Purposes()
