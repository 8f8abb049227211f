"""The path of a case, from the declaration under `data/paths/`; an office's own file takes the place of ours."""

import datetime as dt
from functools import cache
from pathlib import Path as FilePath

from django.conf import settings

from tgpl.core.law.paths import Path, path_on, read_paths
from tgpl.core.law.rule_files import rule_files

DATA = FilePath(__file__).parent / "data" / "paths"


def path_files() -> list[FilePath]:
    return rule_files(DATA, FilePath(settings.DATA_DIR) / "law" / "cases" / "paths")


@cache
def case_paths() -> tuple[Path, ...]:
    """Every version of the path, as the files stood when this process first needed them."""
    return read_paths(path_files())


def case_path(day: dt.date) -> Path:
    """What may happen to a case on `day`."""
    return path_on(case_paths(), day)
