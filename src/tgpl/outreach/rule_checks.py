"""What `tgpl check-rules` checks of this room: reading the files is the check, and no text may be hard to read."""

from collections.abc import Iterable

from tgpl.core.law.rule_files import RuleFault, rule_check, rule_files
from tgpl.outreach.queries import DATA
from tgpl.outreach.rules import load_lexicon, load_limits, load_texts
from tgpl.outreach.services import reading_faults


@rule_check("Bài tra cứu và bảng từ")
def check_texts() -> Iterable[RuleFault]:
    load_lexicon(DATA / "lexicon.yaml")
    load_limits(DATA / "readability.yaml")
    for path in rule_files(DATA / "texts"):
        for text in load_texts([path]).values():
            yield from (RuleFault(path, 1, fault) for fault in reading_faults(text))
