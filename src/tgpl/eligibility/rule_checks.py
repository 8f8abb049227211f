"""What `tgpl check-rules` checks of this room: reading the files is the check."""

from collections.abc import Iterable

from tgpl.core.law.rule_files import RuleFault, rule_check, rule_files
from tgpl.eligibility.queries import OUR_FILES, office_files
from tgpl.eligibility.rules import load_rulebook


@rule_check("Diện người được trợ giúp pháp lý")
def check_grounds() -> Iterable[RuleFault]:
    load_rulebook(rule_files(OUR_FILES, office_files()))
    return ()
