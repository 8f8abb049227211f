"""What `tgpl check-rules` asks of this room's files."""

from collections.abc import Iterator

from tgpl.cases.paths import path_files
from tgpl.core.paths import read_paths
from tgpl.core.rule_files import RuleFault, rule_check


@rule_check("Đường đi của vụ việc")
def check_paths() -> Iterator[RuleFault]:
    read_paths(path_files())
    yield from ()
