"""What pages and reports read of complaints."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.roles import Permission, Role
from tgpl.cases.models import Case
from tgpl.cases.queries import case_of
from tgpl.complaints.models import Act, Complaint, Outcome
from tgpl.complaints.rules import CLOCKS, OPEN, Post, Stage, Status, first_answerer, may_escalate
from tgpl.deadlines.models import Clock
from tgpl.intake.models import Request, RequestMove

HEADS = (Role.CENTRE_DIRECTOR, Role.BRANCH_HEAD)


def complained_of(request: Request, act: str) -> User | None:
    """Whose deed it is, as the records show: who refused, who does the case, who changed the practitioner."""
    case = case_of(request)
    if act == Act.REFUSAL:
        refusal = request.moves.filter(kind=RequestMove.Kind.REFUSE).order_by("-pk").select_related("by").first()
        return refusal.by if refusal else None
    if case is None:
        return None
    if act == Act.CHANGE:
        last = case.assignments.order_by("-pk").select_related("by").first()
        return last.by if last else None
    return case.practitioner.user if case.practitioner else None


def acts_open_to(request: Request) -> list[str]:
    """What can be complained of as things stand: a refusal once there is one, the rest once there is a case."""
    refused = request.moves.filter(kind=RequestMove.Kind.REFUSE).exists()
    case = case_of(request)
    acts = [Act.REFUSAL] if refused else []
    acts += [Act.NOT_DONE, Act.UNLAWFUL] if case else []
    changed = case is not None and case.assignments.count() > 1
    return [act.value for act in (*acts, *([Act.CHANGE] if changed else []))]


def answerer_for(office: Agency, about: User | None, on: date) -> int | None:
    """The head who answers a complaint about `office` first, never the one complained of; None: the department."""
    agencies = [office.pk, *([office.parent_id] if office.parent_id else [])]
    held = Membership.objects.held_on(on).filter(agency__in=agencies, role__in=HEADS)
    posts = [Post(post.user_id, post.agency_id == office.pk) for post in held]
    return first_answerer(posts, about.pk if about else None)


def may_answer(actor: Actor, complaint: Complaint) -> bool:
    """Whether this person answers at the stage where the complaint waits."""
    if not actor.may(Permission.ANSWER_COMPLAINTS) or complaint.about_id == actor.user_id:
        return False
    is_of_office = actor.agency_id in actor.offices
    return (complaint.status == Status.RECEIVED and is_of_office) or (
        complaint.status == Status.ESCALATED and not is_of_office
    )


def is_late(complaint: Complaint) -> bool:
    """Whether the head has let the time for an answer pass."""
    clocks = Clock.objects.of("complaint", complaint.code).running().filter(rule=CLOCKS[Stage.FIRST])
    return any(clock.is_late(timezone.now()) for clock in clocks)


def may_go_on(complaint: Complaint) -> bool:
    """Whether the person may take it to the director of the department now."""
    return may_escalate(complaint.status, is_late=complaint.status == Status.RECEIVED and is_late(complaint))


def listed_complaints(actor: Actor) -> QuerySet[Complaint]:
    """The register: what a line shows; nothing encrypted is read."""
    hidden = ("complainant", "relation", "contact", "story", "wanted")
    return Complaint.objects.visible_to(actor).select_related("request", "office").defer(*hidden)


def opened_complaints(actor: Actor) -> QuerySet[Complaint]:
    """The complaints that `actor` may open, with what their page shows."""
    related = ("request__person", "case", "office", "answerer")
    return Complaint.objects.visible_to(actor).select_related(*related).prefetch_related("answers")


def complaints_of(request: Request) -> list[Complaint]:
    """What the person who follows a request sees of their complaints."""
    return list(request.complaints.prefetch_related("answers").order_by("-pk"))


def still_to_complain_of(request: Request, own: Iterable[Complaint]) -> list[str]:
    """The acts that no complaint of theirs is waiting about."""
    waiting = {one.act for one in own if one.status in OPEN}
    return [act for act in acts_open_to(request) if act not in waiting]


def due_times(complaints: Iterable[Complaint]) -> dict[str, datetime]:
    """By when each of them that waits must be answered, by its code."""
    codes = [one.code for one in complaints]
    running = Clock.objects.running().filter(subject_kind="complaint", subject_key__in=codes)
    return dict(running.values_list("subject_key", "due_at"))


def complaints_about(actor: Actor, case: Case) -> list[Complaint]:
    """What the page of a case shows."""
    return list(listed_complaints(actor).filter(case=case).order_by("-pk"))


def complaint_counts(offices: QuerySet[Agency] | list[Agency], first: date, last: date) -> dict[str, int]:
    """Figures for reports, over what was received in a period: how many, about what, with what outcome, how soon."""
    received = Complaint.objects.filter(office__in=offices, received_on__gte=first, received_on__lte=last)
    acts = {f"act_{act}": Count("pk", filter=Q(act=act), distinct=True) for act in Act.values}
    outcomes = {
        f"outcome_{outcome}": Count("answers", filter=Q(answers__outcome=outcome), distinct=True)
        for outcome in Outcome.values
    }
    return received.aggregate(
        received=Count("pk", distinct=True),
        escalated=Count("pk", filter=Q(moves__now=Status.ESCALATED), distinct=True),
        answered=Count("pk", filter=Q(answers__isnull=False), distinct=True),
        **acts,
        **outcomes,
    )


def late_answers(offices: QuerySet[Agency] | list[Agency], first: date, last: date, now: datetime) -> int:
    """How many answers to complaints of a period came, or are still to come, after their limit."""
    codes = Complaint.objects.filter(office__in=offices, received_on__gte=first, received_on__lte=last).values("code")
    clocks = Clock.objects.filter(subject_kind="complaint", subject_key__in=codes)
    return sum(clock.is_late(now) for clock in clocks)
