"""What `tgpl check-rules` asks of editions: whether the rules read without a fault on each day that one begins."""

from collections.abc import Iterator

from tgpl.core.law.editions import days_of_change, law_kinds
from tgpl.core.law.rule_files import RuleFault, rule_check


@rule_check("Các bản quy định đã cho áp dụng")
def check_editions() -> Iterator[RuleFault]:
    for code, since in days_of_change():
        if kind := law_kinds.get(code):
            try:
                kind.read(kind.files_on(since))
            except RuleFault as fault:
                yield fault
