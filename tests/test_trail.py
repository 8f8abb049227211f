"""Every action that a service records is worded, in Vietnamese, in its room's `trail.py`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tgpl.audit.wording import actions, things


def recorded(word: str) -> Iterator[tuple[str, str]]:
    """Each literal `word=…` of a line for the record: of a call with an action like "case.closed"."""
    for source in sorted(settings.PACKAGE.rglob("*.py")):
        if "tests" not in source.parts:
            yield from ((value, at(source, call)) for call in lines(source) if (value := literal(call, word)))


def lines(source: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Call) and "." in (literal(node, "action") or ""):
            yield node


def literal(call: ast.Call, word: str) -> str | None:
    values = (k.value.value for k in call.keywords if k.arg == word and isinstance(k.value, ast.Constant))
    return next((value for value in values if isinstance(value, str)), None)


def at(source: Path, call: ast.Call) -> str:
    return f"{source.relative_to(settings.PACKAGE)}:{call.lineno}"


@pytest.mark.parametrize(("word", "known"), [("action", actions), ("kind", things)])
def test_what_is_recorded_is_worded(word: str, known) -> None:
    unsaid = [f"{value!r} ({where})" for value, where in recorded(word) if value not in known()]
    assert not unsaid, f"Word these in the room's trail.py: {unsaid}"
