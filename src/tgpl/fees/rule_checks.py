"""What `tgpl check-rules` asks of the law of fees."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.fees import rulebook

READERS: dict[str, Callable[[Path], Any]] = {
    "figures.yaml": rulebook.read_figures,
    "norms.yaml": rulebook.read_norms,
    "times.yaml": rulebook.read_time_kinds,
    "works.yaml": rulebook.read_work_kinds,
    "expenses.yaml": rulebook.read_expense_kinds,
}


@rule_check("Thù lao, bồi dưỡng")
def check_fees() -> Iterator[RuleFault]:
    for name, read in READERS.items():
        try:
            read(rulebook.file_named(name, rulebook.office_files()))
        except RuleFault as fault:
            yield fault
