"""What else can help a person whom legal aid cannot."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tgpl.core.law.rule_files import Entry, Mark
from tgpl.eligibility.rules.conditions import Condition, View, parse, terms_in
from tgpl.eligibility.rules.ground_files import entries
from tgpl.eligibility.rules.term_files import check_named


@dataclass(frozen=True, slots=True)
class HelpItem:
    """One way to be helped: for whom (`condition`), where it is written, and the date that {date} in its text means."""

    text: str
    citation: str
    mark: Mark
    condition: Condition | None = None
    date: dt.date | None = None

    def worded(self, text: str | None = None) -> str:
        """The text, or its translation, complete with its date."""
        return (text or self.text).format(date=self.date and f"{self.date:%d/%m/%Y}")


@dataclass(frozen=True, slots=True)
class OtherHelp:
    """All that the rule file knows; `next_version` is for whom a coming version of the law may help."""

    items: tuple[HelpItem, ...]
    next_version: HelpItem

    def for_person(self, view: View) -> Iterator[HelpItem]:
        for item in self.items:
            if item.condition is None or item.condition.judge(view).answer:
                yield item

    def from_date(self, date: dt.date) -> HelpItem:
        return replace(self.next_version, date=date)


def read_other_help(file: Entry) -> OtherHelp:
    """The content of `other_help.yaml`."""
    file.expect({"items": list, "next_version": dict})
    next_version = _item(file["next_version"])
    if "{date}" not in next_version.text:
        raise file["next_version"].fault("lời về bản luật kế tiếp phải có {date}", "text")
    return OtherHelp(tuple(_item(entry) for entry in entries(file, "items")), next_version)


def _item(entry: Entry) -> HelpItem:
    entry.expect({"text": str, "citation": str, "mark": str}, {"when": dict})
    condition = parse(entry["when"], entry) if entry.get("when") else None
    if condition is not None:
        check_named(terms_in(condition), set(), entry)
    return HelpItem(entry["text"], entry["citation"], entry.one_of("mark", Mark), condition)
