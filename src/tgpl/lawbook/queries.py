"""What pages and commands read of rules and their editions."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Count

from tgpl.core.law.editions import Files, LawKind, law_kinds
from tgpl.lawbook.models import Edition, Trial

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}\.yaml")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file of a kind as it speaks today; `layer`: ours, of the office, or an edition."""

    name: str
    layer: str


def rule_files_of(kind: LawKind, today: date) -> list[RuleFile]:
    """The files of a kind, and where each comes from."""
    return [RuleFile(path.name, _layer(kind, path)) for path in kind.files_on(today)]


def _layer(kind: LawKind, path: Path) -> str:
    if path.is_relative_to(kind.ours):
        return "ours"
    return "edition" if "editions" in path.parts else "office"


def text_in_force(kind: LawKind, name: str, day: date) -> str:
    """What the file says on a day; empty where there is none of this name."""
    path = next((path for path in kind.files_on(day) if path.name == name), None)
    return path.read_text(encoding="utf-8") if path else ""


@contextmanager
def on_disk(edition: Edition) -> Iterator[Files]:
    """The files of the edition under their names, for as long as they are read."""
    with TemporaryDirectory() as folder:
        paths = tuple(Path(folder, name) for name in sorted(edition.files))
        for path in paths:
            path.write_text(edition.files[path.name], encoding="utf-8")
        yield paths


def editions() -> list[Edition]:
    """Every edition of a kind that is known, the newest first."""
    known = [kind.code for kind in law_kinds]
    return list(Edition.objects.filter(kind__in=known))


def differences_by_sort(trial: Trial) -> list[tuple[str, int]]:
    """How many things of each sort would have come out differently."""
    return list(trial.differences.order_by("what").values_list("what").annotate(count=Count("pk")))
