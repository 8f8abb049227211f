"""The open funnel of equal treatment: how many came to each step, by channel, with a disability and otherwise.

It hangs together with the tables of people with disabilities, and is hidden together with them: who asked by a channel
stands in both, and who was served is who was accepted or answered at once. What a reader works out by taking one step
from the step before it (who stopped there), or those answered at once from those done, is guarded like a number shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from tgpl.reports.open_data.rules.hiding import Place, Sum
from tgpl.reports.open_data.rules.tables import TOTAL, OpenTable, cell_of

STEPS = ("asked", "served", "helped", "done")
ASKED, SERVED, _HELPED, DONE = STEPS
DISABLED, OTHERS = "disabled", "others"
GROUPS = (DISABLED, OTHERS)
EVERY = "*"  # all channels together


def reached(group: str, channel: str, step: str) -> Place:
    """Those who came to `step` or farther. Who asked among people with disabilities is in the tables already."""
    if (group, step) == (DISABLED, ASKED):
        return TOTAL if channel == EVERY else ("channel", channel)
    return ("reached", group, channel, step)


def stopped(group: str, channel: str, step: str) -> Place:
    """Those who came no farther; nobody stops behind the last step."""
    return reached(group, channel, DONE) if step == DONE else ("stopped", group, channel, step)


def ended(channel: str) -> Place:
    """Of the people with disabilities who are done, those who had a case."""
    return ("ended", DISABLED, channel)


def _outcome(outcome: str, channel: str) -> Place:
    return ("outcome", outcome) if channel == EVERY else cell_of(("outcome", "channel"), outcome, channel)


def funnel_sums(channels: Iterable[str]) -> Iterator[Sum]:
    """Every sum that a reader of the funnel and of the tables knows."""
    named = list(channels)
    for group in GROUPS:
        for step in STEPS:
            yield Sum(reached(group, EVERY, step), tuple(reached(group, channel, step) for channel in named))
        for channel in (*named, EVERY):
            for step, following in pairwise(STEPS):
                parts = (stopped(group, channel, step), reached(group, channel, following))
                yield Sum(reached(group, channel, step), parts)
    for channel in (*named, EVERY):
        at_once = _outcome("advised", channel)
        yield Sum(reached(DISABLED, channel, SERVED), (_outcome("accepted", channel), at_once))
        yield Sum(reached(DISABLED, channel, DONE), (at_once, ended(channel)))


def never_shown(channels: Iterable[str]) -> frozenset[Place]:
    """What can be worked out, and stands in no table."""
    everywhere = (*channels, EVERY)
    between = {stopped(group, channel, step) for group in GROUPS for channel in everywhere for step in STEPS[:-1]}
    return frozenset(between | {ended(channel) for channel in everywhere})


def funnel_tables(
    shown: Mapping[Place, int | None], channels: Mapping[str, str], groups: Mapping[str, str], steps: Mapping[str, str]
) -> tuple[OpenTable, ...]:
    """One table for each group: a line for each channel, all channels last; `steps`: their names."""
    everywhere = {**channels, EVERY: ""}
    return tuple(
        OpenTable(
            f"tung-buoc-{group}",
            groups[group],
            "",
            tuple(steps[step] for step in STEPS),
            tuple(
                (name, tuple(shown[reached(group, channel, step)] for step in STEPS))
                for channel, name in everywhere.items()
            ),
        )
        for group in GROUPS
    )
