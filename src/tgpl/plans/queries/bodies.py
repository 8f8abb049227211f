"""The bodies that a plan names, and the agencies meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from tgpl.accounts.models import Agency
from tgpl.core.language.text import fold
from tgpl.plans.models import Plan, TaskBody
from tgpl.plans.reader.wording import wording


def agencies_named(names: Iterable[str]) -> dict[str, Agency]:
    """The agency that each name means, where one can be told: the same folded name, or the only one that goes on so.

    "Sở Tư pháp (Trung tâm …)" means the body before the bracket; "Công an tỉnh" the one police of the province.
    """
    keys = {name: fold(name.split("(")[0]) for name in names}
    condition = Q(short_name__in=list(keys))
    for key in {key for key in keys.values() if key}:
        condition |= Q(folded__startswith=key)
    candidates = [(fold(agency.name), agency) for agency in Agency.objects.filter(condition, valid_to=None)]
    matches = {name: _only_match(name, key, candidates) for name, key in keys.items() if key}
    return {name: agency for name, agency in matches.items() if agency is not None}


def kind_meant(name: str) -> str:
    """The kind of agencies that a name means all of ("Ủy ban nhân dân các xã, phường"); "" for a name of one body."""
    said = f"{fold(name)} "
    meanings: list[dict[str, Any]] = wording()["bodies"]["kinds_meant"]
    for meant in meanings:
        if any(said.startswith(f"{fold(words)} ") for words in meant["begins"]):
            return Agency.Kind(meant["kind"])
    return ""


def _only_match(name: str, key: str, candidates: list[tuple[str, Agency]]) -> Agency | None:
    same = [agency for folded, agency in candidates if folded == key or agency.short_name == name]
    longer = [agency for folded, agency in candidates if folded.startswith(f"{key} ")]
    matches = same or (longer if " " in key else [])
    return matches[0] if len(matches) == 1 else None


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A name in a plan, how often it stands there, and the agency (or the kind of agencies) that it is tied to."""

    name: str
    mentions: int
    agency: Agency | None
    kind_meant: str = ""


def bodies_named_in(plan: Plan) -> list[NamedBody]:
    """Every name of a body in the plan once, the most frequent first."""
    bodies = TaskBody.objects.filter(task__plan=plan).select_related("agency")
    found: dict[str, list[TaskBody]] = {}
    for body in bodies:
        found.setdefault(body.text, []).append(body)
    return [
        NamedBody(name, len(same), same[0].agency, same[0].kind_meant)
        for name, same in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def known_agencies() -> list[Agency]:
    """The agencies that a name in a plan may mean, but for the thousands of communes."""
    return list(Agency.objects.filter(valid_to=None).exclude(kind=Agency.Kind.COMMUNE))
