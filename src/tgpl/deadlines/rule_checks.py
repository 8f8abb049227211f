"""What `tgpl check-rules` asks of the limits of the law."""

from collections.abc import Iterator

from tgpl.core.law.rule_files import RuleFault, rule_check, rule_files
from tgpl.deadlines.rulebook import LIMITS, office_files, office_hours_file, read_office_hours, read_rules


@rule_check("Thời hạn")
def check_deadlines() -> Iterator[RuleFault]:
    read_rules(rule_files(LIMITS, office_files() / "limits"))
    yield from ()


@rule_check("Giờ làm việc")
def check_office_hours() -> Iterator[RuleFault]:
    list(read_office_hours(office_hours_file()))
    yield from ()
