"""Numbers as they are counted, and an attacker who holds all that is published."""

from collections import Counter
from collections.abc import Iterator
from itertools import cycle, product
from random import Random
from typing import Any

import highspy

from tgpl.reports.open_data.rules.funnel import EVERY, GROUPS, STEPS, ended, reached, stopped
from tgpl.reports.open_data.rules.hiding import Place
from tgpl.reports.open_data.rules.tables import PAIRS, TOTAL, TRAITS, Counted, OpenYear, cell_of
from tgpl.reports.open_data.rules.year import open_year

VALUES = {
    "kind": ["movement", "vision", "hearing", "mental", "several"],
    "sex": ["female", "male", "unstated"],
    "age": ["child", "adult", "elder"],
    "outcome": ["accepted", "advised", "refused", "waiting"],
    "field": ["criminal", "civil", "land"],
    "channel": ["web", "walk_in", "notice"],
}
NAMED = {**VALUES, "group": GROUPS, "step": STEPS}
NAMES = {trait: {value: f"{trait}:{value}" for value in values} for trait, values in NAMED.items()}
LABELS = {trait: trait for trait in TRAITS}
Person = tuple[str, ...]


def counted(people: list[Person]) -> dict[tuple[str, ...], Counted]:
    """The counts of requests, each by a person of their own."""
    found: Counter[tuple[str, ...]] = Counter()
    for person in people:
        told = dict(zip(TRAITS, person, strict=True))
        found[TOTAL] += 1
        found.update((trait, value) for trait, value in told.items())
        found.update(cell_of(pair, told[pair[0]], told[pair[1]]) for pair in PAIRS)
    for group, channel, stop, had_a_case in came(people):
        for where in (channel, EVERY):
            found.update(way(group, where, stop, had_a_case))
    return {place: Counted(number, number) for place, number in found.items()}


def way(group: str, channel: str, stop: str, had_a_case: bool) -> Iterator[Place]:
    """Where one request counts in the funnel, besides what the tables count already."""
    for step in STEPS[: STEPS.index(stop) + 1]:
        if (group, step) != ("disabled", "asked"):
            yield reached(group, channel, step)
    if stop != "done":
        yield stopped(group, channel, stop)
    if had_a_case:
        yield ended(channel)


def came(people: list[Person]) -> Iterator[tuple[str, str, str, bool]]:
    """How far each of them came, by what channel, and whether done with a case; and as many others, elsewhere."""
    far = cycle(["done", "helped", "done", "served", "done"])
    for person in people:
        told = dict(zip(TRAITS, person, strict=True))
        stop = {"advised": "done", "accepted": next(far)}.get(told["outcome"], "asked")
        yield "disabled", told["channel"], stop, stop == "done" and told["outcome"] == "accepted"
        yield "others", told["channel"], stop, False


def a_year(people: list[Person]) -> OpenYear:
    return open_year(2025, counted(people), NAMES, LABELS)


def crowd(seed: int, number: int) -> list[Person]:
    """People drawn unevenly, as they come: some values are rare."""
    chance = Random(seed)
    return [
        tuple(chance.choices(VALUES[trait], [4.0**-n for n in range(len(VALUES[trait]))])[0] for trait in TRAITS)
        for _ in range(number)
    ]


# The attacker sees the published JSON alone and knows that totals are totals.


SERVED = ("outcome:accepted", "outcome:advised")
MANY = 1000  # more than anything that is counted here


