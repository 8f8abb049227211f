"""Which further facts can settle an unknown answer: the fewest, found by trying what they could be."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from typing import Any

from tgpl.eligibility.rules.conditions import Age, Condition, Is, Term, View, walk
from tgpl.eligibility.rules.facts import (
    FACT_NAMES,
    OLDEST,
    BirthDate,
    Disability,
    Facts,
    Household,
    MatterField,
    ProceedingsRole,
    Trafficking,
)
from tgpl.eligibility.rules.judge import judge_ground, together
from tgpl.eligibility.rules.law import Ground

_CHOICES: dict[str, tuple[Any, ...]] = {
    "household": tuple(Household),
    "disability": (Disability(), False),
    "trafficking": (*Trafficking, False),
    "proceedings_role": tuple(ProceedingsRole),
    "matter_field": tuple(MatterField),
}


def smallest_settling_set(open_grounds: Sequence[Ground], view: View) -> tuple[str, ...]:
    """The fewest unknown facts of which some values turn the answer of `open_grounds` into yes or no.

    Among sets of one size, those that settle it whatever their values come first, then those about a ground that
    partly holds already, then the order of `Facts`. Empty when no fact can settle it: the law's readings disagree.
    """
    missing = {ground.code: judge_ground(ground, view).missing for ground in open_grounds}
    candidates = [name for name in FACT_NAMES if any(name in names for names in missing.values())]
    hopeful = {name for ground in open_grounds if _partly_holds(ground, view) for name in missing[ground.code]}
    for size in range(1, len(candidates) + 1):
        shares = {names: _share_settled(names, open_grounds, view) for names in combinations(candidates, size)}
        settling = [names for names, share in shares.items() if share]
        if settling:
            return min(settling, key=lambda names: (shares[names] < 1, not hopeful.issuperset(names)))
    return ()


def _partly_holds(ground: Ground, view: View) -> bool:
    """Whether some part of its condition is known to hold."""
    leaves = (leaf for reading in ground.readings for leaf in _leaves(reading.condition, view))
    return any(leaf.judge(view).answer for leaf in leaves)


def _leaves(condition: Condition, view: View) -> Iterator[Is | Age]:
    """The facts and ages that a condition looks at, with its terms opened."""
    for part in walk(condition):
        if isinstance(part, Term):
            yield from _leaves(view.terms[part.name], view)
        elif isinstance(part, Is | Age):
            yield part


def _share_settled(names: Sequence[str], open_grounds: Sequence[Ground], view: View) -> float:
    """The share of the values that these facts could have which settle the answer."""
    tried = [_settles(facts, open_grounds, view) for facts in _completions(names, open_grounds, view)]
    return sum(tried) / len(tried)


def _settles(facts: Facts, open_grounds: Sequence[Ground], view: View) -> bool:
    completed = view._replace(facts=facts)
    return together(judge_ground(ground, completed).answer for ground in open_grounds) is not None


def _completions(names: Sequence[str], open_grounds: Sequence[Ground], view: View) -> Iterator[Facts]:
    """The facts with every combination of values that `names` could have."""
    births = _births(open_grounds, view) if "date_of_birth" in names else ()
    for values in product(
        *(births if name == "date_of_birth" else _CHOICES.get(name, (True, False)) for name in names)
    ):
        yield replace(view.facts, **dict(zip(names, values, strict=True)))


def _births(open_grounds: Sequence[Ground], view: View) -> tuple[BirthDate, ...]:
    """Days of birth on either side of every age that the grounds name; of a known year, its two ends."""
    known = view.facts.date_of_birth
    if known is not None:
        return tuple(BirthDate(day, day) for day in (known.earliest, min(known.latest, view.on)))
    leaves = (
        leaf for ground in open_grounds for reading in ground.readings for leaf in _leaves(reading.condition, view)
    )
    ages = {0}.union(*((leaf.start, leaf.end) for leaf in leaves if isinstance(leaf, Age)))
    return tuple(BirthDate(day, day) for day in (_birth_at_age(age, view.on) for age in sorted(ages) if age <= OLDEST))


def _birth_at_age(years: int, on: dt.date) -> dt.date:
    """A day of birth that makes the person `years` old on the day `on`."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:  # 29 February has no namesake in a common year
        return on.replace(year=on.year - years, day=28)
