"""What `tgpl check-rules` asks of this room's files."""

from collections.abc import Iterator

from tgpl.core.paths import read_paths
from tgpl.core.rule_files import RuleFault, rule_check
from tgpl.intake.paths import path_files


@rule_check("Đường đi của yêu cầu")
def check_paths() -> Iterator[RuleFault]:
    read_paths(path_files())
    yield from ()
