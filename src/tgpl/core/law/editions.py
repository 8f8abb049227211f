"""The kinds of rules of the house, and which files say them on a day.

Three layers, each over the one before, file by file of one name: what ships with a room, what the office keeps in its
data folder, and editions that two officers put in force from a day (`tgpl.lawbook`). An edition speaks for its day and
those after it, and for no day before: the past keeps the rules that it had.

A room hands in its kind from its `law_kinds.py`, and a room that knows the past cases hands in how to try it on them:

    law_kinds.register(DEADLINES)
    law_kinds.tried_by("deadlines", try_deadlines)
"""

import datetime as dt
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.functional import Promise

from tgpl.core.law.rule_files import RuleFault, rule_files

Files = tuple[Path, ...]
INDEX = "index.json"


class InForce(NamedTuple):
    """An edition of one file that two officers put in force."""

    kind: str
    name: str
    since: dt.date
    text: str


class Tried(NamedTuple):
    """One thing of the past under the rules without an edition (`before`) and with it (`now`), in words.

    `what` gathers things of one sort; `url` opens the thing.
    """

    what: str
    key: str
    before: str
    now: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The days whose past cases are looked at, and the day as whose law they are judged."""

    first: dt.date
    last: dt.date
    on: dt.date


Try = Callable[[Any, Any, Span], Iterator[Tried]]


def _nothing(book: Any, day: dt.date) -> Collection[str]:
    return ()


def _any_name(name: str) -> bool:
    return True


@dataclass(frozen=True)
class LawKind:
    """One kind of rules: `ours`, the folder that ships; `read` makes a book of its files, or raises a RuleFault.

    `known` names what matters ask for by name on a day: an edition may add to that and take nothing away.
    `takes`: whether the kind knows a file of this name.
    """

    code: str
    title: str | Promise
    ours: Path
    read: Callable[[Files], Any]
    known: Callable[[Any, dt.date], Collection[str]] = _nothing
    takes: Callable[[str], bool] = _any_name
    office: str = ""  # its folder among the office's own, where that is not called as the kind is

    @cached_property
    def _read(self) -> Callable[[Files], Any]:
        return lru_cache(maxsize=32)(self.read)

    def book_on(self, day: dt.date) -> Any:
        """The rules as they stand for `day`; each set of files is read once in a process."""
        return self._read(self.files_on(day))

    def book_with(self, day: dt.date, edition: Files) -> Any:
        """The rules for `day` as they would stand with the files of `edition` over them; raises RuleFault."""
        return self.read(_laid_over(self.files_on(day), edition))

    def files_on(self, day: dt.date) -> Files:
        data = Path(settings.DATA_DIR)
        below = _below(self.ours, data / "law" / (self.office or self.code), self.takes)
        return _laid_over(below, tuple(path for since, path in _editions(data).get(self.code, ()) if since <= day))

    def file_on(self, day: dt.date, name: str) -> Path:
        """The file of this name that speaks for `day`."""
        return next(path for path in self.files_on(day) if path.name == name)


@lru_cache(maxsize=64)
def _below(ours: Path, office: Path, takes: Callable[[str], bool]) -> Files:
    return tuple(path for path in rule_files(ours, office) if takes(path.name))


def _laid_over(below: Files, editions: Collection[Path]) -> Files:
    """`below`, a file of each name in the place of its namesake."""
    if not editions:
        return below
    by_name = {path.name: path for path in (*below, *editions)}
    return tuple(by_name[name] for name in sorted(by_name))


def editions_folder(data: Path | None = None) -> Path:
    """Where the editions lie that are in force, or will be."""
    return Path(data or settings.DATA_DIR) / "law" / "editions"


Listed = Mapping[str, tuple[tuple[dt.date, Path], ...]]


def _editions(data: Path) -> Listed:
    """The editions of each kind, the earliest first, as the index stands now: every process sees a change at once."""
    index = editions_folder(data) / INDEX
    try:
        stamp = os.stat(index)
    except FileNotFoundError:
        return {}
    return _read_index(index, stamp.st_mtime_ns, stamp.st_ino)


@lru_cache(maxsize=4)
def _read_index(index: Path, changed: int, inode: int) -> Listed:
    listed = json.loads(index.read_text(encoding="utf-8"))
    return {
        kind: tuple((dt.date.fromisoformat(since), index.parent / path) for since, path in editions)
        for kind, editions in listed.items()
    }


def days_of_change() -> list[tuple[str, dt.date]]:
    """Each kind with the days from which an edition of it speaks."""
    listed = _editions(Path(settings.DATA_DIR))
    return [(kind, since) for kind, editions in listed.items() for since, _path in editions]


def write_editions(editions: Iterable[InForce]) -> None:
    """Lay these editions, and no others, over the rules from now on; they are told in the order in which they count."""
    folder = editions_folder()
    listed: dict[str, list[tuple[str, str]]] = {}
    for number, edition in enumerate(editions):
        place = Path(edition.kind, f"{edition.since}-{number}-{_digest(edition.text)}", edition.name)
        write_whole(folder / place, edition.text)
        listed.setdefault(edition.kind, []).append((edition.since.isoformat(), str(place)))
    write_whole(folder / INDEX, json.dumps(listed, indent=1))


def write_whole(path: Path, text: str) -> None:
    """Write a file that others read at any moment: they see the old one or the new one, nothing between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def check_edition(kind: LawKind, edition: Files, day: dt.date) -> None:
    """Raises the first RuleFault of the files of `edition` as they would speak from `day` on."""
    for path in edition:
        if not kind.takes(path.name):
            raise RuleFault(path, 1, f"“{kind.title}” không có tệp nào tên là “{path.name}”")
    book = _readable(kind, edition, day)
    gone = sorted(set(kind.known(kind.book_on(day), day)) - set(kind.known(book, day)))
    if gone:
        raise RuleFault(edition[0], 1, f"bỏ mất điều đang dùng vào ngày {day:%d/%m/%Y}: {', '.join(gone)}")


def _readable(kind: LawKind, edition: Files, day: dt.date) -> Any:
    """The book with the edition; what is shaped like no file of the kind is a fault of its officer too, not of ours."""
    try:
        return kind.book_with(day, edition)
    except RuleFault:
        raise
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise RuleFault(edition[0], 1, f"tệp không có cấu trúc của “{kind.title}”: hãy sửa từ tệp cũ") from error


class LawKinds:
    """The kinds that rooms handed in, and how each is tried on past cases."""

    def __init__(self) -> None:
        self._kinds: dict[str, LawKind] = {}
        self._tries: dict[str, Try] = {}

    def register(self, kind: LawKind) -> None:
        if kind.code in self._kinds:
            raise ValueError(f"{kind.code} is a kind of rules already")
        self._kinds[kind.code] = kind

    def tried_by(self, code: str, how: Try) -> None:
        self._tries[code] = how

    def get(self, code: str) -> LawKind | None:
        return self._kinds.get(code)

    def __getitem__(self, code: str) -> LawKind:
        return self._kinds[code]

    def __iter__(self) -> Iterator[LawKind]:
        return iter(sorted(self._kinds.values(), key=lambda kind: str(kind.title)))

    def tried(self, kind: LawKind, edition: Files, span: Span) -> Iterator[Tried]:
        """Every past thing of the span, by the rules of its day `on` as they stand, and with `edition` over them."""
        how = self._tries.get(kind.code)
        return how(kind.book_on(span.on), kind.book_with(span.on, edition), span) if how else iter(())


law_kinds = LawKinds()
