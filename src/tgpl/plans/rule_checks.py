"""What `tgpl check-rules` asks of the figures that are proposed for tasks."""

from collections.abc import Iterator

from tgpl.core.rule_files import RuleFault, rule_check
from tgpl.plans.proposals import proposals


@rule_check("Số liệu đề xuất cho nhiệm vụ")
def check_proposals() -> Iterator[RuleFault]:
    proposals()
    yield from ()
