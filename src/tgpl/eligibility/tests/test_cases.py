"""The table that a lawyer reads: who may have legal aid, on which day, on which ground."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tgpl.core.law.rule_files import load
from tgpl.eligibility.tests.people import assess, in_short, person

CASES = load(Path(__file__).parent / "cases.yaml")


def rows() -> Iterator[Any]:
    for topic, people in CASES.items():
        for case in people:
            for day, expected in case["on"].items():
                yield pytest.param(case["facts"], day, expected, id=f"{topic}: {case['who']}: {day}")


@pytest.mark.parametrize(("facts", "day", "expected"), list(rows()))
def test_case(facts: dict[str, Any], day: str, expected: str) -> None:
    assert in_short(assess(person(**facts), day)) == expected


def test_the_table_is_large_and_covers_every_version() -> None:
    days = [row.values[1] for row in rows()]
    assert len(days) >= 80
    assert {"2018-01-01", "2025-06-30", "2025-07-01", "2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"} <= {*days}
