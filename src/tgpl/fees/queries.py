"""What pages and services read of fees: sheets, statements, lists for a period."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.roles import PERMISSIONS, Permission
from tgpl.cases.models import Case
from tgpl.directory.models import Practitioner
from tgpl.fees.models import ChosenMethod, Expense, SheetRow, Statement, StatementQuerySet
from tgpl.fees.rules import Method
from tgpl.intake.models import FormOfAid

APPRAISERS = [role for role, held in PERMISSIONS.items() if Permission.APPRAISE_TIME in held]


def practitioner_of(actor: Actor) -> Practitioner | None:
    """The practitioner whose account this is."""
    return Practitioner.objects.filter(user=actor.user_id).first() if actor.user_id else None


def own_cases(practitioner: Practitioner) -> QuerySet[Case]:
    """The open cases of a practitioner, with what was written on each sheet and not yet claimed."""
    waiting = Q(sheet_rows__practitioner=practitioner, sheet_rows__statement=None)
    return (
        Case.objects.open()
        .filter(practitioner=practitioner)
        .exclude(form=FormOfAid.ADVICE)  # paid by the document, not by time
        .select_related("person")
        .annotate(
            rows_waiting=Count("sheet_rows", filter=waiting), minutes_waiting=Sum("sheet_rows__minutes", filter=waiting)
        )
        .order_by("-pk")
    )


def sheet_cases(actor: Actor) -> QuerySet[Case]:
    """The cases whose sheets this person may write: a head's by office, a practitioner's if they were ever put on it.

    One who was replaced no longer sees the case, and still has their hours to write down.
    """
    found = Case.objects.select_related("person", "practitioner", "office")
    if actor.may(Permission.ASSIGN_CASES):
        return found.filter(pk__in=Case.objects.visible_to(actor).values("pk"))
    return found.filter(assignments__practitioner__user=actor.user_id).distinct()


def chosen_method(case: Case, practitioner: Practitioner) -> Method | None:
    """How this practitioner is paid for `case`; None until they have chosen. Only proceedings leave a choice."""
    if case.form != FormOfAid.PROCEEDINGS:
        return Method.SESSIONS
    chosen = ChosenMethod.objects.filter(case=case, practitioner=practitioner).first()
    return Method(chosen.method) if chosen else None


def sheet_rows(case: Case, practitioner: Practitioner) -> QuerySet[SheetRow]:
    return SheetRow.objects.filter(case=case, practitioner=practitioner).select_related("statement")


def sheet_expenses(case: Case, practitioner: Practitioner) -> QuerySet[Expense]:
    return Expense.objects.filter(case=case, practitioner=practitioner).select_related("statement")


def listed_statements(actor: Actor) -> StatementQuerySet:
    """The statements that `actor` may see, with what a list shows of each."""
    return Statement.objects.visible_to(actor).select_related("case", "practitioner", "office")


def opened_statement(actor: Actor, uid: Any) -> Statement | None:
    shown = Statement.objects.visible_to(actor).select_related(
        "case__person", "practitioner", "office__commune__province", "appraiser"
    )
    return shown.filter(uid=uid).first()


def moved_between(found: StatementQuerySet, first: dt.date, last: dt.date) -> StatementQuerySet:
    """Those that came into their state from `first` to `last`, both days included."""
    start, end = (timezone.make_aware(dt.datetime.combine(day, dt.time())) for day in (first, last))
    return found.filter(status_at__gte=start, status_at__lt=end + dt.timedelta(days=1))


def scan_open_to(actor: Actor, uid: Any) -> SheetRow | Expense | None:
    """The scan of a row or a receipt: of one's own sheet, of a case of the head, of a statement that one may see."""
    statements = Statement.objects.visible_to(actor).values("pk")
    may_see = Q(statement__in=statements) | Q(practitioner__user=actor.user_id)
    if actor.may(Permission.ASSIGN_CASES):
        may_see |= Q(case__in=Case.objects.visible_to(actor).values("pk"))
    held: list[QuerySet[Any]] = [SheetRow.objects.all(), Expense.objects.all()]
    found = (papers.filter(may_see, uid=uid).exclude(file="").select_related("case__person").first() for papers in held)
    return next((paper for paper in found if paper), None)


def paid_between(actor: Actor, first: dt.date, last: dt.date) -> StatementQuerySet:
    """The register of payments of a period, in its order."""
    return listed_statements(actor).filter(paid_on__gte=first, paid_on__lte=last).order_by("paid_on", "pk")


def sums_by_status(found: StatementQuerySet) -> dict[str, tuple[int, Decimal]]:
    """How many statements stand at each status, and what they come to."""
    counted = found.order_by().values_list("status").annotate(count=Count("pk"), fee=Sum("fee"), costs=Sum("costs"))
    return {status: (count, fee + costs) for status, count, fee, costs in counted}


def possible_appraisers(statement: Statement) -> QuerySet[User]:
    """Colleagues of the office, of its centre or its department who may check the time: not the one who is paid."""
    office: Agency = statement.office
    near = [key for key in (office.pk, office.parent_id, office.parent and office.parent.parent_id) if key]
    posts = Membership.objects.held_on(timezone.localdate()).filter(agency__in=near, role__in=APPRAISERS)
    found = User.objects.filter(memberships__in=posts.order_by().values("pk"), is_active=True)
    return found.exclude(pk=statement.practitioner.user_id or 0).distinct().order_by("full_name")
