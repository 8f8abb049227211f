"""What may happen to a thing (a request, a case), declared once as dated YAML: its states, and the moves between them.

A room keeps its files under `data/paths/`; services ask for a move by its code, pages for the moves that are open, the
picture in the docs is drawn from the same declaration. Each file holds one shape and the dates for which it stands.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from tgpl.core.law.rule_files import Entry, Mark, check_dates, in_force, load

HEAD, PRACTITIONER, RECEPTION, NOBODY = "head", "practitioner", "reception", ""
OWNERS = (HEAD, PRACTITIONER, RECEPTION)
ALL = "all"


@dataclass(frozen=True, slots=True)
class State:
    """Where a thing may stand: who must see to it, and which clocks remind them. A final one may have neither."""

    code: str
    owner: str
    clocks: tuple[str, ...]
    final: bool


@dataclass(frozen=True, slots=True)
class Start:
    """A clock that a move starts, who must serve it, and for which forms of aid (empty: all)."""

    rule: str
    who: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A step that the law, or the office's practice, allows. `target` None: the thing stays where it stands."""

    code: str
    sources: tuple[str, ...]
    target: str | None
    permissions: tuple[str, ...]
    service: str
    action: str
    page: str
    main: bool
    only: tuple[str, ...]  # the forms of aid, or channels, that know it; empty: all
    stops: tuple[str, ...]  # rules of the clocks that it answers; ("all",) for every one
    starts: tuple[Start, ...]
    papers: tuple[str, ...]
    citation: str
    mark: Mark

    def leads_to(self, state: str) -> str:
        """Where a thing that stands at `state` stands afterwards."""
        return self.target or state

    def answers(self, rule: str) -> bool:
        """Whether it does what the clock of `rule` waits for."""
        return rule in self.stops


@dataclass(frozen=True, slots=True)
class Path:
    """All states of one thing and the moves between them, as they stand for some dates."""

    thing: str
    states: Mapping[str, State]
    moves: Mapping[str, Move]
    valid_from: dt.date
    valid_to: dt.date | None

    def open_at(self, state: str) -> list[Move]:
        """The moves that a thing at `state` may take, in the order of the declaration."""
        return [move for move in self.moves.values() if state in move.sources]

    def may(self, code: str, state: str) -> bool:
        return state in self.moves[code].sources


def path_on(paths: tuple[Path, ...], day: dt.date) -> Path:
    """The one of `paths` that stands on `day`; before the first, the first."""
    return in_force(paths, day) or paths[0]


def read_paths(files: Iterable[FilePath]) -> tuple[Path, ...]:
    """The paths in these files, in the order of their dates; raises `RuleFault` at the first fault."""
    documents = [load(file) for file in files]
    for document in documents:
        document.expect({"thing": str, "versions": list, "states": list, "moves": list})
    check_dates(version for document in documents for version in document["versions"])
    paths = [path for document in documents for path in _paths(document)]
    return tuple(sorted(paths, key=lambda path: path.valid_from))


def _paths(document: Entry) -> Iterator[Path]:
    for version in document["versions"]:
        version.expect({"valid_from": dt.date, "mark": str}, {"valid_to": dt.date, "note": str})
        states = {entry["state"]: _state(entry) for entry in document["states"]}
        moves = {entry["move"]: _move(entry, states, version.one_of("mark", Mark)) for entry in document["moves"]}
        path = Path(
            document["thing"],
            MappingProxyType(states),
            MappingProxyType(moves),
            version["valid_from"],
            version.get("valid_to"),
        )
        _check_ways(document, path)
        yield path


def _state(entry: Entry) -> State:
    entry.expect({"state": str}, {"owner": str, "clocks": list, "final": bool})
    state = State(
        entry["state"], entry.get("owner") or NOBODY, tuple(entry.get("clocks") or ()), bool(entry.get("final"))
    )
    if not state.final and (state.owner not in OWNERS or not state.clocks):
        raise entry.fault(f"trạng thái “{state.code}” cần người chịu trách nhiệm và ít nhất một thời hạn", "state")
    return state


def _move(entry: Entry, states: Mapping[str, State], mark: Mark) -> Move:
    entry.expect(
        {"move": str, "by": list, "service": str, "action": str, "citation": str},
        {
            "from": list, "to": str, "page": str, "main": bool, "only": list, "stops": list, "starts": list,
            "papers": list, "mark": str,
        },
    )  # fmt: skip
    for state in [*(entry.get("from") or []), *([entry["to"]] if entry.get("to") else [])]:
        if state not in states:
            raise entry.fault(f"không có trạng thái “{state}”", "from")
    own = entry.one_of("mark", Mark) if entry.get("mark") else Mark.CONFIRMED
    return Move(
        code=entry["move"],
        sources=_words(entry, "from"),
        target=entry.get("to"),
        permissions=_words(entry, "by"),
        service=entry["service"],
        action=entry["action"],
        page=entry.get("page") or "",
        main=bool(entry.get("main")),
        only=_words(entry, "only"),
        stops=_words(entry, "stops"),
        starts=tuple(_start(start) for start in entry.get("starts") or ()),
        papers=_words(entry, "papers"),
        citation=entry["citation"],
        mark=Mark.TO_VERIFY if Mark.TO_VERIFY in (own, mark) else Mark.CONFIRMED,
    )


def _words(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(entry.get(key) or ())


def _start(entry: Entry) -> Start:
    entry.expect({"rule": str, "who": str}, {"only": list})
    if entry["who"] not in OWNERS:
        raise entry.fault(f"“who” phải là một trong: {', '.join(OWNERS)}", "who")
    return Start(entry["rule"], entry["who"], _words(entry, "only"))


def _check_ways(document: Entry, path: Path) -> None:
    """Raises where a thing could not come to a state, or could never leave one that is not an end."""
    reached = {move.target for move in path.moves.values()}
    for entry in document["states"]:
        code = entry["state"]
        if code not in reached:
            raise entry.fault(f"không có bước nào dẫn đến trạng thái “{code}”", "state")
        if not path.states[code].final and not any(m.leads_to(code) != code for m in path.open_at(code)):
            raise entry.fault(f"trạng thái “{code}” không có lối ra", "state")
