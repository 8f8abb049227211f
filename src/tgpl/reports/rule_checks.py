"""What `tgpl check-rules` asks of the statistical tables."""

from collections.abc import Iterator

from tgpl.core.law.rule_files import RuleFault, rule_check, rule_files
from tgpl.reports.periodic.queries.catalogue import template_files
from tgpl.reports.periodic.rules.template import read_template
from tgpl.reports.tables.queries.catalogue import OURS, fields, office_files, regimes
from tgpl.reports.tables.rules.files import read_tables


@rule_check("Biểu thống kê")
def check_tables() -> Iterator[RuleFault]:
    regimes()
    read_tables(rule_files(OURS / "tables", office_files() / "tables"), fields())
    yield from ()


@rule_check("Mẫu báo cáo định kỳ")
def check_templates() -> Iterator[RuleFault]:
    for path in template_files():
        read_template(path, fields())
    yield from ()
