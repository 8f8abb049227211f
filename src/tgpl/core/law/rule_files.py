"""Law kept as dated YAML: read so that every fault names its file and line.

`load` gives an `Entry` (a dict that knows where it stands), `load_versions` a list of them, the versions of one thing;
`Entry.expect` says which keys it may have, `check_dates` finds a hole or an overlap in dates of force, `in_force` and
`version_on` pick what applies on a day. A room registers its checks with `@rule_check` in its `rule_checks.py`;
`tgpl check-rules` runs them all.
"""

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import yaml

from tgpl.core.language.text import nfc


class Mark(StrEnum):
    """Whether the official text was read for an entry."""

    CONFIRMED = "confirmed"
    TO_VERIFY = "to_verify"


class RuleFault(ValueError):
    """A fault in a file of rules, worded for the officer who wrote it: file, line, what is wrong."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        self.path, self.line, self.message = path, line, message
        super().__init__(f"{path}:{line}: {message}")


class Entry(dict[str, Any]):
    """A YAML mapping that knows its file and lines."""

    path: Path
    line: int
    key_lines: dict[str, int]

    def fault(self, message: str, key: str | None = None) -> RuleFault:
        """The fault to raise about this entry, at the line of `key` where it has one."""
        return RuleFault(self.path, self.key_lines.get(key or "", self.line), message)

    def expect(self, required: Mapping[str, type], optional: Mapping[str, type] | None = None) -> None:
        """Raises unless the keys are the `required` ones and some of the `optional` ones, each of its type.

        An optional key may be null; `list[str]` and the like are checked as `list`.
        """
        optional = optional or {}
        for key in self:
            if key not in required and key not in optional:
                raise self.fault(f"không có mục nào tên là “{key}”", key)
        for key, kind in required.items():
            if self.get(key) in (None, "", [], {}):
                raise self.fault(f"thiếu mục “{key}”", key)
            self._check_type(key, kind)
        for key, kind in optional.items():
            if self.get(key) is not None:
                self._check_type(key, kind)

    def one_of(self, key: str, choices: type[StrEnum]) -> Any:
        """The member of `choices` that `key` names."""
        try:
            return choices(self[key])
        except ValueError:
            raise self.fault(f"“{key}” phải là một trong: {', '.join(choices)}", key) from None

    def _check_type(self, key: str, kind: type) -> None:
        value = self[key]
        # A YAML truth value is also a Python int; an officer who writes "days: true" must hear of it.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            raise self.fault(f"“{key}” phải là {_TYPE_NAMES.get(kind, kind.__name__)}", key)


_TYPE_NAMES: dict[type, str] = {
    str: "chữ",
    int: "số nguyên",
    bool: "true hoặc false",
    list: "danh sách",
    dict: "nhóm mục con",
    dt.date: "ngày (năm-tháng-ngày)",
}


class _Loader(yaml.CSafeLoader):
    """YAML without its surprises: `no` and `07:30` are words, a key may stand once, text is NFC."""

    path: Path


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", list("tf")),
    ("int", r"[-+]?(0|[1-9][0-9]*)", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]+", list("-+0123456789")),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", list("0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def _entry(loader: _Loader, node: yaml.MappingNode) -> Iterator[Entry]:
    entry = Entry()
    entry.path, entry.line = loader.path, node.start_mark.line + 1
    entry.key_lines = {}
    yield entry  # YAML anchors may point at an entry before it is filled
    for key_node, value_node in node.value:
        key, line = str(loader.construct_object(key_node, deep=True)), key_node.start_mark.line + 1
        if key in entry:
            raise RuleFault(loader.path, line, f"mục “{key}” ghi hai lần")
        entry.key_lines[key] = line
        entry[key] = loader.construct_object(value_node, deep=True)


def _date(loader: _Loader, node: yaml.ScalarNode) -> dt.date:
    try:
        return dt.date.fromisoformat(str(node.value))
    except ValueError:
        raise RuleFault(loader.path, node.start_mark.line + 1, f"không có ngày {node.value}") from None


_Loader.add_constructor("tag:yaml.org,2002:map", _entry)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)
_Loader.add_constructor("tag:yaml.org,2002:str", lambda loader, node: nfc(node.value))


def load(path: Path) -> Entry:
    """The mapping that the file `path` holds."""
    content = _read(path)
    if not isinstance(content, Entry):
        raise RuleFault(path, 1, "tệp phải gồm các mục “tên: giá trị”")
    return content


def load_versions(path: Path, content: Mapping[str, type]) -> list[Entry]:
    """The versions of one thing that the file `path` lists, each with its source, its dates and this `content`."""
    versions = _read(path)
    if not isinstance(versions, list) or not all(isinstance(version, Entry) for version in versions):
        raise RuleFault(path, 1, "tệp phải là danh sách các bản, mỗi bản bắt đầu bằng “- ”")
    for version in versions:
        version.expect({"citation": str, "mark": str, "valid_from": dt.date, **content}, {"valid_to": dt.date})
        version.one_of("mark", Mark)
    check_dates(versions)
    return versions


def version_on(versions: Iterable[Entry], on: dt.date) -> Entry | None:
    """The one of `versions` that applies on the day `on`, if any does."""
    return next((v for v in versions if v["valid_from"] <= on <= (v.get("valid_to") or dt.date.max)), None)


def _read(path: Path) -> Any:
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        loader.path = path
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except UnicodeDecodeError:
        raise RuleFault(path, 1, "tệp phải được lưu bằng bảng mã UTF-8") from None
    except yaml.reader.ReaderError as error:
        raise RuleFault(path, 1, f"có ký tự không dùng được trong YAML: U+{error.character:04X}") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleFault(path, line, f"không đọc được YAML: {error.problem}") from None


def rule_files(*folders: Path) -> list[Path]:
    """The YAML files of `folders`, by name; a file in a later folder takes the place of its namesake.

    The first folder is the room's own `data/`; a later one holds what an office corrected or added itself.
    """
    found = {path.name: path for folder in folders for path in sorted(folder.glob("*.yaml"))}
    return [found[name] for name in sorted(found)]


def check_dates(entries: Iterable[Entry]) -> None:
    """Raises where the dates of force of `entries`, versions of one thing, leave a hole or overlap.

    Each has `valid_from` and `valid_to` (the last day, null while in force).
    """
    ordered = sorted(entries, key=lambda entry: cast(dt.date, entry["valid_from"]))
    for entry in ordered:
        if entry.get("valid_to") and entry["valid_to"] < entry["valid_from"]:
            raise entry.fault("ngày hết hiệu lực đứng trước ngày có hiệu lực", "valid_to")
    for entry, following in itertools.pairwise(ordered):
        last, first = entry.get("valid_to"), following["valid_from"]
        if last is None or last >= first:
            raise following.fault(f"chồng lên bản có hiệu lực từ {entry['valid_from']:%d/%m/%Y}", "valid_from")
        if last + dt.timedelta(days=1) < first:
            raise following.fault(f"để trống thời gian từ sau {last:%d/%m/%Y} đến {first:%d/%m/%Y}", "valid_from")


class Dated(Protocol):
    """Anything with dates of force."""

    @property
    def valid_from(self) -> dt.date: ...
    @property
    def valid_to(self) -> dt.date | None: ...


D = TypeVar("D", bound=Dated)


def in_force(versions: Sequence[D], on: dt.date) -> D | None:
    """The one of `versions` that applies on the day `on`, if any does."""
    return next((v for v in versions if v.valid_from <= on and (v.valid_to is None or on <= v.valid_to)), None)


Check = Callable[[], Iterable[RuleFault]]
_checks: dict[str, Check] = {}


def rule_check(name: str) -> Callable[[Check], Check]:
    """Registers a room's check of its rule files under a Vietnamese `name`; it yields faults, or raises the first."""

    def register(check: Check) -> Check:
        _checks[name] = check
        return check

    return register


def check_all() -> Iterator[tuple[str, list[RuleFault]]]:
    """Each registered check's name with the faults that it finds."""
    for name, check in sorted(_checks.items()):
        faults: list[RuleFault] = []
        try:
            faults.extend(check())
        except RuleFault as fault:
            faults.append(fault)
        yield name, faults
