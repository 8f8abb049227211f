"""What `tgpl check-rules` asks of this room's files."""

from collections.abc import Iterator

from django.utils import timezone

from tgpl.cases.paths import path_files
from tgpl.cases.rulebook import CASES, READERS
from tgpl.core.law.paths import read_paths
from tgpl.core.law.rule_files import RuleFault, rule_check


@rule_check("Đường đi của vụ việc")
def check_paths() -> Iterator[RuleFault]:
    read_paths(path_files())
    yield from ()


@rule_check("Mã sổ thụ lý, giấy tờ của hồ sơ, gợi ý phân công, căn cứ không tiếp tục và thụ lý ngay")
def check_dated() -> Iterator[RuleFault]:
    """Each file by itself: a fault in one does not hide the next one's."""
    for path in CASES.files_on(timezone.localdate()):
        try:
            READERS[path.name](path)
        except RuleFault as fault:
            yield fault
