"""What one member of staff must do, and what a name or a code leads to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case
from tgpl.cases.queries import cases_numbered
from tgpl.complaints.models import Complaint
from tgpl.core.database.search import query_words
from tgpl.core.language.text import nfc
from tgpl.deadlines.models import Clock
from tgpl.deadlines.queries import OVERSIGHT, clocks_to_act, visible_clocks
from tgpl.intake.models import Request
from tgpl.plans.queries import tasks_behind

SHOWN = 50
FOUND = 20


@dataclass(frozen=True, slots=True)
class Worklist:
    """The most urgent running clocks: one's own, and for a head those of the offices that are late."""

    own: list[Clock]
    late: list[Clock]
    more: bool  # there are more of one's own than these

    def __iter__(self) -> Iterator[Clock]:
        yield from (*self.own, *self.late)


def worklist_of(actor: Actor) -> Worklist:
    """Two queries for a head, one for others, whatever the number of clocks that run."""
    own = list(clocks_to_act(actor)[: SHOWN + 1])
    return Worklist(own[:SHOWN], _late_of_others(actor), len(own) > SHOWN)


def _late_of_others(actor: Actor) -> list[Clock]:
    """What others of the offices should have done, for those who answer for it."""
    if not any(actor.may(permission) for permission in OVERSIGHT):
        return []
    late = visible_clocks(actor).running().late().select_related("office", "holder").order_by("due_at", "pk")
    return list(late.exclude(pk__in=clocks_to_act(actor).order_by().values("pk"))[:SHOWN])


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing that a clock runs for: whose it is, and the page that it stands on."""

    name: str
    url_name: str
    key: str


def subjects_of(actor: Actor, clocks: Iterable[Clock]) -> Mapping[tuple[str, str], Subject]:
    """The requests and cases among these clocks' subjects that `actor` may see: one query for each kind."""
    keys: dict[str, set[str]] = {}
    for clock in clocks:
        keys.setdefault(clock.subject_kind, set()).add(clock.subject_key)
    requests = Request.objects.visible_to(actor).filter(reference__in=keys.get("request", ()))
    cases = Case.objects.visible_to(actor).filter(code__in=keys.get("case", ()))
    found = {
        ("request", "intake:open_request"): requests.values_list("reference", "person__full_name"),
        ("case", "cases:open_case"): cases.values_list("code", "person__full_name"),
    }
    subjects = {(kind, key): Subject(name, url, key) for (kind, url), rows in found.items() for key, name in rows}
    return subjects | _tasks_of(actor, keys) | _complaints_of(actor, keys)


def _complaints_of(actor: Actor, keys: Mapping[str, set[str]]) -> dict[tuple[str, str], Subject]:
    """The complaints among them: asked only where one runs."""
    codes = keys.get("complaint")
    if not codes:
        return {}
    seen = Complaint.objects.visible_to(actor).filter(code__in=codes).values_list("code", "request__person__full_name")
    return {("complaint", code): Subject(name, "complaints:open_complaint", code) for code, name in seen}


def _tasks_of(actor: Actor, keys: Mapping[str, set[str]]) -> dict[tuple[str, str], Subject]:
    """The tasks of plans among these subjects."""
    tasks = tasks_behind(actor, keys)
    return {subject: Subject(str(task), "plans:open_task", str(task.pk)) for subject, task in tasks.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """What a query led to, newest first."""

    requests: list[Request]
    cases: list[Case]

    def __bool__(self) -> bool:
        return bool(self.requests or self.cases)


def found_by_code(actor: Actor, typed: str) -> Subject | None:
    """The request of this reference, or the case of this code, however it was typed."""
    code = "".join(nfc(typed).upper().split())
    reference = f"YC-{code.removeprefix('YC').replace('-', '')}"
    reference = f"{reference[:7]}-{reference[7:]}"
    for request in Request.objects.visible_to(actor).filter(reference=reference).select_related("person"):
        return Subject(request.person.full_name, "intake:open_request", request.reference)
    for case in Case.objects.visible_to(actor).filter(code=code).select_related("person"):
        return Subject(case.person.full_name, "cases:open_case", case.code)
    return None


def found_by_number(actor: Actor, typed: str) -> list[Case]:
    """The newest cases that a court, the police or the Ministry's system knows by this number."""
    if not any(letter.isdigit() for letter in typed):
        return []
    found = cases_numbered(actor, typed).select_related("person").order_by("-pk")
    return list(found.only("code", "status", "accepted_on", "person__full_name", "person__birth_year")[:FOUND])


def found_by_name(actor: Actor, typed: str) -> Found:
    """The newest requests and cases of people with this name, with or without diacritics."""
    if not query_words(typed):
        return Found([], [])
    requests = Request.objects.visible_to(actor).named(typed).select_related("person").order_by("-pk")
    cases = Case.objects.visible_to(actor).named(typed).select_related("person").order_by("-pk")
    return Found(
        list(requests.only("reference", "status", "received_on", "person__full_name", "person__birth_year")[:FOUND]),
        list(cases.only("code", "status", "accepted_on", "person__full_name", "person__birth_year")[:FOUND]),
    )
