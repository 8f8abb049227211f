"""The record in Vietnamese sentences. Each room words its own actions in its `trail.py`:

    ACTIONS = {"case.accepted": _("đã thụ lý vụ việc {key}")}
    THINGS = {"case": _("Vụ việc")}

The words follow the name of the person who acted. In braces stand `key` and the names of details. An action whose
words depend on its details gives a function of the entry instead.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule

from tgpl.audit.models import Entry

Words = str | Promise
Wording = Words | Callable[[Entry], Words]


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Details(dict[str, Any]):
    """Braces without a detail stay empty: old lines may know less than new words ask."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(entry: Entry) -> str:
    """What the line says: "Nguyễn Thị Mẫu đã thụ lý vụ việc TT.TGTT.01.2026"."""
    wording = actions().get(entry.action, entry.action)
    words = wording(entry) if callable(wording) else wording
    details = {name: _readable(value) for name, value in entry.details.items()}
    return f"{entry.who} " + str(words).format_map(_Details(details, key=entry.key))


def _readable(value: Any) -> Any:
    """Days as people here write them."""
    if not (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    return date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")


@cache
def actions() -> Mapping[str, Wording]:
    """Every action that a room has put into words."""
    return {action: words for room in _rooms() for action, words in room.ACTIONS.items()}


@cache
def things() -> Mapping[str, Words]:
    """Every kind of thing that has a trail, and what people call it."""
    return {kind: words for room in _rooms() for kind, words in room.THINGS.items()}


@cache
def _rooms() -> list[Any]:
    configs = [config for config in apps.get_app_configs() if module_has_submodule(config.module, "trail")]
    return [import_module(f"{config.name}.trail") for config in configs]
