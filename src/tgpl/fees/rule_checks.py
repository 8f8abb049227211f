"""What `tgpl check-rules` asks of the law of fees."""

from collections.abc import Iterator

from django.utils import timezone

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.fees.rulebook import FEES, READERS


@rule_check("Thù lao, bồi dưỡng")
def check_fees() -> Iterator[RuleFault]:
    """Each file by itself: a fault in one does not hide the next one's."""
    for path in FEES.files_on(timezone.localdate()):
        try:
            READERS[path.name][1](path)
        except RuleFault as fault:
            yield fault
