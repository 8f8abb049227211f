"""Two readings of a plan compared field by field, as a person would mark them."""

from typing import Any

_TASK = ("title", "lead", "coordinating", "periods", "outputs", "mode")


def fields(plan: dict[str, Any]) -> dict[str, Any]:
    """Every field by its name: "number", "II.1.a lead", "duty 2"."""
    found = {
        name: plan[name] for name in ("kind", "title", "issuer", "place", "number", "issued", "basis", "recipients")
    }
    for task in plan["tasks"]:
        found.update({f"{task['number']} {name}": task[name] for name in _TASK})
    found.update({f"duty {at}": duty for at, duty in enumerate(plan["duties"], start=1)})
    return found


def differences(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields that differ: what was read, what should be."""
    left, right = fields(found), fields(wanted)
    names = [*right, *(name for name in left if name not in right)]
    return {name: (left.get(name), right.get(name)) for name in names if left.get(name) != right.get(name)}
