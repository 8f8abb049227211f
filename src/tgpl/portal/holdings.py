"""What the rooms hold of a person. Each room says it in plain words in its `data/privacy/held.yaml`:

Person:                       # a model of the room
  heading: Bạn là ai
  why: Để nhận ra đúng bạn.
  by: pk                      # the way from the model to the person, as `case__person`; `person` where nothing is said
  key: uid                    # what of the person stands there; the key of the row where nothing is said
  only: {issued_at__isnull: false}
  sender: true                # told as well to who asked for somebody else
  fields: {full_name: Họ và tên}
  not_told: {folded_name: copy}   # a reason of portal/data/not_told.yaml
Party: {whole: others}        # nothing of it is told, for this reason

A test fails on a personal field of a model about a person that stands nowhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model, QuerySet

from tgpl.core.law.rule_files import Entry, load
from tgpl.people.models import Person

_NEEDED = {"heading": str, "why": str, "fields": dict}
_MORE = {"by": str, "key": str, "only": dict, "sender": bool, "not_told": dict}


@dataclass(frozen=True, slots=True)
class Holding:
    """One table in the words of the person it speaks of; `whole`: why nothing of it is told."""

    model: type[Model]
    heading: str = ""
    why: str = ""
    by: str = "person"
    key: str = "pk"
    only: Mapping[str, Any] = field(default_factory=dict)
    sender: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    not_told: Mapping[str, str] = field(default_factory=dict)
    whole: str = ""

    def rows_of(self, person: Person) -> QuerySet[Model]:
        about = {self.by: getattr(person, self.key)}
        return self.model._default_manager.filter(**about, **self.only).order_by("pk")


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of a table that speak of one person."""

    holding: Holding
    rows: list[Model]


def held_of(person: Person, *, to_sender: bool = False) -> list[Held]:
    """Everything told to the person; to a sender, who asked for somebody else, only what they may know."""
    told = [holding for holding in holdings() if not holding.whole and (holding.sender or not to_sender)]
    found = (Held(holding, list(holding.rows_of(person))) for holding in told)
    return [held for held in found if held.rows]


def held_with(request: Model, held: list[Held]) -> list[Held]:
    """Of `held` only the request itself and what came with it."""
    narrowed = (Held(one.holding, [row for row in one.rows if _came_with(request, row)]) for one in held)
    return [one for one in narrowed if one.rows]


def _came_with(request: Model, row: Model) -> bool:
    return row == request or getattr(row, "request_id", None) == request.pk


@cache
def holdings() -> tuple[Holding, ...]:
    """What every room declares, from the ground up."""
    return tuple(holding for room in settings.ROOMS for holding in _of_room(room))


@cache
def not_told() -> Mapping[str, str]:
    """The reasons for which something is held and not shown."""
    return dict(load(Path(__file__).parent / "data" / "not_told.yaml")["reasons"])


def _of_room(room: str) -> Iterator[Holding]:
    label = room.rpartition(".")[2]
    path = settings.PACKAGE / label / "data" / "privacy" / "held.yaml"
    if path.exists():
        for name, entry in load(path).items():
            yield _holding(apps.get_model(label, name), entry)


def _holding(model: type[Model], entry: Entry) -> Holding:
    if "whole" in entry:
        entry.expect({"whole": str})
    else:
        entry.expect(_NEEDED, _MORE)
    return Holding(model, **entry)
