"""What the front door reads of other rooms."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from tgpl.accounts.models import Agency, Membership
from tgpl.archive.queries import retention_on
from tgpl.archive.rules import Retention, keep_until
from tgpl.audit.models import Entry
from tgpl.cases.models import Case
from tgpl.cases.queries import case_of
from tgpl.core.files.papers import with_held_back
from tgpl.core.lists.paging import PAGE_SIZE, KeyPage, Place, key_page
from tgpl.deadlines.models import Clock
from tgpl.deadlines.queries import running_clocks_of
from tgpl.documents.models import Letter
from tgpl.documents.queries import letters_open_by_code
from tgpl.intake.models import Request, RequestMove, RequestPaper
from tgpl.intake.queries import handed_on
from tgpl.people.models import Person
from tgpl.people.queries import uids_of


@dataclass(frozen=True)
class Followed:
    """A request as the person who made it may see it: its steps, its papers, the limits that run, its case."""

    request: Request
    case: Case | None
    moves: list[RequestMove]  # the first one first
    papers: list[RequestPaper]
    clocks: list[Clock]
    went_on_as: Request | None = None  # at the office to which it was handed on
    letters: list[Letter] = field(default_factory=list)  # issued and still holding

    @property
    def last_move(self) -> RequestMove:
        return self.moves[-1]


def followed(request: Request) -> Followed:
    """Everything that the page of a followed request tells: six statements at most."""
    case = case_of(request)
    clocks = running_clocks_of("request", request.reference)
    if case:
        clocks += running_clocks_of("case", case.code)
    moves = list(request.moves.select_related("to_agency"))
    _came_from, went_on_as = handed_on(request)
    papers = with_held_back(request.papers.exclude(kind=RequestPaper.Kind.ANSWER))
    return Followed(request, case, moves, papers, clocks, went_on_as, letters_to(request, case))


def letters_to(request: Request, case: Case | None) -> list[Letter]:
    """What the office issued to the person who asked, about the request and the case that it became."""
    about = [("request", request.reference), *([("case", case.code)] if case else [])]
    return letters_open_by_code(*about)


# How actions that only look are called: "case.read", "letter.taken".
_LOOKS = Q(action__endswith="read") | Q(action__endswith="taken")


def looks_at(person: Person, place: Place, size: int = PAGE_SIZE) -> KeyPage[Entry]:
    """Who looked at what is held of the person, the newest first."""
    uids = uids_of(str(person.uid))  # several, if records were merged
    about = Entry.objects.filter(person__in=uids).exclude(person="")  # the condition of the partial index
    return key_page(about.filter(_LOOKS), place, size)


@dataclass(frozen=True)
class PostsHeld:
    """The posts and offices of those who stand in lines of the record."""

    posts: list[Membership] = field(default_factory=list)
    offices: dict[int, str] = field(default_factory=dict)

    def roles(self, line: Entry) -> list[str]:
        """The roles that who looked held that day in the office they looked from."""
        day = timezone.localdate(line.at)
        return [p.role for p in self.posts if _is_of(p, line) and p.valid_from <= day <= (p.valid_to or day)]

    def office(self, line: Entry) -> str:
        return self.offices.get(line.agency_id or 0, "")


def _is_of(post: Membership, line: Entry) -> bool:
    return (post.user_id, post.agency_id) == (line.user_id, line.agency_id)


def posts_of(lines: Collection[Entry]) -> PostsHeld:
    """The posts of everybody in these lines: two statements."""
    users = {line.user_id for line in lines if line.user_id}
    agencies = {line.agency_id for line in lines if line.agency_id}
    posts = Membership.objects.filter(user__in=users, agency__in=agencies).order_by("pk")
    names = Agency.objects.filter(pk__in=agencies).values_list("pk", "name")
    return PostsHeld(list(posts), dict(names))


@dataclass(frozen=True, slots=True)
class Kept:
    """How long a file is kept. `until` is None while no year is known: then nothing is destroyed."""

    rule: Retention
    until: dt.date | None


def kept(case: Case | None, today: dt.date) -> Kept:
    """The rule of the day on which the case ended, else of today."""
    ended = case.ended_on if case else None
    rule = retention_on(ended or today)
    return Kept(rule, keep_until(ended, rule.years) if ended else None)
