"""What `tgpl check-rules` asks of the register of practitioners."""

from collections.abc import Iterator

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.directory.queries import forms_of_aid


@rule_check("Ai được thực hiện hình thức trợ giúp nào")
def check_forms_of_aid() -> Iterator[RuleFault]:
    forms_of_aid()
    yield from ()
