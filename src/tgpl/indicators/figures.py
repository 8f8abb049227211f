"""How a figure is declared: a population of records, and what is counted in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Expression, F, Q, QuerySet
from django.utils.functional import Promise

from tgpl.accounts.actor import Actor
from tgpl.core.law.rule_files import Mark
from tgpl.indicators.rules import Scope

Words = str | Promise
Condition = Callable[[Scope], Q]


@dataclass(frozen=True)
class Column:
    """One column of the list behind a figure."""

    label: Words
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class Population:
    """The records that figures are counted over, and how a list of them is shown.

    `rows` are all records in scope; `visible` keeps those that a person may see one by one. No names of people stand in
    `columns`: whoever needs them opens the record at its `address`, and that is written down. `about_people`: small
    numbers of them are not told in public; conferences, documents, agencies may be.
    """

    code: str
    rows: Callable[[Scope], QuerySet[Any]]
    visible: Callable[[QuerySet[Any], Actor], QuerySet[Any]]
    columns: tuple[Column, ...]
    related: tuple[str, ...] = ()
    address: Callable[[Any], str] = lambda record: ""
    about_people: bool = True


@dataclass(frozen=True)
class Dimension:
    """What a count is split by: an expression over the records, and the name of each value."""

    expression: Callable[[Scope], Expression | F]
    names: Callable[[], Mapping[str, Words]]


@dataclass(frozen=True)
class Source:
    """Why the figure is kept: the plan or law that asks for it, and whether that text was read."""

    text: Words
    mark: Mark = Mark.CONFIRMED


@dataclass(frozen=True)
class Indicator:
    """A named figure. With `out_of` a share of those; with `by` a count for each value of a dimension."""

    code: str
    name: Words
    definition: Words
    unit: Words
    source: Source
    population: Population
    counted: Condition = lambda scope: Q()
    out_of: Condition | None = None
    by: Dimension | None = None

    @property
    def is_share(self) -> bool:
        return self.out_of is not None
