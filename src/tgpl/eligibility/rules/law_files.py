"""Reads the versions of the law from YAML, and refuses what a lawyer would refuse, naming file and line.

A version is written whole, or as amending laws are: what it changes in an earlier one (`amends`, `repeals`, grounds
added or replaced).
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tgpl.core.law.rule_files import Entry, RuleFault, check_dates, load
from tgpl.eligibility.rules.assess import Rulebook
from tgpl.eligibility.rules.conditions import parse
from tgpl.eligibility.rules.ground_files import PaperGroups, entries, read_ground, texts
from tgpl.eligibility.rules.law import Ground, Law, Scope, Version
from tgpl.eligibility.rules.other_help import read_other_help
from tgpl.eligibility.rules.questions import read_questions
from tgpl.eligibility.rules.term_files import check_named, read_terms

TERMS, QUESTIONS, OTHER_HELP = "terms.yaml", "questions.yaml", "other_help.yaml"
VERSION_FILE = re.compile(r"[0-9]{4}-[0-9]{2}\.yaml")


@dataclass(frozen=True)
class _Loaded:
    """A version, and what a later one that amends it needs besides."""

    entry: Entry
    version: Version
    paper_groups: PaperGroups


def load_rulebook(paths: Iterable[Path]) -> Rulebook:
    """Terms, questions, other help, and one file a version of the law, named by its month (`2018-01.yaml`)."""
    by_name = {path.name: path for path in paths}
    return Rulebook(
        law=_load_law(by_name),
        questions=read_questions(load(by_name[QUESTIONS])),
        other_help=read_other_help(load(by_name[OTHER_HELP])),
    )


def _load_law(by_name: dict[str, Path]) -> Law:
    terms = read_terms(load(by_name[TERMS]))
    term_names = {term.name for term in terms}
    loaded: dict[str, _Loaded] = {}
    for path in sorted(_version_files(by_name), key=lambda path: path.name):
        item = _load_version(load(path), loaded, term_names)
        loaded[item.version.name] = item
    _check_unbroken([item.entry for item in loaded.values()])
    return Law(tuple(item.version for item in loaded.values()), terms)


def _version_files(by_name: dict[str, Path]) -> list[Path]:
    others = {TERMS, QUESTIONS, OTHER_HELP}
    for name, path in by_name.items():
        if name not in others and not VERSION_FILE.fullmatch(name):
            raise RuleFault(path, 1, f"tên tệp phải là “năm-tháng.yaml” hoặc một trong: {', '.join(sorted(others))}")
    return [path for name, path in by_name.items() if name not in others]


def _check_unbroken(versions: list[Entry]) -> None:
    """Dates without a hole, an overlap or an end: some law always applies."""
    check_dates(versions)
    last = max(versions, key=lambda entry: entry["valid_from"])
    if last.get("valid_to") is not None:
        raise last.fault("bản cuối phải để trống “valid_to”: ngày nào cũng phải có luật để xét", "valid_to")


def _load_version(entry: Entry, earlier: dict[str, _Loaded], term_names: set[str]) -> _Loaded:
    entry.expect(
        {"version": str, "valid_from": dt.date, "sources": list, "grounds": list},
        {"valid_to": dt.date, "amends": str, "repeals": list, "scope": dict, "paper_groups": dict},
    )
    if entry.path.stem != entry["version"] or not f"{entry['valid_from']}".startswith(entry["version"]):
        raise entry.fault("“version”, “valid_from” và tên tệp phải cùng một tháng", "version")
    base = _amended(entry, earlier)
    groups = {**(base.paper_groups if base else {}), **_paper_groups(entry)}
    version = Version(
        name=entry["version"],
        valid_from=entry["valid_from"],
        valid_to=entry.get("valid_to"),
        sources=tuple(texts(entry, "sources")),
        scope=_scope(entry, base),
        grounds=_grounds(entry, _kept(entry, base), groups, term_names),
    )
    return _Loaded(entry, version, groups)


def _amended(entry: Entry, earlier: dict[str, _Loaded]) -> _Loaded | None:
    name = entry.get("amends")
    if name is None and entry.get("repeals"):
        raise entry.fault("“repeals” chỉ đi cùng “amends”", "repeals")
    if name is not None and name not in earlier:
        raise entry.fault(f"không có bản “{name}” đứng trước để sửa đổi", "amends")
    return earlier[name] if name else None


def _kept(entry: Entry, base: _Loaded | None) -> list[Ground]:
    """The grounds of the amended version that the new one does not repeal."""
    grounds = base.version.grounds if base else ()
    repealed = texts(entry, "repeals")
    for code in repealed:
        if code not in {ground.code for ground in grounds}:
            raise entry.fault(f"không có diện “{code}” để bãi bỏ", "repeals")
    return [ground for ground in grounds if ground.code not in repealed]


def _grounds(entry: Entry, kept: list[Ground], groups: PaperGroups, term_names: set[str]) -> tuple[Ground, ...]:
    written_codes: set[str] = set()
    for written in entries(entry, "grounds"):
        ground = read_ground(written, groups)
        if ground.code in written_codes:
            raise written.fault(f"diện “{ground.code}” ghi hai lần", "code")
        written_codes.add(ground.code)
        check_named(ground.terms(), term_names, written)
        kept = _placed(kept, ground, written)
    return tuple(kept)


def _placed(grounds: list[Ground], new: Ground, written: Entry) -> list[Ground]:
    """`grounds` with `new` behind the one that it names, else in the place of its namesake, else at the end."""
    codes = [ground.code for ground in grounds]
    after = written.get("after")
    if after is None:
        place = codes.index(new.code) if new.code in codes else len(codes)
    elif after in codes and after != new.code:
        place = codes.index(after) + 1
    else:
        raise written.fault(f"không có diện “{after}” để đứng sau", "after")
    before, behind = grounds[:place], grounds[place:]
    return [g for g in before if g.code != new.code] + [new] + [g for g in behind if g.code != new.code]


def _scope(entry: Entry, base: _Loaded | None) -> Scope:
    written = entry.get("scope")
    if written is None:
        if base is None:
            raise entry.fault("thiếu mục “scope”: việc nào không được trợ giúp")
        return base.version.scope
    written.expect({"citation": str, "text": str, "excludes": dict})
    return Scope(written["citation"], written["text"], parse(written["excludes"], written))


def _paper_groups(entry: Entry) -> PaperGroups:
    groups = entry.get("paper_groups") or Entry()
    return {name: texts(groups, name) for name in groups}
