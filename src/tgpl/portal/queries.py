"""What the front door reads of other rooms."""

from dataclasses import dataclass

from tgpl.cases.models import Case
from tgpl.cases.queries import case_of
from tgpl.deadlines.models import Clock
from tgpl.deadlines.queries import running_clocks_of
from tgpl.intake.models import Request, RequestMove, RequestPaper


@dataclass(frozen=True)
class Followed:
    """A request as the person who made it may see it: its steps, its papers, the limits that run, its case."""

    request: Request
    case: Case | None
    moves: list[RequestMove]  # the first one first
    papers: list[RequestPaper]
    clocks: list[Clock]

    @property
    def last_move(self) -> RequestMove:
        return self.moves[-1]


def followed(request: Request) -> Followed:
    """Everything that the page of a followed request tells: five statements at most."""
    case = case_of(request)
    clocks = running_clocks_of("request", request.reference)
    if case:
        clocks += running_clocks_of("case", case.code)
    moves = list(request.moves.select_related("to_agency"))
    return Followed(request, case, moves, list(request.papers.all()), clocks)
