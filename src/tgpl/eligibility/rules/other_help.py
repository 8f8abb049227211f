"""What else can help a person whom legal aid cannot."""

from collections.abc import Iterator
from dataclasses import dataclass

from tgpl.core.rule_files import Entry, Mark
from tgpl.eligibility.rules.conditions import Condition, View, parse, terms_in
from tgpl.eligibility.rules.ground_files import entries
from tgpl.eligibility.rules.term_files import check_named

UNCHECKED = " (thông tin chờ đối chiếu)"


@dataclass(frozen=True, slots=True)
class HelpItem:
    """One way to be helped, with where it is written; `condition` says for whom."""

    text: str
    citation: str
    mark: Mark
    condition: Condition | None

    def worded(self) -> str:
        return self.text + (UNCHECKED if self.mark is Mark.TO_VERIFY else "")


@dataclass(frozen=True, slots=True)
class OtherHelp:
    """All that the rule file knows; `next_version` is said when a coming version of the law may say yes."""

    items: tuple[HelpItem, ...]
    next_version: str

    def for_person(self, view: View) -> Iterator[str]:
        for item in self.items:
            if item.condition is None or item.condition.judge(view).answer:
                yield item.worded()


def read_other_help(file: Entry) -> OtherHelp:
    """The content of `other_help.yaml`."""
    file.expect({"items": list, "next_version": str})
    if "{date}" not in file["next_version"]:
        raise file.fault("“next_version” phải có {date}", "next_version")
    return OtherHelp(tuple(_item(entry) for entry in entries(file, "items")), file["next_version"])


def _item(entry: Entry) -> HelpItem:
    entry.expect({"text": str, "citation": str, "mark": str}, {"when": dict})
    condition = parse(entry["when"], entry) if entry.get("when") else None
    if condition is not None:
        check_named(terms_in(condition), set(), entry)
    return HelpItem(entry["text"], entry["citation"], entry.one_of("mark", Mark), condition)
