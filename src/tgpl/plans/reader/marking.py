"""Two readings of a plan, as `tgpl import-plan` prints them, compared field by field as a person would mark them."""

import json
from dataclasses import dataclass
from typing import Any

_HEAD = ("kind", "title", "issuer", "place", "number", "issued", "basis", "recipients")
_TASK = ("number", "title", "lead", "coordinating", "periods", "outputs", "mode")
_SHAPES = {ord("“"): '\\"', ord("”"): '\\"', ord("–"): "-"}
_Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """One field: what was found, what should be, and whether the reader asked about it."""

    name: str
    found: Any
    wanted: Any
    asked: bool

    @property
    def right(self) -> bool:
        return _plain(self.found) == _plain(self.wanted)


def _plain(value: Any) -> str:
    """The value as text; quotation marks and dashes of another shape say the same."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).translate(_SHAPES)


def marks(found: dict[str, Any], wanted: dict[str, Any]) -> list[Mark]:
    """Every field of both readings, in the order of the plan."""
    asked = {(doubt["task"], doubt["field"]) for doubt in found.get("doubts", ())}
    done = [Mark(name, found.get(name), wanted.get(name), (None, name) in asked) for name in _HEAD]
    for mine, right in _pairs(found["tasks"], wanted["tasks"], "number"):
        number = (right or mine)["number"]
        about = {field for task, field in asked if task == mine.get("number")}
        done += [Mark(f"{number} {name}", mine.get(name), right.get(name), name in about) for name in _TASK]
    doubtful = {doubt["text"] for doubt in found.get("doubts", ()) if doubt["field"] == "duties"}
    for at, (mine, right) in enumerate(_pairs(found["duties"], wanted["duties"], "text"), start=1):
        done.append(Mark(f"duty {at}", mine or None, right or None, mine.get("text") in doubtful))
    return done


def differences(found: dict[str, Any], wanted: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields that differ: what was read, what should be."""
    return {mark.name: (mark.found, mark.wanted) for mark in marks(found, wanted) if not mark.right}


def _pairs(found: list[_Entry], wanted: list[_Entry], key: str) -> list[tuple[_Entry, _Entry]]:
    """The entries that are the same by their key, the others by their order; one that only one has stands alone."""
    known = {entry[key] for entry in wanted}
    same = {entry[key]: entry for entry in reversed(found) if entry[key] in known}
    rest = [entry for entry in found if entry is not same.get(entry[key])]
    pairs = [(same.get(entry[key]) or (rest.pop(0) if rest else {}), entry) for entry in wanted]
    return [*pairs, *((entry, {}) for entry in rest)]
