"""What `tgpl check-rules` asks of the layout of papers."""

from collections.abc import Iterator

from tgpl.core.rule_files import RuleFault, rule_check
from tgpl.documents.wording import layouts


@rule_check("Thể thức văn bản")
def check_layouts() -> Iterator[RuleFault]:
    layouts()
    yield from ()
