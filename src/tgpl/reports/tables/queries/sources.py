"""What the tables count: which records, and by which dimensions."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case as When_
from django.db.models import CharField, Exists, Expression, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.cases.models import BriefAdvice, Case, FurtherGround
from tgpl.core.pages.navigation import address_of
from tgpl.directory.models import Engagement, PractitionerKind
from tgpl.directory.queries import organisations_on
from tgpl.indicators.catalogue.cases import ALL as CASES
from tgpl.indicators.catalogue.register import ORGANISATIONS, PRACTITIONERS
from tgpl.indicators.catalogue.requests import ALL as REQUESTS
from tgpl.indicators.figures import Column, Population
from tgpl.intake.models import Channel, Request
from tgpl.reports.tables.rules.form import TableForm


@dataclass(frozen=True, slots=True)
class Span:
    """The days and offices that a table covers; `whole`: also organisations without a register."""

    first: dt.date
    last: dt.date
    offices: frozenset[int]
    whole: bool = False


Expressed = Callable[[TableForm], Expression | F]


@dataclass(frozen=True)
class Source:
    """Records that a table counts. `parts` do not overlap; they are counted apart because each has its own index.

    `shown_as`: the population whose lists show these records, and to whom.
    """

    rows: Callable[[Span], QuerySet[Any]]
    parts: Callable[[Span], tuple[Q, ...]]
    dimensions: Mapping[str, Expressed]
    shown_as: Population

    def records(self, span: Span) -> QuerySet[Any]:
        """All records of the source in this span."""
        return self.rows(span).filter(reduce(or_, self.parts(span)))

    def visible(self, rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
        """Those of `rows` that `actor` may see, with what their list shows."""
        return self.shown_as.visible(rows, actor).select_related(*self.shown_as.related)


def _column(name: str) -> Expressed:
    return lambda form: F(name)


def _ground(form: TableForm) -> Expression | F:
    """The ground that counts; a person who holds every ground of a combined column is counted there alone."""
    combined = [When(_holds_all(codes), then=Value(name)) for name, codes in form.combined.items()]
    return When_(*combined, default=F("ground")) if combined else F("ground")


def _holds_all(codes: tuple[str, ...]) -> Q:
    """Of these grounds one is the ground of the case and the others are among its further ones."""
    condition = Q(ground__in=codes)
    for code in codes:
        held = FurtherGround.objects.filter(case=OuterRef("pk"), ground=code)
        condition &= Q(ground=code) | Q(Exists(held))
    return condition


def _organisation(form: TableForm) -> Expression:
    """The kind of organisation for which a lawyer or adviser of another organisation acts."""
    theirs = Engagement.objects.filter(
        practitioner=OuterRef("practitioner"), kind=OuterRef("practitioner_kind"), valid_from__lte=OuterRef("ended_on")
    )
    kind = theirs.order_by("-valid_from").values("agency__kind")[:1]
    of_others = [PractitionerKind.ORGANISATION_LAWYER, PractitionerKind.LEGAL_ADVISER]
    found = Coalesce(Subquery(kind), Value(""))
    return When_(When(practitioner_kind__in=of_others, then=found), default=Value(""))


CASE_DIMENSIONS: dict[str, Expressed] = {
    "field": _column("field"),
    "form": _column("form"),
    "sex": _column("person__sex"),
    "ground": _ground,
    "practitioner": _column("practitioner_kind"),
    "organisation": _organisation,
    "ending": _column("ending"),
    "role": _column("role"),
    "disability": lambda form: _said("client_has_disability"),
}


def _said(name: str) -> Expression:
    """ "yes" where the column is true."""
    return When_(When(**{name: True}, then=Value("yes")), default=Value("no"))


def _cases(parts: Callable[[Span], tuple[Q, ...]]) -> Source:
    return Source(
        rows=lambda span: Case.objects.filter(office_id__in=span.offices),
        parts=parts,
        dimensions=CASE_DIMENSIONS,
        shown_as=CASES,
    )


def _engagements(span: Span) -> QuerySet[Engagement]:
    theirs = Q(agency_id__in=span.offices)
    if span.whole:
        theirs |= ~Q(agency__kind__in=Agency.OFFICES)
    return Engagement.objects.on(span.last).filter(theirs)


def _organisations(span: Span) -> QuerySet[Agency]:
    theirs = Q(pk__in=span.offices)
    if span.whole:
        theirs |= ~Q(kind__in=Agency.OFFICES)
    return organisations_on(span.last).filter(theirs)


_everything = (Q(),)


def _visible_answers(rows: QuerySet[BriefAdvice], actor: Actor) -> QuerySet[BriefAdvice]:
    """Those whose request `actor` may see."""
    return rows.filter(request__in=Request.objects.visible_to(actor))


ANSWERED = Population(
    "answered",
    lambda scope: BriefAdvice.objects.filter(office_id__in=scope.offices),
    _visible_answers,
    (
        Column(_("Số trong Sổ việc"), str),
        Column(_("Ngày trả lời"), lambda advice: advice.advised_on),
        Column(_("Lĩnh vực"), lambda advice: advice.get_field_display()),
        Column(_("Mã yêu cầu"), lambda advice: advice.request.reference),
    ),
    ("request",),
    lambda advice: address_of("intake:open_request", advice.request.reference),
)


def _first_channel() -> Expression:
    """How it first came: a body's notice that went to the wrong office is still a notice."""
    before = Request.objects.filter(went_on_as=OuterRef("pk")).values(at=Coalesce("came_from__channel", "channel"))
    handed_on = When(channel=Channel.TRANSFER, then=Coalesce(Subquery(before), F("channel")))
    return When_(handed_on, default=F("channel"), output_field=CharField())


SOURCES: dict[str, Source] = {
    "carried": _cases(
        lambda span: (
            Q(accepted_on__lt=span.first, ended_on__gte=span.first),
            Q(accepted_on__lt=span.first, ended_on=None),
        )
    ),
    "accepted": _cases(lambda span: (Q(accepted_on__gte=span.first, accepted_on__lte=span.last),)),
    "ended": _cases(lambda span: (Q(ended_on__gte=span.first, ended_on__lte=span.last),)),
    "running": _cases(
        lambda span: (
            Q(accepted_on__lte=span.last, ended_on__gt=span.last),
            Q(accepted_on__lte=span.last, ended_on=None),
        )
    ),
    "requests": Source(
        rows=lambda span: Request.objects.filter(office_id__in=span.offices).counted_once(span.last),
        parts=lambda span: (Q(received_on__gte=span.first, received_on__lte=span.last),),
        dimensions={
            "channel": lambda form: _first_channel(),
            "status": _column("status"),
            "sex": _column("person__sex"),
            "disability": lambda form: _said("asker_has_disability"),
            "detained": lambda form: _said("detained"),
        },
        shown_as=REQUESTS,
    ),
    "answered": Source(
        rows=lambda span: BriefAdvice.objects.filter(office_id__in=span.offices),
        parts=lambda span: (Q(advised_on__gte=span.first, advised_on__lte=span.last),),
        dimensions={
            "field": _column("field"),
            "sex": _column("person__sex"),
            "disability": lambda form: _said("client_has_disability"),
        },
        shown_as=ANSWERED,
    ),
    "engaged": Source(
        rows=_engagements,
        parts=lambda span: _everything,
        dimensions={"practitioner": _column("kind"), "sex": _column("practitioner__gender")},
        shown_as=PRACTITIONERS,
    ),
    "organisations": Source(
        rows=_organisations,
        parts=lambda span: _everything,
        dimensions={"agency": _column("kind")},
        shown_as=ORGANISATIONS,
    ),
}
