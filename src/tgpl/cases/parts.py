"""What rooms above show of a case, on a page of its own beside it. Each hands in its part from its `navigation.py`:

from tgpl.cases.parts import Part, case_parts
case_parts.register(Part(_("Thù lao"), "fees/of_case.html", fees_of_case, order=40))

`tell(actor, case)` gives what the template reads as `part`, or None where this actor has nothing to see. The number of
its queries must not grow with what there is to tell.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page of a case: its heading and its template."""

    title: str | Promise
    template: str
    tell: Callable[[Actor, Case], Told | None]
    order: int


class Parts:
    """The parts that rooms above handed in, in order."""

    def __init__(self) -> None:
        self._parts: list[Part] = []

    def register(self, part: Part) -> None:
        self._parts = sorted([*self._parts, part], key=lambda known: known.order)

    def shown_to(self, actor: Actor, case: Case) -> list[tuple[Part, Told]]:
        """The parts that have something to tell `actor` about `case`, with what they tell."""
        told = [(part, part.tell(actor, case)) for part in self._parts]
        return [(part, words) for part, words in told if words is not None]


case_parts = Parts()
