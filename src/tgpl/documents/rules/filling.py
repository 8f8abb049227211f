"""Filling in the text of a form from what is known of a matter. What people typed is only ever shown, never read."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tgpl.documents.rules.notation import MANY, FormText, NotationFault, mark_of

Rows = Sequence[Mapping[str, str]]
Facts = Mapping[str, str | bool | Rows]
ROWS = "hàng"  # the rows of a form's table stand under this name
DOTS = "…………………"
_NAME = re.compile(r"\{([^{}\n]+)\}")
_ONLY_IF = re.compile(r"^\?\{([^{}\n]+)\}\s*")
_ALONE = re.compile(r"^\{([^{}\n]+)\}$")
_EACH = "|*"  # a row of the table for each row that is known
HEAD, BLANK_ROWS, BLANK_LINES = "head", 5, 3
SINGLE = ("superior", "issuer", "type_name", "subject", "place_date")


def names_in(text: str) -> set[str]:
    """The names in braces."""
    return {_lowered(name.strip()) for name in _NAME.findall(text)}


def unknown_names(text: str, known: Collection[str]) -> Iterator[NotationFault]:
    """Each name in braces that nobody fills in, with its line."""
    for number, line in enumerate(text.split("\n"), start=1):
        for name in sorted(names_in(line) - set(known)):
            yield NotationFault(number, f"không có thông tin nào tên là “{name}”.")


def filled(form: FormText, facts: Facts) -> FormText:
    """`form` with every name replaced by what is known, and by dots or an empty line where nothing is."""
    said: dict[str, Any] = {name: _filled(getattr(form, name), facts, HEAD) for name in SINGLE}
    listed: dict[str, Any] = {name: tuple(_listed(getattr(form, name), facts)) for name in MANY}
    lines = [told for line in form.body.split("\n") for told in _lines(line, facts)]
    return replace(form, **said, **listed, body="\n".join(lines))


def _listed(lines: Collection[str], facts: Facts) -> Iterator[str]:
    """The lines of a list in the head; of a form that is filled in, without those that nothing is known for."""
    for line in lines:
        names = _NAME.findall(line)
        if not facts or not names or any(_known(facts, name.strip()) for name in names):
            yield _filled(line, facts, HEAD)


def _lines(line: str, facts: Facts) -> Iterator[str]:
    condition = _ONLY_IF.match(line)
    if condition:
        if not facts.get(condition[1].strip()):
            return
        line = line[condition.end() :]
    alone = _ALONE.match(line)
    if line.startswith(_EACH):
        yield from _rows(line.removeprefix(_EACH), facts)
    elif alone and not facts.get(alone[1].strip()):
        yield from [">"] * BLANK_LINES  # room to write by hand
    else:
        yield _filled(line, facts, _mark(line))


def _rows(line: str, facts: Facts) -> Iterator[str]:
    rows = facts.get(ROWS)
    known = rows if rows is not None and not isinstance(rows, str | bool) else [{}] * BLANK_ROWS
    for row in known:
        yield _filled(f"|{line}", {**facts, **row}, "|")


def _mark(line: str) -> str:
    return "[ ] " if line.startswith("[{") else mark_of(line)


def _filled(line: str, facts: Facts, mark: str) -> str:
    told = _NAME.sub(lambda name: _value(_known(facts, name[1].strip()), mark), line)
    return _harmless(told) if line[:1] == "{" and not mark else told


def _known(facts: Facts, name: str) -> str | bool | Rows | None:
    """What is known under `name`; a name with a capital gives its words with one, as at the head of a sentence."""
    value = facts.get(_lowered(name))
    return value[:1].upper() + value[1:] if isinstance(value, str) and name[:1].isupper() else value


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def _value(value: str | bool | Rows | None, mark: str) -> str:
    if isinstance(value, bool):
        return "x" if value else " "
    if not isinstance(value, str) or not value.strip():
        return {"[ ] ": " ", ">": "", "|": ""}.get(mark, DOTS)
    return _told(value, mark)


def _told(value: str, mark: str) -> str:
    """What a person typed, with nothing in it that the notation would read; in a paragraph each line is one."""
    safe = value.replace("\\", "\\\\").replace("*", "\\*")
    safe = safe.replace("|", "\\|") if mark in {">", "|"} else safe
    first, *rest = [line.strip() for line in safe.splitlines() if line.strip()] or [DOTS]
    return " ".join([first, *rest]) if mark else "\n".join([first, *map(_harmless, rest)])


def _harmless(line: str) -> str:
    return f"\\{line}" if mark_of(line) else line
