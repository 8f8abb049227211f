"""The declared paths of requests and cases: nowhere without exit, owner and clock; every move is there."""

from itertools import chain

import pytest
from django.urls import NoReverseMatch, reverse

from tgpl.accounts.roles import Permission
from tgpl.audit.wording import actions
from tgpl.cases import services as case_services
from tgpl.cases.models import STATUS_LABELS as CASE_LABELS
from tgpl.cases.models import CaseMove
from tgpl.cases.paths import case_paths
from tgpl.cases.rules.moves import OPEN as OPEN_CASES
from tgpl.core.law.paths import ALL, OWNERS, Move, Path
from tgpl.deadlines.rulebook import rule_on
from tgpl.intake import services as request_services
from tgpl.intake.models import STATUS_LABELS as REQUEST_LABELS
from tgpl.intake.models import RequestMove
from tgpl.intake.paths import request_paths
from tgpl.intake.rules import OPEN as OPEN_REQUESTS
from tgpl.intake.steps import request_steps

PATHS = [*case_paths(), *request_paths()]
MOVES = [(path, move) for path in PATHS for move in path.moves.values()]
STATES = [(path, state) for path in PATHS for state in path.states.values()]
LABELS = {"case": CASE_LABELS, "request": REQUEST_LABELS}
OPEN = {"case": OPEN_CASES, "request": OPEN_REQUESTS}
KINDS = {"case": CaseMove.Kind, "request": RequestMove.Kind}
SERVICES = {"case": case_services, "request": request_services}

each_path = pytest.mark.parametrize("path", PATHS, ids=lambda p: f"{p.thing}-{p.valid_from}")
each_move = pytest.mark.parametrize(("path", "move"), MOVES, ids=lambda x: getattr(x, "code", ""))
each_state = pytest.mark.parametrize(("path", "state"), STATES, ids=lambda x: getattr(x, "code", ""))


@each_path
def test_the_declaration_names_the_states_and_moves_of_the_code(path: Path) -> None:
    assert set(path.states) == set(LABELS[path.thing])
    assert set(path.moves) == set(KINDS[path.thing])
    assert {code for code, state in path.states.items() if not state.final} == OPEN[path.thing]


@each_state
def test_whoever_waits_has_an_owner_a_clock_and_an_exit(path: Path, state) -> None:
    if state.final:
        return
    assert state.owner in OWNERS
    assert state.clocks
    assert any(move.leads_to(state.code) != state.code for move in path.open_at(state.code))


@each_state
def test_an_end_can_be_reached_from_everywhere(path: Path, state) -> None:
    reached, waiting = set(), [state.code]
    while waiting:
        code = waiting.pop()
        reached.add(code)
        waiting += [m.leads_to(code) for m in path.open_at(code) if m.leads_to(code) not in reached]
    assert any(path.states[code].final for code in reached)


@each_state
def test_every_clock_of_a_state_is_a_rule_of_time(path: Path, state) -> None:
    for rule in state.clocks:
        assert rule_on(rule, path.valid_from)


@each_move
def test_every_move_has_its_service_permission_words_and_page(path: Path, move: Move) -> None:
    assert callable(getattr(SERVICES[path.thing], move.service))
    assert {Permission(name) for name in move.permissions}
    assert move.action in actions()
    assert move.citation
    if move.page:
        assert _opens(move.page), f"{move.page} is no page"


def _opens(page: str) -> bool:
    for args in (["x"], []):
        try:
            reverse(page, args=args)
        except NoReverseMatch:
            continue
        return True
    return False


@each_move
def test_the_clocks_of_a_move_are_rules_of_time(path: Path, move: Move) -> None:
    for rule in chain(move.stops, (start.rule for start in move.starts)):
        assert rule == ALL or rule_on(rule, path.valid_from)


@each_path
def test_each_clock_of_a_waiting_state_is_stopped_by_some_move_or_piece_of_work(path: Path) -> None:
    by_work = {"written_advice", "review_progress"}  # an advice in the file, a piece of work written down
    for state in path.states.values():
        stopped = set(chain.from_iterable(move.stops for move in path.open_at(state.code)))
        assert ALL in stopped or set(state.clocks) <= stopped | by_work


def test_each_move_of_a_request_is_offered_on_its_page() -> None:
    offered = {step.url_name: step for step in request_steps}
    for move in request_paths()[0].moves.values():
        if move.page:
            assert offered[move.page].permission in move.permissions
            assert set(offered[move.page].at) == set(move.sources)
