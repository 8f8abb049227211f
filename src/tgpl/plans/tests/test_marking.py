"""Two readings of a plan held against each other, field by field."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tgpl.plans.reader.marking import marks
from tgpl.plans.tests.test_reader import SAMPLES, as_lists, expected, told

RIGHT = as_lists(expected(SAMPLES / "prose.txt"))


def changed(**fields: Any) -> dict[str, Any]:
    """The right reading, with fields of its first task read otherwise."""
    first, *rest = RIGHT["tasks"]
    return {**RIGHT, "tasks": [{**first, **fields}, *rest]}


def wrong(found: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(mark.name, mark.asked) for mark in marks(found, RIGHT) if not mark.right]


FIRST = RIGHT["tasks"][0]["number"]
DOUBT = {"task": FIRST, "field": "lead", "text": "Sở", "why": "Chưa rõ."}


@pytest.mark.parametrize(
    ("found", "names"),
    [
        (RIGHT, []),
        (changed(lead=["Sở Y tế"]), [(f"{FIRST} lead", False)]),
        ({**changed(lead=["Sở Y tế"]), "doubts": [DOUBT]}, [(f"{FIRST} lead", True)]),
        # Another doubt about the same task is no question about this field.
        ({**changed(title="Khác"), "doubts": [DOUBT]}, [(f"{FIRST} title", False)]),
        # A task under a wrong number is the same task: one field is wrong.
        (changed(number="IX.9"), [(f"{FIRST} number", False)]),
        ({**RIGHT, "title": None}, [("title", False)]),
        ({**RIGHT, "duties": [*RIGHT["duties"], {"text": "Thêm", "body": None, "to": None, "due": None}]},
         [(f"duty {len(RIGHT['duties']) + 1}", False)]),
    ],
)  # fmt: skip
def test_what_differs_is_named_and_whether_it_was_asked(found: dict[str, Any], names: list[tuple[str, bool]]) -> None:
    assert wrong(found) == names


def test_a_task_that_is_lost_is_wrong_in_every_field_and_moves_no_other() -> None:
    lost = {**RIGHT, "tasks": RIGHT["tasks"][1:]}
    assert {name.split()[0] for name, _ in wrong(lost)} == {FIRST}
    assert wrong({**RIGHT, "duties": RIGHT["duties"][1:]}) != []


def test_quotation_marks_of_another_shape_are_right() -> None:
    assert marks(changed(title="“A” – b"), changed(title='"A" - b')) != []
    assert all(mark.right for mark in marks(changed(title="“A” – b"), changed(title='"A" - b')))


def compared(*arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("compare_plans", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_the_command_marks_a_document_against_a_reading(tmp_path: Path) -> None:
    sample, reading, faulty = SAMPLES / "prose.txt", tmp_path / "right.json", tmp_path / "faulty.json"
    reading.write_text(json.dumps(told(sample)))
    faulty.write_text(json.dumps({**changed(lead=["Sở Y tế"]), "doubts": [DOUBT]}))
    total = len(marks(RIGHT, RIGHT))

    status, said, _ = compared(str(sample), str(reading))
    assert (status, said) == (0, f"{total}/{total} trường đúng (100.0 %); sai có hỏi: 0; sai không hỏi: 0\n")
    status, said, _ = compared(str(faulty), str(reading))
    assert status == 0
    assert f"{FIRST} lead: có hỏi" in said
    assert "sai có hỏi: 1; sai không hỏi: 0" in said
    assert compared(str(faulty), str(reading), "--least", "99.9")[0] == 1
    # Against the faulty one the document asks nothing.
    assert compared(str(sample), str(faulty))[0] == 1


@pytest.mark.parametrize("content", ["[1]", "{}", "không phải JSON", None])
def test_what_is_no_reading_is_refused_in_one_line(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "reading.json"
    if content is not None:
        path.write_text(content)
    status, said, fault = compared(str(SAMPLES / "prose.txt"), str(path))
    assert (status, said, fault.count("\n")) == (2, "", 1)
    assert "JSON" in fault or "Không có tệp" in fault