def attack(
    published: dict[str, Any], served: tuple[str, str] = SERVED, told: tuple[int, int] = (0, MANY)
) -> dict[tuple[str, ...], tuple[int, int]]:
    """The least and greatest of every hidden cell by whole-number programming over all tables together.

    `served`: what the two outcomes are called that the funnel counts as served. `told`: how many were served at the
    least and at the most, from the share that the public page of a plan tells.
    """
    model = highspy.Highs()
    model.silent()
    read: dict[tuple[str, ...], Any] = {}

    def at(place: tuple[str, ...], shown: int | None = None) -> Any:
        if place not in read:
            unknown = shown is None
            read[place] = model.addVariable(0, MANY, type=highspy.HighsVarType.kInteger) if unknown else shown
        return read[place]

    def must(parts: list[Any], total: Any) -> None:
        told = sum(parts) - total
        if not isinstance(told, int):
            model.addConstr(told == 0)

    for table in published["tables"]:
        row_trait, column_trait = table["key"].split("-")
        *rows, (_, totals) = table["rows"]
        grid = {
            (name, column): at((table["key"], name, column), number)
            for name, numbers in rows
            for column, number in zip(table["columns"], numbers, strict=False)
        }
        row_totals = {name: at((row_trait, name), numbers[-1]) for name, numbers in rows}
        column_totals = {
            column: at((column_trait, column), number) for column, number in zip(table["columns"], totals, strict=False)
        }
        for name, total in row_totals.items():
            must([grid[name, column] for column in table["columns"]], total)
        for column, total in column_totals.items():
            must([grid[name, column] for name, _ in rows], total)
        for side in (row_totals, column_totals):
            must(list(side.values()), published["total"])
    for table in published["funnel"]:
        _walk(table, at, must, served)
    all_served = sum(at(("outcome", outcome)) for outcome in served)
    if not isinstance(all_served, int):
        model.addConstr(all_served >= told[0])
        model.addConstr(all_served <= told[1])
    found = {}
    for place, unknown in read.items():
        if isinstance(unknown, int):
            continue
        ends = []
        for search in (model.minimize, model.maximize):
            search(unknown)
            ends.append(round(model.getInfo().objective_function_value))
        found[place] = (ends[0], ends[1])
    return found


def _walk(table: dict[str, Any], at: Any, must: Any, served: tuple[str, str]) -> None:
    """The sums of the funnel; who asked and who was served stands in the tables of people with disabilities too."""
    key, disabled = table["key"], table["key"].endswith("-disabled")
    lines = {name: [at(_name(key, name, k), numbers[k]) for k in range(len(STEPS))] for name, numbers in table["rows"]}
    for name, line in lines.items():
        for k, following in enumerate(line[1:]):
            must([at((key, name, f"stopped {k}")), following], line[k])
    *channels, all_channels = lines
    for k in range(len(STEPS)):
        must([lines[name][k] for name in channels], lines[all_channels][k])
    for name in channels if disabled else ():
        accepted, advised = (at(("outcome-channel", outcome, name)) for outcome in served)
        must([accepted, advised], lines[name][1])
        must([advised, at((key, name, "ended"))], lines[name][3])


def _name(key: str, channel: str, step: int) -> tuple[str, ...]:
    return ("channel", channel) if key.endswith("-disabled") and channel and not step else (key, channel, str(step))


def truth(people: list[Person]) -> dict[tuple[str, ...], int]:
    """The true numbers under the attacker's names for the places."""
    found = {}
    for place, one in counted(people).items():
        if len(place) == 4 and place[0] in VALUES:
            key = f"{place[0]}-{place[1]}"
            found[key, NAMES[place[0]][place[2]], NAMES[place[1]][place[3]]] = one.requests
        elif len(place) == 2:
            found[place[0], NAMES[place[0]][place[1]]] = one.requests
    return found | _truth_of_the_funnel(people)


def _truth_of_the_funnel(people: list[Person]) -> dict[tuple[str, ...], int]:
    true = counted(people)
    found: dict[tuple[str, ...], Place] = {}
    for group, (channel, name) in product(GROUPS, [*NAMES["channel"].items(), (EVERY, "")]):
        key = f"tung-buoc-{group}"
        for k, step in enumerate(STEPS):
            found[_name(key, name, k)] = reached(group, channel, step)
            found[key, name, f"stopped {k}"] = stopped(group, channel, step)
        found["tung-buoc-disabled", name, "ended"] = ended(channel)
    return {told: true[place].requests for told, place in found.items() if place in true}
