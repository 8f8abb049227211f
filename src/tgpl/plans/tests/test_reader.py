"""Plan documents of an invented province, each beside what a person reads in it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tgpl.core.reading import read_path
from tgpl.plans.reader.document import read_lines

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md"} and path.stem != "narrative")
EMPTY_PERIOD = dict.fromkeys(("start", "end", "recurrence", "after", "condition", "activity"))
EMPTY_TASK: dict[str, Any] = {"lead": [], "coordinating": [], "periods": [], "outputs": [], "mode": None}
EMPTY_PLAN: dict[str, Any] = {
    "title": None,
    "issuer": None,
    "place": None,
    "number": None,
    "issued": None,
    "basis": [],
    "doubts": [],
}


def told(path: Path) -> dict[str, Any]:
    """What the reader says, with lists for tuples as JSON has them."""
    return yaml.safe_load(yaml.safe_dump(as_lists(read_lines(read_path(path)).as_json())))


def as_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_lists(inner) for key, inner in value.items()}
    return [as_lists(inner) for inner in value] if isinstance(value, list | tuple) else value


def expected(path: Path) -> dict[str, Any]:
    return whole(yaml.safe_load(path.with_suffix(".yaml").read_text()))


def whole(written: dict[str, Any]) -> dict[str, Any]:
    """What a person wrote down, with everything that went without saying."""
    tasks = [{**EMPTY_TASK, **task} for task in written["tasks"]]
    for task in tasks:
        task["periods"] = [{**EMPTY_PERIOD, **period} for period in task["periods"]]
    duties = [{**dict.fromkeys(("body", "to", "due")), **duty} for duty in written["duties"]]
    return {**EMPTY_PLAN, **written, "kind": "plan", "tasks": tasks, "duties": duties}


@pytest.mark.parametrize("path", NAMES, ids=lambda path: path.stem)
def test_every_field_is_read_as_a_person_reads_it(path: Path) -> None:
    found, wanted = told(path), expected(path)
    doubts, asked = found.pop("doubts"), wanted.pop("doubts")
    assert found["tasks"] == wanted["tasks"]
    assert found == wanted
    assert sorted(about(doubts)) == sorted(about(asked)), doubts
    assert_asked(doubts, asked)


def about(doubts: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(doubt["task"] or "", doubt["field"]) for doubt in doubts]


def assert_asked(doubts: list[dict[str, Any]], asked: list[dict[str, Any]]) -> None:
    for question in asked:
        same = [d for d in doubts if (d["task"], d["field"]) == (question["task"], question["field"])]
        assert any(question["why"] in doubt["why"] for doubt in same), question


def test_a_narrative_is_no_plan() -> None:
    found = told(SAMPLES / "narrative.txt")
    assert found["kind"] == "narrative"
    assert found["tasks"] == found["duties"] == found["recipients"] == found["doubts"] == []
    assert found["title"] is found["issuer"] is found["place"] is None
