"""Reads one ground of the law: its citation and text, its condition or readings, its papers."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from tgpl.core.law.rule_files import Entry, Mark
from tgpl.eligibility.rules.conditions import parse
from tgpl.eligibility.rules.law import Ground, Reading

PaperGroups = Mapping[str, list[str]]
BIEU_24_COLUMNS = range(4, 19)


def read_ground(written: Entry, groups: PaperGroups) -> Ground:
    """The ground that a version's file writes; RuleFault where it cannot stand."""
    written.expect(
        {"code": str, "citation": str, "text": str, "plain": str, "mark": str, "papers": list},
        {"when": dict, "readings": list, "column": int, "after": str},
    )
    return Ground(
        code=written["code"],
        citation=written["citation"],
        text=written["text"],
        plain=written["plain"],
        mark=written.one_of("mark", Mark),
        readings=tuple(_readings(written)),
        papers=tuple(_papers(written, groups)),
        column=_column(written),
    )


def _readings(written: Entry) -> Iterator[Reading]:
    """One reading under `when`; several, each with its note, under `readings`: only of a ground to verify."""
    when, readings = written.get("when"), written.get("readings")
    if bool(when) == bool(readings):
        raise written.fault("cần đúng một trong hai mục “when” và “readings”")
    if when:
        yield Reading(parse(when, written))
    elif written["mark"] != Mark.TO_VERIFY:
        raise written.fault("chỉ diện “to_verify” mới có nhiều cách hiểu", "readings")
    else:
        for reading in entries(written, "readings"):
            reading.expect({"note": str, "when": dict})
            yield Reading(parse(reading["when"], reading), reading["note"])


def _papers(written: Entry, groups: PaperGroups) -> Iterator[tuple[str, ...]]:
    """The alternatives, with `{one_of: group}` written out."""
    for alternative in written["papers"]:
        if not isinstance(alternative, list) or not alternative:
            raise written.fault("mỗi phương án giấy tờ là một danh sách", "papers")
        yield from product(*(_paper(paper, written, groups) for paper in alternative))


def _paper(paper: Any, written: Entry, groups: PaperGroups) -> list[str]:
    if isinstance(paper, str):
        return [paper]
    if isinstance(paper, Entry) and set(paper) == {"one_of"} and paper["one_of"] in groups:
        return groups[paper["one_of"]]
    raise written.fault("giấy tờ là chữ, hoặc “one_of” với tên một nhóm trong “paper_groups”", "papers")


def _column(written: Entry) -> int | None:
    column: int | None = written.get("column")
    if column is not None and column not in BIEU_24_COLUMNS:
        raise written.fault("“column” là số cột của Biểu 24, từ 4 đến 18", "column")
    return column


def entries(owner: Entry, key: str) -> list[Entry]:
    """The list under `key`, of which every item must be a group of keys."""
    for item in owner[key]:
        if not isinstance(item, Entry):
            raise owner.fault(f"mỗi phần của “{key}” phải là một nhóm mục “tên: giá trị”", key)
    return list(owner[key])


def texts(owner: Entry, key: str) -> list[str]:
    """The list under `key`, of which every item must be text; empty when left out."""
    items = owner.get(key) or []
    if not isinstance(items, list) or not all(isinstance(item, str) and item for item in items):
        raise owner.fault(f"“{key}” phải là danh sách chữ", key)
    return items
