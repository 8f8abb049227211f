"""What `tgpl check-rules` asks of the layout of papers, of the catalogue of forms and of their texts."""

from collections.abc import Iterator

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.documents.catalogue import DATA, forms, shipped_text
from tgpl.documents.services.texts import faults_of
from tgpl.documents.wording import layouts


@rule_check("Thể thức văn bản")
def check_layouts() -> Iterator[RuleFault]:
    layouts()
    yield from ()


@rule_check("Biểu mẫu")
def check_forms() -> Iterator[RuleFault]:
    """Every form of the catalogue can be read, and its text asks for nothing that nobody fills in."""
    for code in filter(shipped_text, forms()):
        path = DATA / "texts" / f"{code}.txt"
        for fault in faults_of(code, shipped_text(code) or ""):
            yield RuleFault(path, fault.line, fault.message)
