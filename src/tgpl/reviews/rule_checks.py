"""What `tgpl check-rules` checks of this room: reading the files is the check."""

from collections.abc import Iterable

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.reviews.queries.lexicon import files
from tgpl.reviews.rules.loading import load_lexicon


@rule_check("Trợ lý rà soát văn bản")
def check_references() -> Iterable[RuleFault]:
    load_lexicon(files(), districts={}, provinces={})
    return []
