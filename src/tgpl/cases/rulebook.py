"""The dated rules of this room from YAML: what a file must hold, the codes of the register, grounds, the ranking."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from tgpl.core.law.editions import LawKind
from tgpl.core.law.grounds import read_grounds
from tgpl.core.law.rule_files import Entry, load_versions, version_on

Book = Mapping[str, Iterable[Entry]]
READERS: Mapping[str, Callable[[Path], Iterable[Entry]]] = {
    "file_papers.yaml": partial(load_versions, content={"forms": dict}),
    "register_codes.yaml": partial(load_versions, content={"pattern": str, "forms": dict}),
    "ranking.yaml": partial(load_versions, content={"points": dict}),
    "stop_grounds.yaml": read_grounds,
    "urgent_grounds.yaml": read_grounds,
}


def read_cases(paths: Iterable[Path]) -> Book:
    """The versions in each file; raises RuleFault at the first fault."""
    return {path.name: list(READERS[path.name](path)) for path in paths}


def known_forms(book: Book, on: date) -> set[str]:
    """Which forms of aid have a list of papers and a code in the register on the day `on`."""
    told = ((name, version_on(book[name], on)) for name in ("file_papers.yaml", "register_codes.yaml"))
    return {f"{name} {form}" for name, version in told if version for form in version["forms"]}


CASES = LawKind(
    code="cases",
    title=_("Hồ sơ vụ việc: giấy tờ phải có, mã sổ, căn cứ"),
    ours=Path(__file__).parent / "data",
    read=read_cases,
    known=known_forms,
    takes=READERS.__contains__,
)


def dated_on(name: str, day: date) -> Entry:
    """The version of a file of this room that stands on `day`; before the first, the first."""
    versions = list(CASES.book_on(day)[f"{name}.yaml"])
    return version_on(versions, day) or versions[0]
