"""What `tgpl check-rules` asks of the quality room's files."""

from collections.abc import Iterator

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.quality.rulebook import file_of, read_opinion_forms, read_sheets, read_success_rules, read_targets


@rule_check("Chất lượng: bảng chấm điểm, phiếu ý kiến, tiêu chí thành công, chỉ tiêu")
def check_quality() -> Iterator[RuleFault]:
    list(read_sheets(file_of("sheets")))
    list(read_opinion_forms(file_of("opinion")))
    list(read_success_rules(file_of("success")))
    read_targets(file_of("targets"))
    yield from ()
