"""What `tgpl check-rules` asks of the layout of papers, of the catalogue of forms and of their texts."""

from collections.abc import Iterator

from tgpl.core.rule_files import RuleFault, rule_check
from tgpl.documents.catalogue import DATA, forms, shipped_text
from tgpl.documents.registry import drawings
from tgpl.documents.rules.filling import filled, unknown_names
from tgpl.documents.rules.notation import NotationFault, read_text, split_text
from tgpl.documents.wording import layouts


@rule_check("Thể thức văn bản")
def check_layouts() -> Iterator[RuleFault]:
    layouts()
    yield from ()


@rule_check("Biểu mẫu")
def check_forms() -> Iterator[RuleFault]:
    """Every form of the catalogue can be read, and its text asks for nothing that nobody fills in."""
    for code in forms():
        path = DATA / "texts" / f"{code}.txt"
        yield from (RuleFault(path, fault.line, fault.message) for fault in faults_of(code, shipped_text(code)))


def faults_of(code: str, text: str | None) -> Iterator[NotationFault]:
    """What is wrong with the text of a form."""
    if text is None:
        return
    ways = drawings.of_form(code)
    if ways:
        yield from unknown_names(text, {name for way in ways for name in way.fields})
    try:
        form = filled(split_text(text), {})
        read_text(form.body, form.first_line)
    except NotationFault as fault:
        yield fault
