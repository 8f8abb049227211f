"""What `tgpl check-rules` asks of the limits of the law."""

from collections.abc import Iterator

from django.utils import timezone

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.deadlines.rulebook import DEADLINES, office_hours_file, read_office_hours


@rule_check("Thời hạn")
def check_deadlines() -> Iterator[RuleFault]:
    DEADLINES.read(DEADLINES.files_on(timezone.localdate()))
    yield from ()


@rule_check("Giờ làm việc")
def check_office_hours() -> Iterator[RuleFault]:
    list(read_office_hours(office_hours_file()))
    yield from ()
