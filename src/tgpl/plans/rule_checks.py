"""What `tgpl check-rules` asks of the figures proposed for tasks, and of when the board gives an alarm."""

from collections.abc import Iterator

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.plans.proposals import proposals
from tgpl.plans.watching import watch_file


@rule_check("Số liệu đề xuất cho nhiệm vụ")
def check_proposals() -> Iterator[RuleFault]:
    proposals()
    yield from ()


@rule_check("Khi nào bảng nhiệm vụ báo động")
def check_watch() -> Iterator[RuleFault]:
    watch_file()
    yield from ()
