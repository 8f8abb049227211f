"""What `tgpl check-rules` asks of the limits of the law."""

from collections.abc import Iterator

from tgpl.core.rule_files import RuleFault, rule_check, rule_files
from tgpl.deadlines.rulebook import LIMITS, OFFICE_HOURS, read_office_hours, read_rules


@rule_check("Thời hạn")
def check_deadlines() -> Iterator[RuleFault]:
    read_rules(rule_files(LIMITS))
    yield from ()


@rule_check("Giờ làm việc")
def check_office_hours() -> Iterator[RuleFault]:
    list(read_office_hours(OFFICE_HOURS))
    yield from ()
