"""What `tgpl check-rules` asks of this room's files."""

from collections.abc import Iterator

from tgpl.core.grounds import read_grounds
from tgpl.core.paths import read_paths
from tgpl.core.rule_files import RuleFault, rule_check
from tgpl.intake.paths import path_files
from tgpl.intake.queries import REFUSAL


@rule_check("Đường đi của yêu cầu")
def check_paths() -> Iterator[RuleFault]:
    read_paths(path_files())
    yield from ()


@rule_check("Căn cứ từ chối thụ lý")
def check_refusal_grounds() -> Iterator[RuleFault]:
    read_grounds(REFUSAL)
    yield from ()
