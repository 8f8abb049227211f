"""What `tgpl check-rules` checks of this room: reading the files is the check."""

from collections.abc import Iterable

from django.utils import timezone

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.eligibility.queries import ELIGIBILITY


@rule_check("Diện người được trợ giúp pháp lý")
def check_grounds() -> Iterable[RuleFault]:
    ELIGIBILITY.read(ELIGIBILITY.files_on(timezone.localdate()))
    return ()
