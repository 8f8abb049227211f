"""What `tgpl check-rules` checks of this room: reading the file is the check."""

from collections.abc import Iterable

from tgpl.archive.queries import retention_rules
from tgpl.core.law.rule_files import RuleFault, rule_check


@rule_check("Thời hạn lưu trữ")
def check_retention() -> Iterable[RuleFault]:
    retention_rules()
    return ()
